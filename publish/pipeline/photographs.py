"""Pictures decoded and cleaned in the worker: one that takes too long or too much memory is refused at its line."""

from publish.config.limits import LIMIT_EXCEEDED, WorkLimits
from publish.diagnostics import Diagnostic, Outcome, Span
from publish.errors import OverLimit
from publish.imaging import CleanPhoto, Recipe, clean, verify
from publish.pipeline.worker import WORKER

TIMES = 3
"""How many times the time of a dispatch a picture may have: the largest that is taken, in inks, has eight seconds."""


def looked_at(data: bytes, source: str, at: Span, limits: WorkLimits) -> tuple[Diagnostic, ...]:
    """What is wrong with a picture; it is decoded in full."""
    try:
        return WORKER.run(_verified, data, source, at, limits=limits.times(TIMES))
    except OverLimit as over:
        return (_refused(source, at, over),)


def cleaned(data: bytes, source: str, recipe: Recipe, at: Span, limits: WorkLimits) -> Outcome[CleanPhoto | None]:
    """As :func:`publish.imaging.clean`."""
    try:
        return WORKER.run(_cleaned, data, source, recipe, at, limits=limits.times(TIMES))
    except OverLimit as over:
        return Outcome(None, (_refused(source, at, over),))


def _refused(source: str, at: Span, over: OverLimit) -> Diagnostic:
    return LIMIT_EXCEEDED.finding(f"“{source}” cannot be decoded: {over.message}", at)


def _verified(data: bytes, source: str, at: Span) -> tuple[Diagnostic, ...]:
    return verify(data, source=source, at=at).diagnostics


def _cleaned(data: bytes, source: str, recipe: Recipe, at: Span) -> Outcome[CleanPhoto | None]:
    return clean(data, source=source, recipe=recipe, at=at)
