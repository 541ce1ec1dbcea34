"""The book is neither too thin nor too thick to be bound."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


@check(
    "pages-number",
    Severity.ERROR,
    why="The printer cannot bind so few pages, or so many.",
    hint="Choose another binding or printer, or part the book.",
)
def pages_number(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """A number of pages beyond the printer's limits."""
    pages, least, most = len(inspection.pages), job.printer.pages_min, job.printer.pages_max
    if pages < least:
        yield pages_number.finding(f"the number of pages is {pages}; the printer binds {least} or more")
    if most and pages > most:
        yield pages_number.finding(f"the number of pages is {pages}; the printer binds {most} at most")
