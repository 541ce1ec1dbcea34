"""Every page, and everything beside the pages, could be read to its end."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import on
from publish.preflight.print_job import PrintJob


@check(
    "part-unread",
    Severity.ERROR,
    why="What could not be read to its end may hold anything: nobody has looked at its fonts, colours and inks.",
    hint="Make the file anew, or save it with qpdf and look at the pages named.",
)
def part_unread(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """What could not be followed: nobody has looked at its fonts, its colours or what it does."""
    for page in inspection.pages:
        for fault in page.faults:
            yield part_unread.finding(f"{on(page)}: {fault}")
    for part in inspection.unread:
        yield part_unread.finding(part)
