"""The print edition by the file of a printer, and its cover in one piece where the printer wants one."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from publish.config.geometry import Size
from publish.config.printer import Printer
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.figures import Output
from publish.model.page_map import SUFFIX, dump_map
from publish.pipeline.formats.format import EditionJob, Format, Made
from publish.pipeline.gates import cover_gate, letter_gate, print_gate
from publish.pipeline.prepare import Prepared

PAGES_FILLED = Rule(
    "pages-filled",
    Severity.NOTE,
    "A printer binds sheets of so many pages; where the text ends before, the last pages stay empty.",
    "Leave them, or fill them: a picture page, a longer imprint, an advertisement of the house's own.",
)


def _make(job: EditionJob) -> Outcome[tuple[Made, ...]]:
    from publish.pdf.record import block_folios, folios

    prepared = job.prepared
    job.progress(f"{prepared.name}: setting the print edition")
    named = job.builder.printer(job.printer)
    if not named.ok:
        return Outcome((), named.diagnostics)
    printer, at = named.value, prepared.edition.span
    findings: list[Diagnostic] = [*named.diagnostics]
    name = _name(prepared, printer)
    with job.out.sink(name) as sink:
        printed = job.builder.print_edition(printer, sink)
        record = printed.value
        findings += printed.diagnostics
        known = job.builder.pages_read(printer)
        findings += print_gate(sink, printer, prepared.loaded.theme, at, known.seen)
        findings += letter_gate(sink, record.galleys, record.page_starts.starts, record.heads, at, known.words)
        known.save()
        with job.out.sink(f"{name.removesuffix('.pdf')}{SUFFIX}") as beside:
            beside.write(dump_map(job.builder.page_map(record)))
        made = [replace(job.made("pdf", name, sink, record.pages), folios=folios(record), turns=block_folios(record))]
    findings += filled(record.pages - record.page_starts.pages, printer, at)
    if printer.cover is not None:
        job.progress(f"{prepared.name}: setting the cover")
        cover = _cover(job, printer, record.pages)
        made += cover.value
        findings += cover.diagnostics
    if printer == prepared.loaded.page_printer:
        job.pages = job.builder.pagination(record)
    return Outcome(tuple(made), tuple(findings))


def filled(empty: int, printer: Printer, at: Span) -> Iterator[Diagnostic]:
    """What is told of so many empty pages at the end of a book; a single one, behind a recto, surprises nobody."""
    if empty > 1:
        message = f"the last {empty} pages are empty: {printer.name} binds {printer.page_multiple} at a time"
        yield PAGES_FILLED.finding(message, at)


def _name(prepared: Prepared, printer: Printer) -> str:
    """What the PDF of an edition for a printer is called: the edition's own printer goes without saying."""
    own = printer.name == prepared.loaded.printer.name
    return f"{prepared.name}.pdf" if own else f"{prepared.name}.{printer.name}.pdf"


def _cover(job: EditionJob, printer: Printer, pages: int) -> Outcome[tuple[Made, ...]]:
    """The cover in one piece, with its measures; none on an error."""
    prepared, whole = job.prepared, BytesIO()
    name = f"{prepared.name}.{printer.name}.cover.pdf"
    cover = job.builder.cover(printer, pages, whole)
    if cover.value is None:
        return Outcome((), cover.diagnostics)
    dimensions, sheet = cover.value.dimensions, cover.value.sheet
    size = Size(dimensions.wrap.width, dimensions.wrap.height)
    with job.out.sink(name) as sink:
        sink.write(whole.getbuffer())
        refused = tuple(cover_gate(sink, size, printer, prepared.loaded.theme, sheet, prepared.edition.span))
        made = replace(job.made("cover", name, sink, 1), dimensions=dimensions)
    return Outcome((made,), (*cover.diagnostics, *refused))


FORMAT = Format("pdf", ".pdf", Output.PRINT, _make)
