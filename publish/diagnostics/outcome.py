"""A value together with what was noticed while it was made; a refusal; and which findings only follow from others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from publish.diagnostics.rule import Diagnostic, Severity
from publish.errors import ExitCode, PublishError


class Refused(PublishError):
    """What was to be made cannot be; who asked for it turns this into its own outcome."""

    exit_code = ExitCode.CONTENT

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(found.message for found in diagnostics))
        self.diagnostics = tuple(diagnostics)
        """Why: one error at least."""

    def __reduce__(self) -> tuple[type["Refused"], tuple[tuple[Diagnostic, ...]]]:
        """How it is sent to another process."""
        return (Refused, (self.diagnostics,))


_EDITION = "/edition.toml"


def without_following(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without those that follow from another of the same file.

    What is said of an edition's own settings follows from what is said of any file in its folder.
    """
    told: defaultdict[str, list[str]] = defaultdict(list)
    for diagnostic in diagnostics:
        told[diagnostic.id].append(diagnostic.at.path)

    def follows(diagnostic: Diagnostic) -> bool:
        path = diagnostic.at.path
        folder = path.removesuffix(_EDITION) + "/" if path.endswith(_EDITION) else ""
        causes = (cause for id in diagnostic.rule.follows for cause in told[id])
        return any(cause == path or (folder and cause.startswith(folder)) for cause in causes)

    return tuple(diagnostic for diagnostic in diagnostics if not follows(diagnostic))


T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage returns: its value, and its findings in the order of the source."""

    value: T
    """The result. With errors among the diagnostics it is as good as could be made, and must not be published."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was noticed."""

    @property
    def ok(self) -> bool:
        """Whether no diagnostic is an error."""
        return all(d.severity is not Severity.ERROR for d in self.diagnostics)

    def adding(self, diagnostics: Iterable[Diagnostic]) -> "Outcome[T]":
        """The same value with further findings behind those it has."""
        return replace(self, diagnostics=(*self.diagnostics, *diagnostics))

    def then(self, stage: Callable[[T], "Outcome[U]"]) -> "Outcome[U]":
        """Feed the value to the next stage and keep the findings of both."""
        following = stage(self.value)
        return Outcome(following.value, (*self.diagnostics, *following.diagnostics))


def collect(outcomes: Iterable[Outcome[T]]) -> Outcome[tuple[T, ...]]:
    """Many outcomes as one: the values as a tuple, the findings in order."""
    values: list[T] = []
    diagnostics: list[Diagnostic] = []
    for outcome in outcomes:
        values.append(outcome.value)
        diagnostics.extend(outcome.diagnostics)
    return Outcome(tuple(values), tuple(diagnostics))
