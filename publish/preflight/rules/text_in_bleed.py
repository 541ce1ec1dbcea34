"""No text is cut through, or cut off."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.frames import frame
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import once, quoted
from publish.preflight.print_job import PrintJob

SLACK = 0.3
"""How far the box of a line may stand out, in points: letters are a little smaller than their boxes."""


@check(
    "text-in-bleed",
    Severity.ERROR,
    why="The knife goes through this text, or takes it off.",
    hint="Move it into the page; what should be cut through on purpose is a picture.",
    follows=("table-wide",),
)
def text_in_bleed(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Text on the page that reaches beyond the trimmed edge, and text in the overhang alone."""
    for page in inspection.pages:
        edges = frame(page, job.printer)
        faults = (
            ("text", run.area, f"{quoted(run)} reaches beyond the cut")
            for run in page.runs
            if run.colour is not None and is_cut(run.area, edges.trim, edges.bleed)
        )
        yield from once(text_in_bleed.rule, page, job, faults)


def is_cut(area: Area, trim: Area, bleed: Area) -> bool:
    """Whether some of an area lies beyond the cut, and some of it on the page or in its overhang."""
    return area.overlaps(bleed, SLACK) and not trim.holds(area, SLACK)
