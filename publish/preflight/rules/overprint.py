"""Nothing but black is laid over other inks."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.colours import PaintColour
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.observations import Overprint
from publish.preflight.page_findings import once, paints, quoted
from publish.preflight.print_job import PrintJob


@check(
    "overprint",
    Severity.WARNING,
    why="White that overprints vanishes, and a colour that does mixes with what is below it. Only black may.",
    hint="Switch overprinting off for everything but black.",
)
def overprint(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """White that is laid over vanishes, which is an error; a colour that is laid over mixes with what is below."""
    for page in inspection.pages:
        laid = [item for item in _laid(page) if not item[1].is_black_alone]
        lost = ((f"{what} is white and overprints: it vanishes", area) for what, c, area in laid if c.is_white)
        mixed = ((f"{what} overprints in {c}", area) for what, c, area in laid if not c.is_white)
        yield from once(overprint.rule, page, job, (("", a, s) for s, a in lost), severity=Severity.ERROR)
        yield from once(overprint.rule, page, job, (("", a, s) for s, a in mixed))


def _laid(page: InspectedPage) -> Iterator[tuple[str, PaintColour, Area]]:
    for run in page.runs:
        for of, colour, over in paints(run):
            if _works(over, colour):
                yield f"{of}{quoted(run)}", colour, run.area
    for shape in page.shapes:
        if _works(shape.overprint, shape.colour):
            yield "a line" if shape.stroked else "a painted area", shape.colour, shape.area


def _works(over: Overprint | None, colour: PaintColour) -> bool:
    """Whether anything below shows: four inks replace four, unless noughts are told to let stand (§8.6.7)."""
    if over is None:
        return False
    return over.mode == 1 or colour.space.process not in ("cmyk", "grey")
