"""Who did what: credits, and the roles that the house knows."""

from dataclasses import dataclass, field
from enum import StrEnum

from publish.diagnostics import NOWHERE, Span


class Role(StrEnum):
    """What a person did for a dispatch; the order is that of a byline."""

    WRITER = "writer"
    REPORTER = "reporter"
    CONTRIBUTOR = "contributor"
    PHOTOGRAPHER = "photographer"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    PRODUCER = "producer"


@dataclass(frozen=True, slots=True)
class Credit:
    """A person with roles."""

    name: str
    """The name as printed."""
    roles: tuple[Role, ...]
    """What the person did; never empty."""
    place: str = ""
    """Where from, or empty."""
    affiliation: str = ""
    """For whom else the person works, or empty."""
    file_as: str = ""
    """The name as sorted, or empty: the name as printed then."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dispatch was written: printed as written, never modernised."""

    place: str
    """The place, as printed: ``ALMATY``, or a whole line that was given as one string."""
    country: str = ""
    """The country or region behind a comma, or empty."""

    @property
    def text(self) -> str:
        """The dateline in one string, without a dash behind it."""
        return f"{self.place}, {self.country}" if self.country else self.place
