"""No place of a picture is more ink than the paper dries."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.page_findings import BUILT, once
from publish.checks.pdf.print_job import PrintJob
from publish.checks.pdf.rules.ink_total import SLACK
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "picture-ink",
    Severity.ERROR,
    why="In the shadows of this picture there is more ink than the paper dries.",
    hint=f"Convert it by a profile with the printer's ink limit. {BUILT}",
)
def picture_ink(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pictures with more ink than the limit in one place."""
    limit = job.printer.total_ink
    if not limit:
        return
    for page in inspection.pages:
        faults = (
            (picture.name, picture.area, f"a picture has {picture.ink:.0f} % ink in one place; {limit} % is the most")
            for picture in page.pictures
            if picture.ink is not None and picture.ink > limit + SLACK
        )
        yield from once(picture_ink.rule, page, job, faults)
