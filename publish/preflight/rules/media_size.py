"""The page has room for trim, bleed and marks, and no more where the printer wants none."""

from collections.abc import Iterator

from publish.config.geometry import EXACT
from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.frames import frame, millimetres
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.page_findings import BUILT, alike
from publish.preflight.print_job import PrintJob


@check(
    "media-size",
    Severity.ERROR,
    why="The sheet in the file has no room for the bleed, or is larger than a printer takes who cuts along its edge.",
    hint=f"Make the page as large as trim and bleed together. {BUILT}",
)
def media_size(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages whose media box is too small, or larger than a printer without marks takes."""
    pages = ((page, _wrong(page, job)) for page in inspection.pages)
    yield from alike(media_size.rule, ((page, what) for page, what in pages if what))


def _wrong(page: InspectedPage, job: PrintJob) -> str:
    bleed = frame(page, job.printer).bleed
    whole = page.crop or page.media
    if not page.media.holds(bleed, EXACT):
        requirement = f"trim and bleed need {millimetres(bleed)}"
        return f"the media box is {millimetres(page.media)}; {requirement}"
    if not job.printer.slug and not _same(page.media, bleed):
        requirement = f"the printer takes trim and bleed alone, {millimetres(bleed)}"
        return f"the media box is {millimetres(page.media)}; {requirement}"
    if not whole.holds(bleed, EXACT):
        return f"the crop box, {millimetres(whole)}, cuts off what the printer needs, {millimetres(bleed)}"
    return ""


def _same(one: Area, other: Area) -> bool:
    return one.holds(other, EXACT) and other.holds(one, EXACT)
