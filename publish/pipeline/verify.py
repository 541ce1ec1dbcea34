"""Verifying finished books: each is read in full, by ourselves and by every validator at hand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.checks.epub.inspect.package import BOOK_STRUCTURE
from publish.checks.parity.difference_findings import TEXT_LOST
from publish.checks.parity.ebook import epub_parity
from publish.checks.parity.links import link_parity, shown_codes
from publish.checks.parity.paper import paper_parity
from publish.checks.parity.tagged import pdf_parity
from publish.checks.piece_kinds import capitals_of
from publish.checks.words import drawn
from publish.config.printer import Printer
from publish.config.theme import Theme
from publish.config.waivers import Waived
from publish.diagnostics import Diagnostic, Outcome, Severity, Span
from publish.errors import MissingTool, OverLimit, Timeout
from publish.markup.attributes import Target
from publish.markup.theme_files import style_sheets
from publish.model.edition import Edition
from publish.pipeline.build import BOOK_MISSING, Remark, is_book
from publish.pipeline.covers import paper_of
from publish.pipeline.formats.format import Progress
from publish.pipeline.freshness import hash_of, judged, made_of
from publish.pipeline.gates import epub_gate, print_gate
from publish.pipeline.load import Project
from publish.pipeline.places import placed
from publish.pipeline.preflight import PreflightOrder, for_file, ordered_cover, preflight_file
from publish.pipeline.prepare import USUAL, CheckTerms, Prepared, judge, ready
from publish.pipeline.project_root import BUILD
from publish.pipeline.sinks import finished
from publish.pipeline.styles import printer_named
from publish.pipeline.worker import WORKER
from publish.preflight.preflight import PDF_UNREADABLE
from publish.preflight.reading import PdfReading, UnreadablePdf, page_count, pages_marked, read
from publish.tools import epubcheck, ghostscript, pdftotext, qpdf, verapdf
from publish.tools.epubcheck import EPUBCHECK
from publish.tools.qpdf import PDF_SYNTAX
from publish.tools.run import Unreadable
from publish.tools.tool import Tool
from publish.tools.verapdf import VERAPDF

_COVER = ".cover"
"""What the name of a cover in one piece ends with, behind that of its book."""


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
    project: Project,
    names: Sequence[str],
    *,
    terms: CheckTerms = USUAL,
    progress: Progress = lambda _: None,
    remark: Remark = lambda _: None,
) -> Outcome[Verified]:
    """Read the finished books of editions in full; no name means every edition.

    A validator that is not installed is named in the value, and is no fault of the books.
    """
    content = ready(project, names, terms)
    tools = {name: find() for name, find in _VALIDATORS.items()}
    findings = [found for found in content.diagnostics if found.severity is Severity.ERROR]
    finished(project.root, BUILD, remark)
    books: list[Path] = []
    for prepared in content.value:
        for path in _books(project, prepared):
            if not is_book(project.root, path.name):
                message = f"there is no {BUILD}/{path.name}"
                findings.append(BOOK_MISSING.finding(message, prepared.edition.span))
                continue
            progress(f"{path.name}: reading")
            books.append(path)
            check = _epub if path.suffix == ".epub" else _pdf
            older = False
            try:
                made = WORKER.run(made_of, path, limits=for_file(path))
                older = bool(made) and made != hash_of(project, prepared.edition)
                found = tuple(check(project, prepared, path, tools))
            except (OverLimit, Timeout, Unreadable) as refused:
                rule = BOOK_STRUCTURE if path.suffix == ".epub" else PDF_UNREADABLE
                found = (rule.finding(f"the file cannot be read: {refused.message}", _at(path)),)
            about = judged(found, path, prepared.edition.span, older=older)
            findings.extend(placed(about, prepared.edition))
    verdict = judge(project, content.value, findings, terms)
    at_hand = tuple(tool.name for tool in tools.values() if tool.path)
    absent = tuple(tool for tool in tools.values() if not tool.path)
    return Outcome(Verified(tuple(books), at_hand, absent, verdict.waived), verdict.diagnostics)


_VALIDATORS: Mapping[str, Callable[[], Tool]] = {
    "epubcheck": epubcheck.find,
    "verapdf": verapdf.find,
    "qpdf": qpdf.find,
    "ghostscript": ghostscript.find,
    "pdftotext": pdftotext.find,
}


def require_validators() -> None:
    """:class:`publish.errors.MissingTool` where a validator is not at hand, with the reasons."""
    absent = [tool for tool in (find() for find in _VALIDATORS.values()) if not tool.path]
    if absent:
        reasons = "; ".join(f"{tool.name}: {tool.reason}" for tool in absent)
        raise MissingTool(f"not every validator is at hand: {reasons}", hint="Type publish doctor: it says what to do.")


def _books(project: Project, prepared: Prepared) -> Iterator[Path]:
    """The books of an edition: those that a plain build makes, and those for printers and stores that are there."""
    folder, name = project.root / BUILD, prepared.name
    yield from (folder / f"{name}.epub", folder / f"{name}.pdf")
    others = [path for suffix in (".epub", ".pdf") for path in folder.glob(f"{name}.*{suffix}")]
    yield from sorted(path for path in others if not path.stem.endswith(".sheet"))


def _at(path: Path) -> Span:
    return Span(f"{BUILD}/{path.name}")


def _epub(project: Project, prepared: Prepared, path: Path, tools: dict[str, Tool]) -> Iterator[Diagnostic]:
    yield from WORKER.run(_epub_judged, path, prepared.edition, limits=for_file(path))
    if tools["epubcheck"].path:
        (verdict,) = epubcheck.check([path])
        for message in verdict.faults:
            yield EPUBCHECK.finding(str(message), _at(path))


def _pdf(project: Project, prepared: Prepared, path: Path, tools: dict[str, Tool]) -> Iterator[Diagnostic]:
    name = path.stem.removesuffix(_COVER)
    printer = _printer(project, prepared, name, _at(path))
    if not printer.ok:
        yield from printer.diagnostics
        return
    syntax = tuple(_syntax(path, tools))
    yield from syntax
    if name != path.stem:
        yield from _cover(project, prepared, path, printer.value)
    else:
        yield from _book(project, prepared, path, printer.value, tools, syntax)


def _book(
    project: Project,
    prepared: Prepared,
    path: Path,
    printer: Printer,
    tools: dict[str, Tool],
    syntax: Sequence[Diagnostic],
) -> Iterator[Diagnostic]:
    try:
        reading = WORKER.run(_pdf_read, path, limits=for_file(path))
    except UnreadablePdf as error:
        if not syntax:
            yield PDF_SYNTAX.finding(str(error), _at(path))
        return
    sheets = style_sheets(project.resources, prepared.loaded.theme, Target.PRINT).values()
    # A file in a version without tags has nothing that a screen reader goes by: its pages alone are read.
    is_read = reading.tagged or printer.takes_tags
    differences = tuple(pdf_parity(prepared.printed, reading, capitals=capitals_of(sheets))) if is_read else ()
    yield from differences
    if tools["pdftotext"].path:
        told = {difference.block for difference in differences}
        shown = pdftotext.text(path), pdftotext.drawn(path)
        yield from WORKER.run(_paper_judged, prepared.printed, shown, told, limits=for_file(path))
    words = WORKER.run(_all_words, path, limits=for_file(path))
    codes = shown_codes(prepared.printed, words)
    yield from link_parity(prepared.edition, prepared.loaded.settings.print_links, words, codes)
    job = (path, printer, prepared.loaded.theme, _at(path))
    yield from WORKER.run(_pdf_judged, *job, limits=for_file(path))
    if "pdfua" in reading.claims and tools["verapdf"].path:
        (verdict,) = verapdf.check([path], verapdf.PdfStandard.UA1)
        for failure in verdict.failures:
            yield VERAPDF.finding(f"{failure.clause}-{failure.test}: {failure.text}", _at(path))


def _epub_judged(path: Path, edition: Edition) -> tuple[Diagnostic, ...]:
    with path.open("rb") as book:
        parity = tuple(epub_parity(edition, book))
    with path.open("rb") as book:
        return (*parity, *epub_gate(book, edition))


def _pdf_read(path: Path) -> PdfReading:
    with path.open("rb") as book:
        return read(book)


def _paper_judged(edition: Edition, shown: Sequence[Sequence[str]], told: set[str]) -> tuple[Diagnostic, ...]:
    return tuple(paper_parity(edition, *shown, told=told))


def _pdf_judged(path: Path, printer: Printer, theme: Theme, at: Span) -> tuple[Diagnostic, ...]:
    with path.open("rb") as book:
        return tuple(print_gate(book, printer, theme, at))


def _cover(project: Project, prepared: Prepared, path: Path, printer: Printer) -> Iterator[Diagnostic]:
    """A cover in one piece: its size follows from the pages of its book."""
    book = path.with_name(f"{path.stem.removesuffix(_COVER)}.pdf")
    edition, paper = prepared.edition, paper_of(prepared.loaded.settings, printer).value
    shown = drawn(WORKER.run(_words, path, limits=for_file(path)))
    for title in (edition.publication.title, edition.title):
        if drawn(title).casefold() not in shown.casefold():
            yield TEXT_LOST.finding(f"the cover does not show “{title}”", _at(path))
    if printer.cover is None or paper is None or not is_book(project.root, book.name):
        return
    families = frozenset(family.name for family in prepared.loaded.theme.families)
    pages = WORKER.run(_pages, book, limits=for_file(book))
    order = ordered_cover(PreflightOrder(printer, families), pages, paper.name)
    yield from preflight_file(path, order, f"{BUILD}/{path.name}").diagnostics


def _words(path: Path) -> str:
    """All words of a PDF that stand under no tag; none of one that cannot be read, which preflight tells."""
    try:
        with path.open("rb") as file:
            return "".join(text for page in pages_marked(file) for text in page.apart)
    except UnreadablePdf:
        return ""


def _all_words(path: Path) -> str:
    """All that the pages of a PDF show, in the order of drawing."""
    with path.open("rb") as file:
        pages = pages_marked(file)
    return "".join(text for page in pages for text in (*page.pieces.values(), *page.apart))


def _pages(path: Path) -> int:
    with path.open("rb") as file:
        return page_count(file)


def _syntax(path: Path, tools: dict[str, Tool]) -> Iterator[Diagnostic]:
    """What every PDF is asked: whether other programs can read it."""
    if tools["qpdf"].path:
        yield from (PDF_SYNTAX.finding(problem, _at(path)) for problem in qpdf.check(path).problems)
    if tools["ghostscript"].path:
        yield from (PDF_SYNTAX.finding(problem, _at(path)) for problem in ghostscript.check(path).problems)


def _printer(project: Project, prepared: Prepared, book: str, at: Span) -> Outcome[Printer]:
    """The printer that a PDF was made for, by its name; ``printer-unknown`` for what is called otherwise."""
    other = book.removeprefix(prepared.name).removeprefix(".")
    return printer_named(project.resources, other, at) if other else Outcome(prepared.loaded.printer)
