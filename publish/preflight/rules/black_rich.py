"""Text and rules that look black are black ink alone."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.colours import ALL, PaintColour
from publish.preflight.frames import frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import once, paints, quoted
from publish.preflight.print_job import PrintJob

_TRACE = 0.02
_DARK, _BLACK, _MIXED = 0.6, 0.95, 0.5
_RULE = 3.0
"""Painted areas thinner than this, in points, are rules."""


@check(
    "black-rich",
    Severity.ERROR,
    why="Plates never meet exactly: letters and rules of several inks get coloured edges, and small ones fill up.",
    hint="Print text and rules in black ink alone: device-cmyk(0 0 0 1).",
)
def black_rich(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Text and rules in a black of several inks: they would have to meet within a hundredth of a millimetre."""
    if not job.inks:
        return
    for page in inspection.pages:
        printed = frame(page, job.printer).bleed
        faults = (
            (f"{kind} {colour}", area, f"{what} is a black of several inks, {colour}")
            for kind, what, colour, area in _thin(page)
            if is_rich(colour) and not area.meet(printed).is_empty
        )
        yield from once(black_rich.rule, page, job, faults)


def is_rich(colour: PaintColour) -> bool:
    """Whether a colour is meant to be black, or nearly, and is made of more inks than black.

    A dark colour of two inks is a colour; full black with anything added, dark grey of all four, and a black of the
    three coloured inks are none.
    """
    if (inks := colour.inks) is None or ALL in colour.space.colourants:
        return False
    *coloured, black = inks
    return (
        (black >= _BLACK and max(coloured) > _TRACE)
        or (black >= _DARK and min(coloured) > _TRACE)
        or (min(coloured) >= _MIXED)
    )


def _thin(page: InspectedPage) -> Iterator[tuple[str, str, PaintColour, Area]]:
    for run in page.runs:
        for of, colour, _ in paints(run):
            yield f"{of}text", f"{of}{quoted(run)}", colour, run.area
    for shape in page.shapes:
        if shape.stroked or shape.thickness < _RULE:
            yield "rule", "a rule", shape.colour, shape.area
