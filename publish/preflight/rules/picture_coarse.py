"""Pictures have enough pixels an inch as they are placed."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.frames import frame
from publish.preflight.inspection import Inspection
from publish.preflight.observations import PlacedPicture
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob

_SLACK = 0.99
"""Pixels are whole and lengths are not: a hundredth less is as good."""


@check(
    "picture-coarse",
    Severity.WARNING,
    why="With so few pixels an inch the picture looks soft in print; below half of what is asked it is an error.",
    hint="Use a larger file of the picture, or set it smaller.",
    formerly=("photo-ppi",),
)
def picture_coarse(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pictures with fewer pixels an inch than asked for; with fewer than half of them it is an error."""
    for page in inspection.pages:
        printed = frame(page, job.printer).bleed
        for picture in page.pictures:
            least, ppi = _least(picture, job), min(picture.ppi)
            if ppi >= least * _SLACK or picture.area.meet(printed).is_empty:
                continue
            what = f"a picture has {ppi:.0f} pixels an inch; the printer asks for {least}"
            bad = Severity.ERROR if ppi < least / 2 * _SLACK else Severity.WARNING
            yield from once(picture_coarse.rule, page, job, [("", picture.area, what)], severity=bad)


def _least(picture: PlacedPicture, job: PrintJob) -> int:
    line = picture.bits == 1 and job.printer.ppi_line
    return line or job.printer.ppi_min
