"""A dispatch: one piece of a newsletter, and the facts that stand with it."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from publish.diagnostics import NOWHERE, Span
from publish.model.blocks import Block, Blocks, Note
from publish.model.credits import Credit, Dateline
from publish.model.inlines import Inlines


class Status(StrEnum):
    """How far a dispatch is."""

    DRAFT = "draft"
    READY = "ready"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in an earlier version, printed in every output."""

    date: datetime.date
    """When it was corrected."""
    text: Inlines
    """What was wrong, and what is right."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a dispatch came from."""

    importer: str = ""
    """The importer that read it: ``markdown``, ``capture``, …"""
    source: str = ""
    """The file that it was imported from, or empty when it was written here."""
    lines: tuple[int, int] | None = None
    """First and last line in that file."""
    aside: tuple[str, ...] = ()
    """Keys of its front matter that a book has no use for."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader was not sure of."""

    place: str
    """The path of a block (``b3``), or the name of a field in this model."""
    reason: str
    """What else it could be."""


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field of the front matter stands."""

    field: str
    """Its name in this model; ``corrections.0`` for the first of several."""
    span: Span
    """Its value."""


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A line of the list of links that print puts behind a dispatch."""

    number: int
    """Its number, which stands at the words."""
    address: str
    """What is printed of it."""
    href: str
    """Where it leads."""
    code: str = ""
    """What its QR code says; empty: it has none."""
    short: str = ""
    """Its path below the publication's short addresses, where that is printed: ``12.3``; or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it is linked first."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One piece of the newsletter. Short ones that are ``run_on`` are briefs."""

    slug: str
    """Its name in its folder: lower-case letters, digits, hyphens."""
    folder: str = ""
    """The edition folder that it stands in: slugs, ids and note numbers are scoped by it."""
    headline: Inlines = ()
    """The headline; empty when the source has none."""
    label: str = ""
    """A generated display label for a dispatch without headline; empty otherwise, and marked where it is shown."""
    short: Inlines = ()
    """A shorter headline for running heads; empty: the headline itself stands there."""
    kicker: str = ""
    """A word or two over the headline; not a heading."""
    standfirst: Inlines = ()
    """The sentence under the headline."""
    date: datetime.date | None = None
    """When it was first published."""
    updated: datetime.date | datetime.datetime | None = None
    """When it was last changed."""
    lang: str = "en"
    """BCP 47 tag."""
    dateline: Dateline | None = None
    """Where it was written."""
    byline: Inlines = ()
    """The byline word for word; empty: one is composed from the credits."""
    credits: tuple[Credit, ...] = ()
    """Who did what."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected, oldest first."""
    rights: str = ""
    """Who may use it; empty: as the edition says."""
    subjects: tuple[str, ...] = ()
    """What it is about."""
    embargo: datetime.datetime | None = None
    """Not to be published before; aware of its zone."""
    status: Status = Status.READY
    """How far it is."""
    run_on: bool = False
    """Whether it is a brief that shares pages with its neighbours."""
    blocks: Blocks = ()
    """The body."""
    notes: tuple[Note, ...] = ()
    """The footnotes, in the order of their numbers once numbered."""
    links: tuple[ListedLink, ...] = ()
    """The addresses that print lists behind the text; empty until it is made for paper."""
    provenance: Provenance = field(default=Provenance(), compare=False)
    """Where it came from."""
    span: Span = field(default=NOWHERE, compare=False)
    """Its file."""
    places: tuple[FieldPlace, ...] = field(default=(), compare=False)
    """Where the fields of its front matter stand, as far as that is known."""
    weight: int | None = None
    """Its place among others: the lightest first; ``None``: none is given."""
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)
    """What its reader was not sure of; the writer of Markdown marks it."""
    opening: str = ""
    """The form of its opening, by the theme's name for it; empty: the usual one."""

    def at(self, place: Block | str) -> Span:
        """Where a block or a field stands; its file where that is not known."""
        if not isinstance(place, str):
            return place.span
        return next((known.span for known in self.places if known.field == place), self.span)

    @property
    def key(self) -> str:
        """Its name in the publication: ``folder/slug``."""
        return f"{self.folder}/{self.slug}" if self.folder else self.slug
