"""A catalogue: the editions of a publication with what is known of their books."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from publish.model.edition import BookNumbers, Publication
from publish.model.matter import CreditedPerson

INDEX, FEED, OPDS, OPDS_JSON, ONIX = "index.html", "feed.xml", "opds.xml", "opds.json", "onix.xml"
"""The files of a catalogue, besides books and covers."""

ATOM_TYPE = "application/atom+xml"
OPDS_TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
OPDS_JSON_TYPE = "application/opds+json"
EPUB_TYPE, PDF_TYPE = "application/epub+zip", "application/pdf"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold (XML 1.0 §2.2)."""


def legible(text: str) -> str:
    """The text without what XML cannot hold."""
    return _ILLEGAL.sub("", text)


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that stands in the catalogue's folder."""

    path: str
    """Its path there."""
    media_type: str
    """What it is."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """A picture of a cover."""

    file: OfferedFile
    """The picture, a JPEG."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""


@dataclass(frozen=True, slots=True)
class CorrectedPiece:
    """A correction, as the readers of a catalogue are told of it."""

    dispatch: str
    """The key of the dispatch."""
    number: int
    """Which one of the dispatch's corrections of that day it is, from 1."""
    headline: str
    """What the dispatch is called."""
    date: datetime.date
    """When it was corrected."""
    text: str
    """What was wrong, and what is right."""


@dataclass(frozen=True, slots=True)
class AccessibilityClaims:
    """What an e-book says of its accessibility."""

    claims: tuple[tuple[str, str], ...] = ()
    """Properties and values, as they stand in its package."""
    details: tuple[tuple[str, str], ...] = ()
    """Values of ONIX code list 196, each with a description or an empty text."""

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a property."""
        return tuple(value for known, value in self.claims if known == name)


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """What is known of the printed book."""

    pages: int
    """Its pages, the empty ones too; 0 where no PDF stands there."""
    width: float
    """Of the finished page, in points."""
    height: float
    """Of the finished page, in points."""
    price: str
    """``USD 18.99``, or empty."""
    file: OfferedFile | None
    """Its PDF, where that is offered."""


@dataclass(frozen=True, slots=True)
class CatalogEdition:
    """An edition, and what is offered of it."""

    name: str
    """The name of its folder."""
    identifier: str
    """The URI of the edition, which never changes."""
    title: str
    """The title that a library shows."""
    publication: str
    """What the newsletter is called in this edition."""
    language: str
    """BCP 47 tag."""
    description: str
    """What it holds, or empty."""
    subjects: tuple[str, ...]
    """What it is about."""
    rights: str
    """Who may use it, or empty."""
    number: int | None
    """Its number in the series."""
    numbers: BookNumbers
    """ISBN and ISSN."""
    date: datetime.date | None
    """When it came out."""
    modified: datetime.datetime
    """The newest date in its content, corrections too."""
    people: tuple[CreditedPerson, ...]
    """Who is credited, in the order of the bylines."""
    headlines: tuple[tuple[str, str], ...]
    """What its dispatches are called, in order, each with its language."""
    words: int
    """How many words its dispatches have."""
    corrections: tuple[CorrectedPiece, ...]
    """What was corrected, the newest first."""
    cover: CoverPicture
    """Its cover."""
    thumbnail: CoverPicture
    """The same, small."""
    cover_alt: str
    """What the cover shows."""
    ebook: OfferedFile
    """Its e-book."""
    printed: PrintedEdition
    """What is known of it in print."""
    accessibility: AccessibilityClaims
    """What the e-book says of its accessibility."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A publication's catalogue."""

    publication: Publication
    """The newsletter."""
    address: str
    """Where the folder is served, without a stroke at the end; empty where nobody knows."""
    editions: tuple[CatalogEdition, ...]
    """The editions, the newest first."""

    @property
    def modified(self) -> datetime.datetime:
        """The newest date in it."""
        return max(edition.modified for edition in self.editions)

    def link(self, path: str) -> str:
        """Where a file of the folder is found: by its whole address, or from the other files where nobody knows it."""
        return f"{self.address}/{path}" if self.address else path

    def id(self, name: str) -> str:
        """A URI for a part of the catalogue; the same in every run, and on any site (RFC 9562)."""
        return uuid5(uuid5(NAMESPACE_URL, self.publication.identifier), f"catalog/{name}").urn


def newest_first(editions: Sequence[CatalogEdition]) -> tuple[CatalogEdition, ...]:
    """The editions by their dates; those of one day by number and name."""

    def order(edition: CatalogEdition) -> tuple[datetime.date, int, str]:
        return edition.date or edition.modified.date(), edition.number or 0, edition.name

    return tuple(sorted(editions, key=order, reverse=True))


def moment(time: datetime.datetime) -> str:
    """A moment as feeds write it (RFC 3339)."""
    return time.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a day."""
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


def correction_id(edition: CatalogEdition, piece: CorrectedPiece) -> str:
    """The URI of a correction: by the edition, the dispatch and the day."""
    return uuid5(uuid5(NAMESPACE_URL, edition.identifier), f"{piece.dispatch}/{piece.date}/{piece.number}").urn


def writers(edition: CatalogEdition) -> Iterator[CreditedPerson]:
    """Those who wrote it."""
    return (person for person in edition.people if {"writer", "reporter"} & {*person.roles})
