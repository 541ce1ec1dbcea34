"""The page has room for trim, bleed and marks, and no more where the printer wants none."""

from collections.abc import Iterator

from publish.checks.pdf.areas import Area
from publish.checks.pdf.frames import frame, millimetres
from publish.checks.pdf.inspection import InspectedPage, Inspection
from publish.checks.pdf.saying import BUILT, alike
from publish.checks.pdf.ticket import Ticket
from publish.config.geometry import EXACT
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "media-size",
    Severity.ERROR,
    why="The sheet in the file has no room for the bleed, or is larger than a printer takes who cuts along its edge.",
    hint=f"Make the page as large as trim and bleed together. {BUILT}",
)
def media_size(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The pages whose media box is too small, or larger than a printer without marks takes."""
    pages = ((page, _wrong(page, ticket)) for page in inspection.pages)
    yield from alike(media_size.rule, ((page, what) for page, what in pages if what))


def _wrong(page: InspectedPage, ticket: Ticket) -> str:
    bleed = frame(page, ticket.printer).bleed
    whole = page.crop or page.media
    if not page.media.holds(bleed, EXACT):
        wanted = f"trim and bleed need {millimetres(bleed)}"
        return f"the media box is {millimetres(page.media)}; {wanted}"
    if not ticket.printer.slug and not _same(page.media, bleed):
        wanted = f"the printer takes trim and bleed alone, {millimetres(bleed)}"
        return f"the media box is {millimetres(page.media)}; {wanted}"
    if not whole.holds(bleed, EXACT):
        return f"the crop box, {millimetres(whole)}, cuts off what the printer needs, {millimetres(bleed)}"
    return ""


def _same(one: Area, other: Area) -> bool:
    return one.holds(other, EXACT) and other.holds(one, EXACT)
