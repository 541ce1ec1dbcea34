"""A value together with what was noticed while it was made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from publish.diagnostics.rule import Diagnostic, Severity

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
