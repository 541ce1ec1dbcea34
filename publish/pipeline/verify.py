"""Verifying finished books: each is read in full, by ourselves and by every validator at hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
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
from publish.errors import OverLimit, PublishError, Timeout
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
from publish.pipeline.sound_books import SoundBooks
from publish.pipeline.styles import printer_named
from publish.pipeline.validators import VALIDATORS, Judgement, at, epubcheck_says, verapdf_says
from publish.pipeline.worker import WORKER
from publish.preflight.preflight import PDF_UNREADABLE
from publish.preflight.reading import PdfReading, UnreadablePdf, page_count, pages_marked, read
from publish.tools import ghostscript, pdftotext, qpdf
from publish.tools.qpdf import PDF_SYNTAX
from publish.tools.run import Unreadable
from publish.tools.tool import Tool

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
    tools = {name: find() for name, find in VALIDATORS.items()}
    findings = [found for found in content.diagnostics if found.severity is Severity.ERROR]
    finished(project.root, BUILD, remark)
    sound = SoundBooks(project, tools)
    books: list[Path] = []
    readings: list[_Reading] = []
    for prepared in content.value:
        for path in _books(project, prepared):
            if not is_book(project.root, path.name):
                message = f"there is no {BUILD}/{path.name}"
                findings.append(BOOK_MISSING.finding(message, prepared.edition.span))
                continue
            books.append(path)
            key = sound.key(path, prepared, *_beside(path))
            if key in sound:
                progress(f"{path.name}: read before, and the same")
                continue
            progress(f"{path.name}: reading")
            readings.append(_read(project, prepared, path, key, tools))
    _ask_java(readings, progress)
    for reading in readings:
        if not reading.found and not reading.older:
            sound.add(reading.key)
        about = judged(reading.found, reading.path, reading.prepared.edition.span, older=reading.older)
        findings.extend(placed(about, reading.prepared.edition))
    verdict = judge(project, content.value, findings, terms)
    at_hand = tuple(tool.name for tool in tools.values() if tool.path)
    absent = tuple(tool for tool in tools.values() if not tool.path)
    return Outcome(Verified(tuple(books), at_hand, absent, verdict.waived), verdict.diagnostics)


@dataclass
class _Reading:
    """A finished book, and what is said of it."""

    path: Path
    prepared: Prepared
    key: str
    """The hash of all that is said of it depends on."""
    found: list[Diagnostic] = field(default_factory=list)
    older: bool = False
    """Whether the content was changed since it was built."""
    judges: list[Callable[[Sequence[Path]], Judgement]] = field(default_factory=list)
    """Who is to be asked besides: they run on Java, and are asked about all books at once."""

    def refused(self, why: PublishError) -> None:
        """Nobody can read it: what else was said of it follows from that."""
        rule = BOOK_STRUCTURE if self.path.suffix == ".epub" else PDF_UNREADABLE
        self.found = [rule.finding(f"the file cannot be read: {why.message}", at(self.path))]
        self.judges = []


def _read(project: Project, prepared: Prepared, path: Path, key: str, tools: dict[str, Tool]) -> _Reading:
    """Read a book by ourselves, and by the programs that take one at a time."""
    reading = _Reading(path, prepared, key)
    try:
        made = WORKER.run(made_of, path, limits=for_file(path))
        reading.older = bool(made) and made != hash_of(project, prepared.edition)
        check = _epub if path.suffix == ".epub" else _pdf
        reading.found.extend(check(project, reading, tools))
    except (OverLimit, Timeout, Unreadable) as refused:
        reading.refused(refused)
    return reading


def _ask_java(readings: Sequence[_Reading], progress: Progress) -> None:
    """Ask the validators that run on Java, each of them once."""
    for name, ask in (("epubcheck", epubcheck_says), ("veraPDF", verapdf_says)):
        asked = {reading.path: reading for reading in readings if ask in reading.judges}
        if not asked:
            continue
        progress(f"the books: asking {name}")
        for path, said in ask(tuple(asked)).items():
            if isinstance(said, PublishError):
                asked[path].refused(said)
            else:
                asked[path].found.extend(said)


def _books(project: Project, prepared: Prepared) -> Iterator[Path]:
    """The books of an edition: those that a plain build makes, and those for printers and stores that are there."""
    folder, name = project.root / BUILD, prepared.name
    yield from (folder / f"{name}.epub", folder / f"{name}.pdf")
    others = [path for suffix in (".epub", ".pdf") for path in folder.glob(f"{name}.*{suffix}")]
    yield from sorted(path for path in others if not path.stem.endswith(".sheet"))


def _beside(path: Path) -> Iterator[Path]:
    """The book of a cover in one piece: the size of the cover follows from its pages."""
    if path.suffix == ".pdf" and path.stem.endswith(_COVER):
        yield path.with_name(f"{path.stem.removesuffix(_COVER)}.pdf")


def _epub(_: Project, reading: _Reading, tools: dict[str, Tool]) -> Iterator[Diagnostic]:
    if tools["epubcheck"].path:
        reading.judges.append(epubcheck_says)
    yield from WORKER.run(_epub_judged, reading.path, reading.prepared.edition, limits=for_file(reading.path))


def _pdf(project: Project, reading: _Reading, tools: dict[str, Tool]) -> Iterator[Diagnostic]:
    path, prepared = reading.path, reading.prepared
    name = path.stem.removesuffix(_COVER)
    printer = _printer(project, prepared, name, at(path))
    if not printer.ok:
        yield from printer.diagnostics
        return
    syntax = tuple(_syntax(path, tools))
    yield from syntax
    if name != path.stem:
        yield from _cover(project, prepared, path, printer.value)
    else:
        yield from _book(project, reading, printer.value, tools, syntax)


def _book(
    project: Project, reading: _Reading, printer: Printer, tools: dict[str, Tool], syntax: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    path, prepared = reading.path, reading.prepared
    try:
        said = WORKER.run(_pdf_read, path, limits=for_file(path))
    except UnreadablePdf as error:
        if not syntax:
            yield PDF_SYNTAX.finding(str(error), at(path))
        return
    sheets = style_sheets(project.resources, prepared.loaded.theme, Target.PRINT).values()
    # A file in a version without tags has nothing that a screen reader goes by: its pages alone are read.
    is_read = said.tagged or printer.takes_tags
    differences = tuple(pdf_parity(prepared.printed, said, capitals=capitals_of(sheets))) if is_read else ()
    yield from differences
    if tools["pdftotext"].path:
        told = {difference.block for difference in differences}
        shown = pdftotext.text(path), pdftotext.drawn(path)
        yield from WORKER.run(_paper_judged, prepared.printed, shown, told, limits=for_file(path))
    words = WORKER.run(_all_words, path, limits=for_file(path))
    codes = shown_codes(prepared.printed, words)
    yield from link_parity(prepared.edition, prepared.loaded.settings.print_links, words, codes)
    job = (path, printer, prepared.loaded.theme, at(path))
    yield from WORKER.run(_pdf_judged, *job, limits=for_file(path))
    if "pdfua" in said.claims and tools["verapdf"].path:
        reading.judges.append(verapdf_says)


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
            yield TEXT_LOST.finding(f"the cover does not show “{title}”", at(path))
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
        yield from (PDF_SYNTAX.finding(problem, at(path)) for problem in qpdf.check(path).problems)
    if tools["ghostscript"].path:
        yield from (PDF_SYNTAX.finding(problem, at(path)) for problem in ghostscript.check(path).problems)


def _printer(project: Project, prepared: Prepared, book: str, at: Span) -> Outcome[Printer]:
    """The printer that a PDF was made for, by its name; ``printer-unknown`` for what is called otherwise."""
    other = book.removeprefix(prepared.name).removeprefix(".")
    return printer_named(project.resources, other, at) if other else Outcome(prepared.loaded.printer)
