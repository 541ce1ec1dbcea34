"""The printer's settings for a cover in one piece: one sheet, with other edges than the book's pages."""

from dataclasses import replace

from publish.config.cover import Cover
from publish.config.geometry import Bleed, Size
from publish.config.printer import Printer


def printer_for_cover(printer: Printer, cover: Cover, size: Size) -> Printer:
    """What a printer asks of a cover that is trimmed to a size.

    The colours, type and claims are those of the pages; bleed and safe zone its own, and it is one page.
    """
    return replace(
        printer,
        trim=size,
        trims={},
        bleed=Bleed(cover.bleed, cover.bleed, cover.bleed, cover.bleed),
        safe=cover.safe,
        page_multiple=1,
        pages_min=1,
        pages_max=1,
    )
