"""A printing read from a finished PDF: its dispatches by its tags, and every page of it as it is drawn."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from publish.checks.source.passages import count_words
from publish.errors import MissingTool, OverLimit, UsageError
from publish.model.results import BookResult, DispatchResult, EditionResult, PassageResult, PictureResult
from publish.pipeline.changes.printing import Kind, Printing
from publish.pipeline.drawing import said
from publish.pipeline.file_metadata import metadata_of
from publish.pipeline.page_pictures import page_pictures
from publish.pipeline.preflight import for_file
from publish.pipeline.results import file_hash
from publish.pipeline.worker import WORKER
from publish.preflight.reading import Article, PdfReading, UnreadablePdf, read
from publish.tools.pdfium import Undrawable

Gaps: TypeAlias = Mapping[str, str]
"""What stands at the end of a line and at the beginning of the next, run together and with a space between them."""

_NEAR = 12
"""So many characters at either side of the end of a line: the same do not meet elsewhere by chance."""


def printing_of_pdf(path: Path) -> Printing:
    """The printing; a PDF without tags has pages and no dispatches. :class:`UsageError` for one that cannot be read."""
    try:
        seen = WORKER.run(_read, path, limits=for_file(path))
    except (UnreadablePdf, OverLimit) as error:
        raise UsageError(
            f"{path} cannot be read as a PDF: {error}", hint="Name a whole PDF without a password."
        ) from error
    metadata, faces, gaps = metadata_of(path), tuple(page.face for page in page_pictures(path)), _gaps(path, seen.pages)
    size, digest = path.stat().st_size, file_hash(path)
    book = BookResult("pdf", path.name, size, digest, seen.pages, "", "", None, None, None, metadata, faces)
    dispatches = tuple(_dispatch(article, seen.labels, gaps) for article in seen.articles)
    title = metadata.get("dc:title") or metadata.get("Title", "")
    words = sum(one.words for one in dispatches)
    edition = EditionResult("", title, "", metadata.get("dc:language", ""), words, dispatches, (book,))
    return Printing(str(path), Kind.PDF, (edition,), partial=True, worded=seen.tagged, files={path.name: path})


def _read(path: Path) -> PdfReading:
    with path.open("rb") as file:
        return read(file)


def _gaps(path: Path, pages: int) -> Sequence[Gaps]:
    """Of each page, what stands at the ends of its lines; nothing where no program draws pages here.

    The words of a tag run on from line to line, and a file need hold no space where a line ends.
    """
    try:
        shown = [said(path, number)[0] for number in range(pages)]
    except (MissingTool, Undrawable):
        return [{}] * pages
    return [_ends(lines) for lines in shown]


def _ends(lines: Sequence[str]) -> Gaps:
    ends = ((before[-_NEAR:], after[:_NEAR]) for before, after in pairwise(lines))
    return {f"{before}{after}": f"{before} {after}" for before, after in ends if before[-1] not in "-\u00ad\ufffe"}


def _spaced(text: str, place: int, gaps: Sequence[Gaps]) -> str:
    """Words that begin on a page, with a space wherever a line of it, or of the next one, ends in them."""
    for ends in gaps[max(place, 0) : place + 2]:
        for joined, parted in ends.items():
            text = text.replace(joined, parted)
    return text


def _dispatch(article: Article, labels: Sequence[str], gaps: Sequence[Gaps]) -> DispatchResult:
    told = [*zip(article.stretches, article.begins, strict=True)]
    told += [(text, place) for (_, text), place in zip(article.notes, article.note_begins, strict=True)]
    told = [(_spaced(text, place, gaps), place) for text, place in told]
    alts = (*article.alts, *article.note_alts)
    first = min(article.pages, default=0)
    return DispatchResult(
        key="",
        headline=_spaced(article.title, first, gaps),
        path="",
        words=sum(count_words(text) for text, _ in told),
        pictures=len(alts),
        pages=tuple(labels[place] for place in sorted(article.pages)),
        passages=tuple(PassageResult(text, labels[place] if place >= 0 else "") for text, place in told),
        shown=tuple(PictureResult("", alt) for alt in alts),
    )
