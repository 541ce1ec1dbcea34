"""The bleed box is the trim box and the printer's overhang on each side."""

from collections.abc import Iterator

from publish.config.geometry import EXACT, NO_BLEED
from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.frames import MILLIMETRE, frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import OURS, alike
from publish.preflight.print_job import PrintJob

_SIDES = {"left": "left", "bottom": "foot", "right": "right", "top": "head"}


@check(
    "bleed-box",
    Severity.ERROR,
    why="The bleed box tells how far art overhangs; with a wrong one the imposition clips it, or lets marks in.",
    hint=f"Export with the printer's bleed on each side. {OURS}",
)
def bleed_box(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages whose bleed box is missing where one is needed, or is off at a side."""
    pages = ((page, _wrong(page, job)) for page in inspection.pages)
    yield from alike(bleed_box.rule, ((page, what) for page, what in pages if what))


def _wrong(page: InspectedPage, job: PrintJob) -> str:
    bleeds = job.printer.bleed != NO_BLEED
    wanted = frame(page, job.printer).bleed
    if page.bleed is None:
        return "there is no bleed box" if bleeds and page.trim is not None and job.is_exchange else ""
    if not bleeds:
        return "" if page.bleed.holds(wanted, EXACT) else "the bleed box is smaller than the trim box"
    if page.trim is None:
        return ""
    found = [
        f"{_overhang(page.bleed, page.trim, side)} instead of {_overhang(wanted, page.trim, side)} at the {name}"
        for side, name in _SIDES.items()
        if _differs(page.bleed, wanted, side)
    ]
    return f"the bleed box overhangs by {', '.join(found)}" if found else ""


def _differs(one: Area, other: Area, side: str) -> bool:
    return abs(float(getattr(one, side)) - float(getattr(other, side))) > EXACT


def _overhang(outer: Area, inner: Area, side: str) -> str:
    difference = float(getattr(inner, side)) - float(getattr(outer, side))
    overhang = (difference if side in ("left", "bottom") else -difference) / MILLIMETRE
    return f"{round(overhang, 2) + 0.0:g} mm"
