"""A printing read from a finished EPUB, as a reader is shown it."""

import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from publish.checks.epub.epub_file import DAMAGED, EpubFile, Unopened
from publish.checks.epub.reading import DocumentSection, Stretch, sections
from publish.checks.parity.ebook import FOOTER, HOUSE
from publish.checks.piece_kinds import PieceKind
from publish.checks.source.passages import count_words
from publish.errors import OverLimit, UsageError
from publish.model.results import BookResult, DispatchResult, EditionResult, PassageResult, PictureResult
from publish.pipeline.changes.printing import Kind, Printing
from publish.pipeline.file_metadata import metadata_of
from publish.pipeline.preflight import for_file
from publish.pipeline.results import file_hash
from publish.pipeline.worker import WORKER

_KINDS = frozenset(kind.value for kind in PieceKind)
"""The classes that say what a passage is."""


def printing_of_epub(path: Path) -> Printing:
    """The printing; :class:`UsageError` for a file that cannot be read."""
    try:
        dispatches = WORKER.run(_dispatches, path, limits=for_file(path))
    except (Unopened, OverLimit, *DAMAGED) as error:
        raise UsageError(f"{path} cannot be read as an EPUB: {error}", hint="Name a whole EPUB.") from error
    metadata = metadata_of(path)
    size, digest = path.stat().st_size, file_hash(path)
    book = BookResult("epub", path.name, size, digest, None, "", "", None, None, None, metadata)
    title, language = metadata.get("dc:title", ""), metadata.get("dc:language", "")
    words = sum(one.words for one in dispatches)
    edition = EditionResult("", title, metadata.get("dc:date", ""), language, words, dispatches, (book,))
    return Printing(str(path), Kind.EPUB, (edition,), partial=True, files={path.name: path})


def _dispatches(path: Path) -> tuple[DispatchResult, ...]:
    with path.open("rb") as file:
        read = [section for section in sections(file) if FOOTER not in section.names]
    with zipfile.ZipFile(path) as archive:
        book = EpubFile(archive)
        named = {picture for section in read for picture in section.pictures}.intersection(book.names)
        hashes = {name: sha256(book.data(name)).hexdigest() for name in named}
    page, found = "", []
    for section in read:
        found.append(_dispatch(section, hashes, page))
        page = section.pages[-1] if section.pages else page
    return tuple(found)


def _dispatch(section: DocumentSection, hashes: Mapping[str, str], page: str) -> DispatchResult:
    """A dispatch; ``page`` is the one that it begins on where no mark of a page stands before its first words."""
    own = [stretch for stretch in section.stretches if not stretch.names & HOUSE]
    headline = " ".join(stretch.text for stretch in own if PieceKind.HEADLINE.value in stretch.names)
    begins_before = bool(page) and any(not stretch.page for stretch in own)
    pictures = zip(section.pictures, section.alts, strict=True)
    return DispatchResult(
        key="",
        headline=headline,
        path=section.name,
        words=sum(count_words(stretch.text) for stretch in own),
        pictures=len(section.pictures),
        pages=((page,) if begins_before else ()) + section.pages,
        passages=tuple(PassageResult(stretch.text, stretch.page or page, _kind(stretch)) for stretch in own),
        shown=tuple(PictureResult(name, alt, hashes.get(name, "")) for name, alt in pictures),
    )


def _kind(stretch: Stretch) -> str:
    return min(stretch.names & _KINDS, default="")
