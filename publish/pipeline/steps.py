"""How long the steps of a run take: each begins with what is said of it, and ends where the next one begins."""

from collections.abc import Callable
from time import monotonic

from publish.model.results import StepResult
from publish.pipeline.formats.format import Progress


class Steps:
    """A progress that is timed; it passes on what it is told."""

    def __init__(self, progress: Progress, clock: Callable[[], float] = monotonic) -> None:
        self._progress = progress
        self._clock = clock
        self._begun: list[tuple[str, float]] = []

    def __call__(self, what: str) -> None:
        """A step begins."""
        self._begun.append((what, self._clock()))
        self._progress(what)

    def ended(self) -> tuple[StepResult, ...]:
        """All steps; the last one ends now."""
        ends = [*(at for _, at in self._begun[1:]), self._clock()]
        pairs = zip(self._begun, ends, strict=False)
        return tuple(StepResult(what, round(end - begun, 3)) for (what, begun), end in pairs)
