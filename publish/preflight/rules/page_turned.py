"""Pages are not turned or enlarged by a note on them."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import alike
from publish.preflight.print_job import PrintJob


@check(
    "page-turned",
    Severity.WARNING,
    why="Viewers turn or enlarge this page by a note on it; printers' systems do not all read the note.",
    hint="Save the page as it is to be printed: upright and in points.",
)
def page_turned(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages that viewers turn, or measure in another unit: not every press does."""
    turned = ((page, f"viewers turn it by {page.rotation} degrees") for page in inspection.pages if page.rotation)
    unit = ((page, f"it is measured in units of {page.unit:g} points") for page in inspection.pages if page.unit != 1)
    yield from alike(page_turned.rule, (*turned, *unit))
