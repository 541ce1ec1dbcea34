"""What is known of an edition and its finished books, for a catalogue."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from publish.checks.source.passages import words_of
from publish.imaging.thumbnail import thumbnail
from publish.markup.strings import strings_for
from publish.model.dispatch import Correction
from publish.model.edition import Edition
from publish.model.matter import CreditedPerson
from publish.model.walk import plain
from publish.pipeline.prepare import Prepared
from publish.pipeline.worker import WORKER
from publish.trade.catalog import (
    EPUB_TYPE,
    PDF_TYPE,
    AccessibilityClaims,
    CatalogEdition,
    CorrectedPiece,
    CoverPicture,
    OfferedFile,
    PrintedEdition,
    midnight,
)
from publish.transforms.matter import dispatch_title

BOOKS, COVERS = "books", "covers"
"""The folders of books and covers in a catalogue."""
_SMALL = 352
"""Pixels: the width of a cover on the page, for screens of two to one."""


@dataclass(frozen=True, slots=True)
class FinishedBooks:
    """The files that a build has left of an edition."""

    ebook: bytes
    """The e-book."""
    cover: bytes
    """Its cover."""
    accessibility: bytes
    """What it says of its accessibility."""
    printed: bytes | None
    """The PDF; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class OfferedEdition:
    """An edition in a catalogue."""

    edition: CatalogEdition
    """What is said of it."""
    files: Mapping[str, bytes]
    """Its books and covers, by their paths in the catalogue's folder."""


@dataclass(frozen=True, slots=True)
class _Claim:
    property: str
    value: str


@dataclass(frozen=True, slots=True)
class _Detail:
    code: str
    description: str


@dataclass(frozen=True, slots=True)
class _Accessibility:
    claims: tuple[_Claim, ...]
    onix196: tuple[_Detail, ...]


def offered_edition(prepared: Prepared, books: FinishedBooks, *, pdf: bool) -> OfferedEdition:
    """What is said of an edition, and its files; :class:`ValueError` for a file that no build has made.

    ``pdf`` says that its PDF can be loaded too.
    """
    name, edition, settings = prepared.name, prepared.edition, prepared.loaded.settings
    small, small_size, size = _pictures(books.cover)
    files = {
        f"{BOOKS}/{name}.epub": books.ebook,
        f"{COVERS}/{name}.jpg": books.cover,
        f"{COVERS}/{name}.small.jpg": small,
    }
    if pdf and books.printed is not None:
        files[f"{BOOKS}/{name}.pdf"] = books.printed
    corrections = tuple(_corrections(edition))
    trim = settings.trim or prepared.loaded.printer.trim
    printed = PrintedEdition(
        pages=_pages(books.printed) if books.printed is not None else 0,
        width=trim.width,
        height=trim.height,
        price=settings.price,
        file=_file(files, f"{BOOKS}/{name}.pdf", PDF_TYPE),
    )
    ebook = _file(files, f"{BOOKS}/{name}.epub", EPUB_TYPE)
    assert ebook is not None
    cover = strings_for(edition.language).words["cover"]
    return OfferedEdition(
        CatalogEdition(
            name=name,
            identifier=edition.identifier,
            title=edition.full_title,
            publication=edition.publication.title,
            language=edition.language,
            description=edition.description,
            subjects=tuple(dict.fromkeys((*edition.subjects, *(s for d in edition.dispatches for s in d.subjects)))),
            rights=edition.rights or edition.publication.rights,
            number=edition.number,
            numbers=edition.numbers,
            date=edition.date,
            modified=_modified(edition, corrections),
            people=_people(prepared),
            headlines=tuple((plain(dispatch_title(one)), one.lang) for one in edition.dispatches),
            words=sum(map(words_of, edition.dispatches)),
            corrections=corrections,
            cover=_cover(files, f"{COVERS}/{name}.jpg", size),
            thumbnail=_cover(files, f"{COVERS}/{name}.small.jpg", small_size),
            cover_alt=settings.ebook.cover_alt or f"{cover}: {edition.full_title}",
            ebook=ebook,
            printed=printed,
            accessibility=_accessibility(books.accessibility),
        ),
        files,
    )


def _file(files: Mapping[str, bytes], path: str, media_type: str) -> OfferedFile | None:
    return OfferedFile(path, media_type, len(files[path])) if path in files else None


def _cover(files: Mapping[str, bytes], path: str, size: tuple[int, int]) -> CoverPicture:
    return CoverPicture(OfferedFile(path, "image/jpeg", len(files[path])), *size)


def _pictures(cover: bytes) -> tuple[bytes, tuple[int, int], tuple[int, int]]:
    """What stands in ``build/`` is content like any other: it is decoded in a process of its own."""
    from publish.pipeline.preflight import for_size

    try:
        return WORKER.run(thumbnail, cover, _SMALL, limits=for_size(len(cover)))
    except (OSError, SyntaxError) as error:
        raise ValueError("its cover is no JPEG") from error


def _pages(printed: bytes) -> int:
    from publish.pipeline.preflight import for_size
    from publish.preflight.reading import pages_in

    return WORKER.run(pages_in, printed, limits=for_size(len(printed)))


def _accessibility(data: bytes) -> AccessibilityClaims:
    try:
        said = TypeAdapter(_Accessibility).validate_json(data)
    except ValidationError as error:
        raise ValueError("what it says of its accessibility cannot be read") from error
    return AccessibilityClaims(
        tuple((claim.property, claim.value) for claim in said.claims),
        tuple((detail.code, detail.description) for detail in said.onix196),
    )


def _people(prepared: Prepared) -> tuple[CreditedPerson, ...]:
    """Who is credited, in the order of the bylines, as in the package of the e-book."""
    known = {person.name: person for person in prepared.matter.people}
    names = (credit.name for dispatch in prepared.edition.dispatches for credit in dispatch.credits)
    return tuple(known[name] for name in dict.fromkeys(names))


def _corrections(edition: Edition) -> Iterator[CorrectedPiece]:
    """What was corrected, the newest first."""
    found = [
        CorrectedPiece(dispatch.key, number, plain(dispatch_title(dispatch)), piece.date, plain(piece.text))
        for dispatch in edition.dispatches
        for number, piece in _numbered(dispatch.corrections)
    ]
    yield from sorted(found, key=lambda piece: piece.date, reverse=True)


def _numbered(corrections: tuple[Correction, ...]) -> Iterator[tuple[int, Correction]]:
    """Each correction with its number among those of its day: one that comes later changes no other's."""
    days: Counter[datetime.date] = Counter()
    for piece in corrections:
        days[piece.date] += 1
        yield days[piece.date], piece


def _modified(edition: Edition, corrections: tuple[CorrectedPiece, ...]) -> datetime.datetime:
    known = [edition.modified, *(midnight(piece.date) for piece in corrections)]
    return max(moment for moment in known if moment is not None)
