"""How much work one thing of the content may be: the table ``[limits]``."""

from dataclasses import dataclass

from pydantic import Field

from publish.config.values import SettingsTable


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """How much work one job may be."""

    seconds: float = 10
    """Seconds of processor time."""
    memory: int = 1000
    """Megabytes of memory, besides what the program has anyway."""

    def times(self, factor: float) -> "WorkLimits":
        """So many times the time, and the same memory."""
        return WorkLimits(self.seconds * factor, self.memory)

    def of(self, count: int) -> "WorkLimits":
        """What so many jobs may be together."""
        return WorkLimits(self.seconds * count, self.memory * count)


USUAL = WorkLimits()
"""What holds where nobody says otherwise."""


class LimitTable(SettingsTable):
    """What one dispatch, picture or pattern may cost."""

    seconds: int = Field(10, ge=1, le=3600, description="Seconds of processor time.")
    memory: int = Field(1000, ge=100, le=100_000, description="Megabytes of memory.")


def limits_in_use(table: LimitTable | None) -> WorkLimits:
    """The limits of a table; the usual ones without it."""
    return USUAL if table is None else WorkLimits(table.seconds, table.memory)
