"""Nothing asks for a plate of its own."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.colours import ColourSpace
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import once, paints
from publish.preflight.print_job import PrintJob


@check(
    "colour-spot",
    Severity.WARNING,
    why="Each extra plate costs money; otherwise the printer converts it to the four inks in their own way.",
    hint="Convert the colour to the four inks, or agree on the plate with the printer.",
)
def colour_spot(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The plates beyond those of the four inks, each once a page."""
    if not job.inks:
        return
    for page in inspection.pages:
        faults = (
            (plate, area, f"“{plate}” is printed on a plate of its own")
            for space, area in _spaces(page)
            for plate in space.spots
        )
        yield from once(colour_spot.rule, page, job, faults)


def _spaces(page: InspectedPage) -> Iterator[tuple[ColourSpace, Area]]:
    yield from ((colour.space, run.area) for run in page.runs for _, colour, _ in paints(run))
    yield from ((shape.colour.space, shape.area) for shape in page.shapes)
    yield from ((gradient.space, gradient.area) for gradient in page.gradients)
    yield from ((picture.space, picture.area) for picture in page.pictures if picture.space is not None)
