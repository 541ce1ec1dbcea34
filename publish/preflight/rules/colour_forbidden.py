"""Text, rules and areas are in colours that the printer takes."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.colours import PaintColour
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import once, paints, quoted
from publish.preflight.print_job import PrintJob, objection


@check(
    "colour-forbidden",
    Severity.ERROR,
    why="The printer's system would convert this colour unseen, print it in four inks where black was meant, or "
    "refuse the file.",
    hint="Give the theme's colours a print value in inks; in another program convert to the printer's profile.",
)
def colour_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """What is painted in colours of another kind; each kind and colour once a page."""
    severity = Severity.ERROR if job.inks or job.is_archive else Severity.WARNING
    for page in inspection.pages:
        faults = (
            (f"{kind} {colour}", area, f"{what} is in {colour}: {reason}")
            for kind, what, colour, area in _painted(page)
            if (reason := objection(colour.space, job, colour))
        )
        yield from once(colour_forbidden.rule, page, job, faults, severity=severity)


def _painted(page: InspectedPage) -> Iterator[tuple[str, str, PaintColour, Area]]:
    for run in page.runs:
        for of, colour, _ in paints(run):
            yield f"{of}text", f"{of}{quoted(run)}", colour, run.area
    for shape in page.shapes:
        yield "shape", "a line" if shape.stroked else "a painted area", shape.colour, shape.area
    for gradient in page.gradients:
        yield "gradient", "a gradient", PaintColour(gradient.space, ()), gradient.area
