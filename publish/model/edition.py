"""An edition: one issue of the publication, or a yearbook in parts, as a book."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from publish.diagnostics import NOWHERE, Span
from publish.model.blocks import Blocks
from publish.model.dates import newest
from publish.model.dispatch import Dispatch, Doubt


@dataclass(frozen=True, slots=True)
class TextMining:
    """What the publisher says of text and data mining (TDMRep: https://www.w3.org/community/reports/tdmrep/)."""

    reserved: bool
    """Whether it is reserved."""
    policy: str = ""
    """The address that says on what terms it is allowed all the same, or empty."""

    @property
    def reservation(self) -> str:
        """The value of ``tdm:reservation``."""
        return "1" if self.reserved else "0"


@dataclass(frozen=True, slots=True)
class Publication:
    """The newsletter."""

    title: str
    """Its name."""
    publisher: str
    """Who publishes it."""
    language: str
    """BCP 47 tag of its own words."""
    identifier: str
    """A URI that names it for good."""
    frequency: str = ""
    """How often it comes out, or empty."""
    rights: str = ""
    """Who may use it."""
    description: str = ""
    """What it is, in a sentence."""
    site: str = ""
    """The base address of its site, or empty: links to ``/path`` lead there."""
    mining: TextMining | None = None
    """What it says of text and data mining; ``None``: nothing."""


class NoticeKind(StrEnum):
    """What a notice is for."""

    ABOUT = "about"
    SUBSCRIBE = "subscribe"
    LEGAL = "legal"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Notice:
    """A piece of the newsletter footer: content at the end of an edition, not a page footer."""

    kind: NoticeKind
    """What it is for."""
    heading: str
    """Its heading; may be empty."""
    blocks: Blocks
    """What it says, word for word the same in every output."""
    condition: str = ""
    """A quotation from the text that says whom it is for: data for reports, never printed again."""
    exclude_regions: tuple[str, ...] = ()
    """Regions of editions that leave it out."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)
    """What its reader was not sure of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a yearbook; an issue has one, without title."""

    dispatches: tuple[Dispatch, ...]
    """The dispatches, in the order of the book."""
    title: str = ""
    """Its title; empty for the only part of an issue."""


@dataclass(frozen=True, slots=True)
class BookNumbers:
    """The numbers that the trade knows an edition by."""

    isbn_epub: str = ""
    """ISBN-13 of the e-book, digits alone."""
    isbn_print: str = ""
    """ISBN-13 of the printed book, digits alone."""
    issn: str = ""
    """ISSN of the publication, with its hyphen."""


@dataclass(frozen=True, slots=True)
class DividedWords:
    """Words of one language that are divided at the ends of lines as they are given here."""

    language: str
    """BCP 47 tag."""
    words: tuple[str, ...]
    """Each with a hyphen wherever it may be divided; one without any never is."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands on a last page that would be nearly empty, in print: a picture or a line."""

    picture: str = ""
    """The file of an ornament, relative to the project folder, or empty."""
    line: str = ""
    """A line of words, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it is set."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of the publication, or a yearbook in parts, as a book."""

    slug: str
    """The name of its folder: what its outputs are called."""
    publication: Publication
    """The newsletter that it is an issue of."""
    title: str
    """Its title: ``No. 12``."""
    parts: tuple[Part, ...]
    """The dispatches, in parts; never empty."""
    identifier: str = ""
    """A URI of its own, made from the publication's and the slug when not given."""
    number: int | None = None
    """Its number in the series."""
    date: datetime.date | None = None
    """When it comes out."""
    captured: datetime.datetime | None = None
    """When an import wrote it: stands in for a date in metadata, and is never printed."""
    region: str = ""
    """For whom it is made, as a code: EU, KZ, … or empty."""
    description: str = ""
    """What it holds, in a sentence or two."""
    subjects: tuple[str, ...] = ()
    """What it is about."""
    language: str = ""
    """BCP 47 tag of its own words."""
    numbers: BookNumbers = BookNumbers()
    """ISBN and ISSN."""
    rights: str = ""
    """Who may use it."""
    cover: str = ""
    """The file of its cover relative to the project folder; empty: the cover is set from type."""
    notices: tuple[Notice, ...] = ()
    """The newsletter footer, in order, those of the region."""
    fillers: tuple[Filler, ...] = ()
    """What stands on last pages that would be nearly empty."""
    divided: tuple[DividedWords, ...] = ()
    """Words that are divided as the house wants it, by language."""
    span: Span = field(default=NOWHERE, compare=False)
    """Its settings file."""

    @property
    def dispatches(self) -> Iterator[Dispatch]:
        """Every dispatch, in the order of the book."""
        return (dispatch for part in self.parts for dispatch in part.dispatches)

    @property
    def full_title(self) -> str:
        """The title that a library shows: publication and edition, once where the one names the other."""
        publication = self.publication.title
        return self.title if publication in self.title else f"{publication}: {self.title}"

    @property
    def modified(self) -> datetime.datetime | None:
        """The newest date in the content, at midnight UTC where it has no time; ``None`` when there is none."""
        days = [self.date, *(d for piece in self.dispatches for d in (piece.date, piece.updated))]
        return newest(days) or newest([self.captured])
