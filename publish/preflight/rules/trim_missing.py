"""Every page says where it is cut."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import alike
from publish.preflight.print_job import PrintJob


@check(
    "trim-missing",
    Severity.ERROR,
    why="Nothing says where the page is cut: with bleed or marks round it, the printer has to guess.",
    hint="Export with a trim box: as PDF/X, or with the document's page size kept.",
)
def trim_missing(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages without a trim box, where PDF/X or the room for marks asks for one (ISO 15930-7, §6.5)."""
    if job.is_exchange or job.printer.slug:
        without = ((page, "there is no trim box") for page in inspection.pages if page.trim is None)
        yield from alike(trim_missing.rule, without)
