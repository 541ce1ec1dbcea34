"""Pictures have enough pixels an inch as they are placed."""

from collections.abc import Iterator

from publish.checks.pdf.frames import frame
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.observations import PlacedPicture
from publish.checks.pdf.saying import once
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, Severity, check

_SLACK = 0.99
"""Pixels are whole and lengths are not: a hundredth less is as good."""


@check(
    "picture-coarse",
    Severity.WARNING,
    why="With so few pixels an inch the picture looks soft in print; below half of what is asked it is an error.",
    hint="Use a larger file of the picture, or set it smaller.",
)
def picture_coarse(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The pictures with fewer pixels an inch than asked for; with fewer than half of them it is an error."""
    for page in inspection.pages:
        printed = frame(page, ticket.printer).bleed
        for picture in page.pictures:
            least, ppi = _least(picture, ticket), min(picture.ppi)
            if ppi >= least * _SLACK or picture.area.meet(printed).is_empty:
                continue
            what = f"a picture has {ppi:.0f} pixels an inch; the printer asks for {least}"
            bad = Severity.ERROR if ppi < least / 2 * _SLACK else Severity.WARNING
            yield from once(picture_coarse.rule, page, ticket, [("", picture.area, what)], severity=bad)


def _least(picture: PlacedPicture, ticket: Ticket) -> int:
    line = picture.bits == 1 and ticket.printer.ppi_line
    return line or ticket.printer.ppi_min
