"""Building books: all editions that are asked for, in all formats, or none of them.

Books are written beside their places and delivered together at the end, so that a fault in one edition replaces no
book of another.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from publish.config.geometry import Size
from publish.config.printer import Printer
from publish.config.store import Store
from publish.config.waivers import Waived
from publish.diagnostics import Diagnostic, Outcome, Refused, Rule, Severity
from publish.model.pagination import Pagination
from publish.pipeline.ebooks import Ebook, EbookOrder, make_ebooks
from publish.pipeline.editions import EditionBuilder
from publish.pipeline.formats import FORMATS
from publish.pipeline.gates import cover_gate, letter_gate, print_gate
from publish.pipeline.held import held
from publish.pipeline.load import Project
from publish.pipeline.places import placed
from publish.pipeline.prepare import USUAL, CheckTerms, Prepared, judge, ready
from publish.pipeline.sinks import Delivery, delivery
from publish.pipeline.stores import asked_for

BOOK_MISSING = Rule(
    "book-missing",
    Severity.ERROR,
    "There is no book to read.",
    "Build the edition first.",
)

if TYPE_CHECKING:
    from publish.pdf.cover.dimensions import Dimensions

BUILD = "build"

Progress = Callable[[str], None]
"""Is told what is being done, for who waits."""
Remark = Callable[[str], None]
"""Is told what a reader of the log should know too: that another build is waited for, that a set was finished."""


@dataclass(frozen=True, slots=True)
class Made:
    """A book that was made."""

    edition: str
    """The edition."""
    format: str
    """``epub``, ``pdf``, or ``cover`` for the cover in one piece."""
    path: Path
    """Where it is."""
    pages: int | None
    """How many pages it has; ``None`` for an EPUB."""
    size: int
    """In bytes."""
    dimensions: "Dimensions | None" = None
    """The measures of a cover; ``None`` for a book."""
    accessibility: "Ebook | None" = None
    """What an e-book says of its accessibility; ``None`` for others."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run made."""

    made: tuple[Made, ...] = ()
    """The books, by edition and format; none when there was an error."""
    waived: tuple[Waived, ...] = ()
    """What waivers let through."""


def build(
    project: Project,
    names: Sequence[str],
    *,
    formats: Sequence[str] = tuple(FORMATS),
    printer: str = "",
    stores: Sequence[str] = (),
    terms: CheckTerms = USUAL,
    progress: Progress = lambda _: None,
    remark: Remark = lambda _: None,
) -> Outcome[BuildReport]:
    """Build editions into ``build/``; no name means every edition. With an error nothing is written.

    ``printer`` names another printer than the editions' own: its PDF is called ``EDITION.PRINTER.pdf``. ``stores``
    names whom the e-book is made for, each with a book of its own; by default nobody in particular. Raises
    :class:`publish.errors.EnvironmentProblem` when the books cannot be written; the last good ones stay.
    """
    shops = asked_for(project.resources, stores)
    content = ready(project, names, replace(terms, outputs=tuple(FORMATS[name].output for name in formats)))
    editions, findings = content.value, [*shops.diagnostics, *content.diagnostics]
    judged = judge(project, editions, findings, terms)
    if not judged.ok:
        return Outcome(BuildReport(waived=judged.waived), judged.diagnostics)
    made: list[Made] = []
    with delivery(project.root, BUILD, remark) as out, tempfile.TemporaryDirectory(prefix="publish-") as scratch:
        for prepared in editions:
            builder = EditionBuilder(project, prepared, Path(scratch) / prepared.name)
            try:
                books = _books(builder, prepared, formats, printer, shops.value, out, progress)
            except Refused as refused:
                books = Outcome([], refused.diagnostics)
            findings.extend(placed((*books.diagnostics, *builder.findings), prepared.edition))
            made.extend(books.value)
        every = {prepared.name for prepared in editions} == set(project.editions)
        judged = judge(project, editions, findings, terms, whole=every and set(formats) == set(FORMATS) and not printer)
        if not judged.ok:
            return Outcome(BuildReport(waived=judged.waived), judged.diagnostics)
        out.deliver()
    return Outcome(BuildReport(tuple(made), judged.waived), judged.diagnostics)


