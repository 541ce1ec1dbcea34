"""The pages fill the leaves or sheets that the printer folds."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


@check(
    "pages-multiple",
    Severity.ERROR,
    why="Books are made of leaves and sheets: the printer would add blank pages where nobody chose them, or refuse.",
    hint="Add blank pages at the end.",
)
def pages_multiple(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """A number of pages that is no multiple of the printer's."""
    pages, multiple = len(inspection.pages), job.printer.page_multiple
    if pages % multiple:
        following = pages + multiple - pages % multiple
        what = f"the number of pages is {pages}; the next multiple of {multiple} is {following}"
        yield pages_multiple.finding(what)
