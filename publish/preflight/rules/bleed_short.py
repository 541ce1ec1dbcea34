"""What reaches the trimmed edge goes on to the end of the bleed."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.frames import MILLIMETRE, Frame, frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob

_TOUCHES = 0.75
"""What ends nearer than this to the trimmed edge, in points, is meant to reach it: no knife is more exact."""

_SLACK = 0.3
"""How much of the bleed may be missing, in points."""


@check(
    "bleed-short",
    Severity.ERROR,
    why="Paper shifts under the knife: art that ends at the cut shows a white edge on some copies.",
    hint="Let it overhang by the whole bleed, or end it well inside the page.",
)
def bleed_short(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Pictures and painted areas that end between the trimmed edge and the end of the bleed."""
    for page in inspection.pages:
        edges = frame(page, job.printer)
        faults = (
            (f"{what} {side}", area, f"{what} reaches the cut at the {side} and only {short:.2g} mm beyond")
            for what, area in _art(page)
            for side, short in _short(area, edges)
        )
        yield from once(bleed_short.rule, page, job, faults)


def _art(page: InspectedPage) -> Iterator[tuple[str, Area]]:
    yield from (("a picture", picture.area) for picture in page.pictures)
    yield from (("a gradient", gradient.area) for gradient in page.gradients)
    yield from (("a painted area", shape.area) for shape in page.shapes if not shape.colour.is_white)


def _short(area: Area, edges: Frame) -> Iterator[tuple[str, float]]:
    """The sides at which an area ends too soon, each with how far it overhangs, in millimetres."""
    trim, bleed = edges.trim, edges.bleed
    if not area.overlaps(trim):
        return
    sides = (
        ("left", trim.left - area.left, trim.left - bleed.left),
        ("foot", trim.bottom - area.bottom, trim.bottom - bleed.bottom),
        ("right", area.right - trim.right, bleed.right - trim.right),
        ("head", area.top - trim.top, bleed.top - trim.top),
    )
    for side, overhang, wanted in sides:
        if wanted and -_TOUCHES < overhang < wanted - _SLACK:
            yield side, max(overhang, 0.0) / MILLIMETRE
