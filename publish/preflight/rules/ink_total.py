"""No colour of text, lines, areas or gradients is more ink than the paper dries."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.frames import frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import once, paints
from publish.preflight.print_job import PrintJob

SLACK = 0.5
"""What rounding to eight bits adds, in per cent."""


@check(
    "ink-total",
    Severity.ERROR,
    why="Paper takes so much ink and no more: above it sheets stick together, and the colour comes off on the next.",
    hint="Make the colour lighter, or of fewer inks.",
)
def ink_total(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The colours on the page, bleed and all, with more ink than the limit; marks in the slug are cut off."""
    limit = job.printer.total_ink
    if not limit:
        return
    for page in inspection.pages:
        printed = frame(page, job.printer).bleed
        faults = (
            (f"{what} {ink:.0f}", area, f"{what} is {ink:.0f} % ink; {limit} % is the most")
            for what, ink, area in _inked(page)
            if ink is not None and ink > limit + SLACK and not area.meet(printed).is_empty
        )
        yield from once(ink_total.rule, page, job, faults)


def _inked(page: InspectedPage) -> Iterator[tuple[str, float | None, Area]]:
    yield from ((f"{of}text", colour.ink, run.area) for run in page.runs for of, colour, _ in paints(run))
    for shape in page.shapes:
        yield "a line" if shape.stroked else "a painted area", shape.colour.ink, shape.area
    yield from (("a gradient", gradient.ink, gradient.area) for gradient in page.gradients)
