"""Verifying finished books: each is read in full, by ourselves and by every validator at hand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.checks.parity import capitals_of, epub_parity, paper_parity, pdf_parity
from publish.checks.pdf.reading import read
from publish.config.waivers import Waived
from publish.diagnostics import Diagnostic, Outcome, Severity, Span, finding
from publish.markup.target import Target
from publish.markup.theme_files import style_sheets
from publish.pipeline.build import BUILD, Progress
from publish.pipeline.load import Project
from publish.pipeline.prepare import USUAL, Prepared, Terms, judge, ready
from publish.tools import epubcheck, ghostscript, pdftotext, qpdf, verapdf
from publish.tools.tool import Tool


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read, and by whom."""

    books: tuple[Path, ...] = ()
    """The books, in order."""
    validators: tuple[str, ...] = ()
    """Who judged them, besides our own reading."""
    absent: tuple[Tool, ...] = ()
    """Who could not: each says why, and what would bring it."""
    waived: tuple[Waived, ...] = ()
    """What waivers let through."""


def verify(
    project: Project, names: Sequence[str], *, terms: Terms = USUAL, progress: Progress = lambda _: None
) -> Outcome[Verified]:
    """Read the finished books of editions in full; no name means every edition.

    A validator that is not installed is named in the value, and is no fault of the books.
    """
    content = ready(project, names, terms)
    tools = {name: find() for name, find in _VALIDATORS.items()}
    said = [found for found in content.diagnostics if found.severity is Severity.ERROR]
    books: list[Path] = []
    for prepared in content.value:
        folder = project.root / BUILD
        own = [folder / f"{prepared.name}.epub", folder / f"{prepared.name}.pdf"]
        for path, check in zip(own, (_epub, _pdf), strict=True):
            said.extend(check(project, prepared, path, tools, progress))
        books.extend(path for path in own if path.exists())
    judged = judge(project, content.value, said, terms)
    at_hand = tuple(tool.name for tool in tools.values() if tool.path)
    absent = tuple(tool for tool in tools.values() if not tool.path)
    return Outcome(Verified(tuple(books), at_hand, absent, judged.waived), judged.diagnostics)


_VALIDATORS: Mapping[str, Callable[[], Tool]] = {
    "epubcheck": epubcheck.find,
    "verapdf": verapdf.find,
    "qpdf": qpdf.find,
    "ghostscript": ghostscript.find,
    "pdftotext": pdftotext.find,
}


def _at(path: Path) -> Span:
    return Span(f"{BUILD}/{path.name}")


def _epub(
    project: Project, prepared: Prepared, path: Path, tools: dict[str, Tool], progress: Progress
) -> Iterator[Diagnostic]:
    if not path.exists():
        yield finding("book-missing", f"there is no {path.name}", _at(path))
        return
    progress(f"{path.name}: reading")
    with path.open("rb") as book:
        yield from epub_parity(prepared.edition, book)
    if tools["epubcheck"].path:
        (verdict,) = epubcheck.check([path])
        for message in verdict.faults:
            yield finding("epubcheck", str(message), _at(path))


def _pdf(
    project: Project, prepared: Prepared, path: Path, tools: dict[str, Tool], progress: Progress
) -> Iterator[Diagnostic]:
    if not path.exists():
        yield finding("book-missing", f"there is no {path.name}", _at(path))
        return
    progress(f"{path.name}: reading")
    if tools["qpdf"].path:
        for problem in qpdf.check(path).problems:
            yield finding("pdf-syntax", problem, _at(path))
    with path.open("rb") as book:
        reading = read(book)
    sheets = style_sheets(project.shelf, prepared.loaded.theme, Target.PRINT).values()
    differences = tuple(pdf_parity(prepared.edition, reading, capitals=capitals_of(sheets)))
    yield from differences
    if tools["pdftotext"].path:
        told = {difference.block for difference in differences}
        yield from paper_parity(prepared.edition, pdftotext.text(path), told=told)
    if tools["ghostscript"].path and (problems := ghostscript.check(path).problems):
        yield from (finding("pdf-syntax", problem, _at(path)) for problem in problems)
    if "pdfua" in reading.claims and tools["verapdf"].path:
        (verdict,) = verapdf.check([path], verapdf.Profile.UA1)
        for failure in verdict.failures:
            yield finding("verapdf", f"{failure.clause}-{failure.test}: {failure.text}", _at(path))
