"""How much work one thing of the content may be: the table ``[limits]``."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from publish.config.table import SettingsTable, WrittenAs
from publish.diagnostics import Rule, Severity

LIMIT_EXCEEDED = Rule(
    "limit-exceeded",
    Severity.ERROR,
    "This took too much time or memory. It was stopped, so that the rest could go on.",
    "Cut it into shorter pieces; publication.toml can allow more under [limits].",
    safety=True,
)


@dataclass(frozen=True, slots=True)
class WorkLimits(SettingsTable):
    """What one dispatch, picture or pattern may cost."""

    seconds: Annotated[float, WrittenAs(Annotated[int, Field(ge=1, le=3600)])] = 10
    """Seconds of processor time."""
    memory: Annotated[int, Field(ge=100, le=100_000)] = 1000
    """Megabytes of memory."""

    def times(self, factor: float) -> "WorkLimits":
        """So many times the time, and the same memory."""
        return WorkLimits(self.seconds * factor, self.memory)

    def of(self, count: int) -> "WorkLimits":
        """So many jobs together: all their time, and the memory of one beside what is kept of the others."""
        return WorkLimits(self.seconds * count, self.memory + _KEPT * (count - 1))


_KEPT = 20
"""Megabytes that are kept of a job while others are done: the tree of a dispatch of 300 kB of Markdown."""

USUAL = WorkLimits()
"""What holds where nobody says otherwise."""
