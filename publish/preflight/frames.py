"""The frame of a page: where it is cut, and how far its art must overhang.

The file's own trim box counts; where it has none, a page whose bleed box or sheet is as large as trim and bleed
together is taken to be cut at the bleed. Odd pages lie at the right, with the spine at their left, unless the file says
that it is read from the right.
"""

from dataclasses import dataclass

from publish.config.geometry import EXACT, Size
from publish.config.printer import Printer
from publish.preflight.areas import Area
from publish.preflight.inspection import InspectedPage

MILLIMETRE = 72 / 25.4
"""In points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page is cut."""

    trim: Area
    """The finished page."""
    bleed: Area
    """The finished page with the overhang of the printer's file."""


def frame(page: InspectedPage, printer: Printer) -> Frame:
    """The frame of a page at a printer's."""
    trim = page.trim or _guessed(page, printer)
    return Frame(trim, overhang(trim, page, printer))


def overhang(trim: Area, page: InspectedPage, printer: Printer) -> Area:
    """A trimmed page with the printer's bleed, by the side of the spine that it lies on."""
    bleed = printer.bleed
    left, right = (bleed.inner, bleed.outer) if page.right else (bleed.outer, bleed.inner)
    return Area(trim.left - left, trim.bottom - bleed.bottom, trim.right + right, trim.top + bleed.top)


def sizes(printer: Printer) -> tuple[Size, ...]:
    """The sizes that the printer cuts: the one that is ordered first."""
    return tuple(dict.fromkeys((printer.trim, *printer.trims.values())))


def is_size(area: Area, size: Size) -> bool:
    """Whether an area is of a size."""
    return abs(area.width - size.width) <= EXACT and abs(area.height - size.height) <= EXACT


def millimetres(size: Size | Area) -> str:
    """``148 × 210 mm``."""
    return f"{size.width / MILLIMETRE:.4g} × {size.height / MILLIMETRE:.4g} mm"


def _guessed(page: InspectedPage, printer: Printer) -> Area:
    whole = page.bleed or page.crop or page.media
    for size in sizes(printer):
        trim = Area(0, 0, size.width, size.height)
        hung = overhang(trim, page, printer)
        if is_size(whole, Size(hung.width, hung.height)):
            left, bottom = whole.left - hung.left, whole.bottom - hung.bottom
            return Area(left, bottom, left + size.width, bottom + size.height)
    return page.crop or page.media
