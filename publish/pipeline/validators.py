"""The validators of finished books: who is at hand, and what those say that run on Java, many books in one machine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from publish.diagnostics import Diagnostic, Span
from publish.errors import MissingTool, PublishError, Timeout
from publish.pipeline.project_root import BUILD
from publish.tools import epubcheck, ghostscript, pdftotext, qpdf, verapdf
from publish.tools.epubcheck import EPUBCHECK
from publish.tools.run import Unreadable
from publish.tools.tool import Tool
from publish.tools.verapdf import VERAPDF

VALIDATORS: Mapping[str, Callable[[], Tool]] = {
    "epubcheck": epubcheck.find,
    "verapdf": verapdf.find,
    "qpdf": qpdf.find,
    "ghostscript": ghostscript.find,
    "pdftotext": pdftotext.find,
}
"""How each is found."""

Judgement: TypeAlias = Mapping[Path, tuple[Diagnostic, ...] | PublishError]
"""What a validator says of each book; an error where it gives up on one."""


def require_validators() -> None:
    """:class:`publish.errors.MissingTool` where a validator is not at hand, with the reasons."""
    absent = [tool for tool in (find() for find in VALIDATORS.values()) if not tool.path]
    if absent:
        reasons = "; ".join(f"{tool.name}: {tool.reason}" for tool in absent)
        raise MissingTool(f"not every validator is at hand: {reasons}", hint="Type publish doctor: it says what to do.")


def epubcheck_says(books: Sequence[Path]) -> Judgement:
    """What epubcheck says of e-books."""

    def check(some: Sequence[Path]) -> Iterator[tuple[Diagnostic, ...]]:
        for verdict in epubcheck.check(some):
            yield tuple(EPUBCHECK.finding(str(message), at(verdict.book)) for message in verdict.faults)

    return _said(check, books)


def verapdf_says(books: Sequence[Path]) -> Judgement:
    """What veraPDF says of PDFs that claim to be accessible."""

    def check(some: Sequence[Path]) -> Iterator[tuple[Diagnostic, ...]]:
        for verdict in verapdf.check(some, verapdf.PdfStandard.UA1):
            named = ((f"{one.clause}-{one.test}: {one.text}", at(verdict.pdf)) for one in verdict.failures)
            yield tuple(VERAPDF.finding(*said) for said in named)

    return _said(check, books)


def _said(check: Callable[[Sequence[Path]], Iterator[tuple[Diagnostic, ...]]], books: Sequence[Path]) -> Judgement:
    """All in one machine; where that fails, each in its own, so that one book takes no other's judgement away."""
    try:
        return dict(zip(books, check(books), strict=True))
    except (Timeout, Unreadable) as refused:
        if len(books) == 1:
            return {books[0]: refused}
    return {book: said for one in books for book, said in _said(check, (one,)).items()}


def at(book: Path) -> Span:
    """The place of a finished book."""
    return Span(f"{BUILD}/{book.name}")
