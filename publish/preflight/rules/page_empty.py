"""No page in the middle of a book is empty."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.frames import frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import on, paints
from publish.preflight.print_job import PrintJob

_HAIR = 1.0


@check(
    "page-empty",
    Severity.WARNING,
    why="A page with nothing on it in the middle of a book looks like a fault, and often is one.",
    hint="Take it out, or put something on it.",
)
def page_empty(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages without a mark on them that come before one with any: blanks at the end fill the last sheet.

    A left page may be empty where something begins on the right one: a place that links lead to stands at its head.
    """
    shown = [number for number, page in enumerate(inspection.pages) if _draws(page, job)]
    last = shown[-1] if shown else -1
    for number, page in enumerate(inspection.pages[: last + 1]):
        if number not in shown and (page.right or not _begins(inspection.pages[number + 1])):
            yield page_empty.finding(f"{on(page)} has nothing on it")


def _begins(page: InspectedPage) -> bool:
    highest = max((run.area.top for run in page.runs), default=0.0)
    return page.right and any(height >= highest - _HAIR for height, _ in page.targets)


def _draws(page: InspectedPage, job: PrintJob) -> bool:
    trim = frame(page, job.printer).trim
    areas = (
        *(run.area for run in page.runs for _, colour, _ in paints(run) if not colour.is_white),
        *(shape.area for shape in page.shapes if not shape.colour.is_white),
        *(picture.area for picture in page.pictures),
        *(gradient.area for gradient in page.gradients),
    )
    return any(not area.meet(trim).is_empty for area in areas)
