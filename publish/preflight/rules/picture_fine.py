"""Pictures have no more pixels an inch than the printer takes."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob

_SLACK = 1.01


@check(
    "picture-fine",
    Severity.NOTE,
    why="More pixels than a press can show make the file large, and some printers refuse it.",
    hint="Scale the picture to the printer's resolution.",
)
def picture_fine(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pictures with more pixels an inch than the printer's most; line art has a resolution of its own."""
    most = job.printer.ppi_max
    if not most:
        return
    for page in inspection.pages:
        for picture in page.pictures:
            if picture.bits > 1 and max(picture.ppi) > most * _SLACK:
                what = f"a picture has {max(picture.ppi):.0f} pixels an inch; the printer takes {most}"
                yield from once(picture_fine.rule, page, job, [("", picture.area, what)])