def _books(
    builder: EditionBuilder,
    prepared: Prepared,
    formats: Sequence[str],
    printer: str,
    stores: tuple[Store, ...],
    out: Delivery,
    progress: Progress,
) -> Outcome[list[Made]]:
    """The books of one edition. The print edition comes first: the e-book names its pages."""
    made: list[Made] = []
    findings: list[Diagnostic] = []
    pages: Pagination | None = None
    if "pdf" in formats:
        progress(f"{prepared.name}: setting the print edition")
        named = builder.printer(printer)
        findings.extend(named.diagnostics)
        if not named.ok:
            return Outcome(made, tuple(findings))
        name = print_name(prepared, named.value)
        with out.sink(name) as sink:
            printed = builder.print_edition(named.value, sink)
            findings.extend(printed.diagnostics)
            findings.extend(print_gate(sink, named.value, prepared.loaded.theme, prepared.edition.span))
            record = printed.value
            findings.extend(
                letter_gate(sink, record.galleys, record.page_starts.starts, record.heads, prepared.edition.span)
            )
            made.append(_made(prepared, "pdf", name, sink, printed.value.pages, builder))
        if named.value.cover is not None:
            progress(f"{prepared.name}: setting the cover")
            wrapped = _cover(builder, prepared, named.value, printed.value.pages, out)
            made += wrapped.value
            findings += wrapped.diagnostics
        if named.value == prepared.loaded.page_printer:
            pages = builder.pagination(printed.value)
    if "epub" in formats:
        if prepared.loaded.settings.page_list and pages is None:
            progress(f"{prepared.name}: setting pages for the page list")
            pages = builder.page_list()
        progress(f"{prepared.name}: making the e-book")
        named_pages = pages if prepared.loaded.settings.page_list else None
        books = make_ebooks(builder, prepared, EbookOrder(stores, named_pages, prepared.loaded.stores), out)
        findings.extend(books.diagnostics)
        made.extend(_ebook(prepared, book, builder) for book in books.value)
    return Outcome(made, tuple(findings))


def is_book(root: Path, name: str) -> bool:
    """Whether a file of this name stands in a project's ``build/``, behind no link.

    :class:`publish.errors.EnvironmentProblem` where something stands there that is no file of its own.
    """
    try:
        with held(root, BUILD) as folder:
            return folder.regular(name)
    except FileNotFoundError:
        return False


def print_name(prepared: Prepared, printer: Printer) -> str:
    """What the PDF of an edition for a printer is called: the edition's own printer goes without saying."""
    own = printer.name == prepared.loaded.printer.name
    return f"{prepared.name}.pdf" if own else f"{prepared.name}.{printer.name}.pdf"


def _cover(
    builder: EditionBuilder, prepared: Prepared, printer: Printer, pages: int, out: Delivery
) -> Outcome[list[Made]]:
    """The cover in one piece, with its measures; none on an error."""
    name, whole = f"{prepared.name}.{printer.name}.cover.pdf", BytesIO()
    cover = builder.cover(printer, pages, whole)
    if cover.value is None:
        return Outcome([], cover.diagnostics)
    with out.sink(name) as sink:
        sink.write(whole.getbuffer())
        wrap = cover.value.dimensions.wrap
        size = Size(wrap.width, wrap.height)
        sheet, theme = cover.value.sheet, prepared.loaded.theme
        refused = tuple(cover_gate(sink, size, printer, theme, sheet, prepared.edition.span))
        made = _made(prepared, "cover", name, sink, 1, builder)
    return Outcome([replace(made, dimensions=cover.value.dimensions)], (*cover.diagnostics, *refused))


def _ebook(prepared: Prepared, book: Ebook, builder: EditionBuilder) -> Made:
    return Made(prepared.name, "epub", builder.place(book.name), None, book.size, accessibility=book)


def _made(
    prepared: Prepared, format: str, name: str, sink: BinaryIO, pages: int | None, builder: EditionBuilder
) -> Made:
    sink.seek(0, 2)
    return Made(prepared.name, format, builder.place(name), pages, sink.tell())
