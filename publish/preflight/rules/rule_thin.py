"""Rules are thick enough to print."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.colours import PaintColour
from publish.preflight.frames import frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.observations import Outline
from publish.preflight.page_findings import once, quoted
from publish.preflight.print_job import PrintJob

_SLACK = 0.005
"""What units and rounding take away, in points."""


@check(
    "rule-thin",
    Severity.WARNING,
    why="A rule so thin breaks up in print; one of no width is a hair on a plate, and an error.",
    hint="Make it a quarter of a point or more.",
)
def rule_thin(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Lines thinner than the printer's least; one of no width, as thin as can be, is an error at any printer."""
    for page in inspection.pages:
        printed = frame(page, job.printer).bleed
        lines = [line for line in _lines(page) if not line[2].meet(printed).is_empty]
        none = (
            (kind, area, f"{what} has no width: it is as thin as the press can")
            for kind, what, area, thickness in lines
            if not thickness
        )
        least = job.printer.rule_min
        thin = (
            (f"{kind} {thickness:.2f}", area, f"{what} is {thickness:.2g} pt thin; {least:.2g} pt is the least")
            for kind, what, area, thickness in lines
            if 0 < thickness < least - _SLACK
        )
        yield from once(rule_thin.rule, page, job, none, severity=Severity.ERROR)
        yield from once(rule_thin.rule, page, job, thin)


def _lines(page: InspectedPage) -> Iterator[tuple[str, str, Area, float]]:
    """The lines that print, with how thick they are: rules, and those along the edges of letters."""
    for shape in page.shapes:
        if not shape.colour.is_white:
            yield "rule", "a rule", shape.area, shape.thickness
    for run in page.runs:
        if (line := run.outline) is not None and not line.colour.is_white and not _only_thickens(line, run.colour):
            yield "outline", f"the outline of {quoted(run)}", run.area, line.thickness


def _only_thickens(line: Outline, letters: PaintColour | None) -> bool:
    """Whether a line is not a line to see, but makes letters of its colour bolder.

    How much one of no width does so is for each device to say: it is never meant.
    """
    return not line.alone and line.thickness > 0 and letters is not None and line.colour.is_like(letters)
