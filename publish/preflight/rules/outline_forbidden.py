"""There are no bookmarks where the printer takes none."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT
from publish.preflight.print_job import PrintJob


@check(
    "outline-forbidden",
    Severity.ERROR,
    why="The printer refuses files with bookmarks.",
    hint=f"Export without them. {BUILT}",
)
def outline_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The outline of the file."""
    if inspection.outline and not job.printer.outline:
        yield outline_forbidden.finding(f"the file has an outline of {inspection.outline} entries")
