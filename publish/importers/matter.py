"""What a dispatch's front matter says, before its Markdown is read."""

import datetime
from dataclasses import dataclass, field

from publish.diagnostics import NOWHERE, Span
from publish.model.credits import Credit, Dateline
from publish.model.dispatch import FieldPlace, Status


@dataclass(frozen=True, slots=True)
class Markdown:
    """A line of Markdown from the front matter."""

    text: str
    """The characters."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where its value begins."""


@dataclass(frozen=True, slots=True)
class CorrectionMatter:
    """A correction before its text is read."""

    date: datetime.date
    """When it was corrected."""
    text: Markdown
    """What was wrong, and what is right."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says."""

    slug: str
    """The dispatch's name: as it says, or made from the file's name."""
    headline: Markdown | None = None
    """The headline; ``None`` when there is none."""
    short: Markdown | None = None
    """A shorter headline for running heads."""
    kicker: str = ""
    """A word or two over the headline."""
    standfirst: Markdown | None = None
    """The sentence under the headline."""
    date: datetime.date | None = None
    """When it was first published."""
    updated: datetime.date | datetime.datetime | None = None
    """When it was last changed."""
    lang: str = ""
    """BCP 47 tag; empty: the publication's."""
    dateline: Dateline | None = None
    """Where it was written."""
    byline: Markdown | None = None
    """The byline word for word."""
    credits: tuple[Credit, ...] = ()
    """Who did what."""
    corrections: tuple[CorrectionMatter, ...] = ()
    """What was corrected, oldest first."""
    rights: str = ""
    """Who may use it."""
    subjects: tuple[str, ...] = ()
    """What it is about."""
    embargo: datetime.datetime | None = None
    """Not to be published before; aware of its zone."""
    status: Status = Status.READY
    """How far it is."""
    run_on: bool = False
    """Whether it is a brief."""
    span: Span = field(default=NOWHERE, compare=False)
    """The first line of the front matter."""
    places: tuple[FieldPlace, ...] = field(default=(), compare=False)
    """Where its fields stand."""
