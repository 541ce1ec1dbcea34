"""Marks stand outside the bleed, for a knife that slips cuts into it."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.colours import ALL
from publish.preflight.frames import frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob

_SLACK = 0.1


@check(
    "marks-in-bleed",
    Severity.ERROR,
    why="A mark so near to the page is still there when the knife slips by a millimetre.",
    hint="Move the marks out by the bleed, or leave them out: many printers make their own.",
)
def marks_in_bleed(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Lines, areas and pictures that stand in the overhang alone, and what every plate prints on the page itself."""
    for page in inspection.pages:
        edges = frame(page, job.printer)
        faults = (
            ("mark", area, "a mark stands in the bleed")
            for area, every_plate in _drawn(page)
            if _reaches(area, edges.bleed) and (every_plate or not _reaches(area, edges.trim))
        )
        yield from once(marks_in_bleed.rule, page, job, faults)


def _drawn(page: InspectedPage) -> Iterator[tuple[Area, bool]]:
    yield from ((s.area, ALL in s.colour.space.colourants) for s in page.shapes if not s.colour.is_white)
    yield from ((picture.area, False) for picture in page.pictures)


def _reaches(area: Area, into: Area) -> bool:
    """Whether more than a touch of an area lies in another; a line may have no width to speak of."""
    shared = area.meet(into.grown(-_SLACK))
    return not shared.is_empty
