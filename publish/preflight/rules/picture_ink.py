"""No place of a picture is more ink than the paper dries."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT, once
from publish.preflight.print_job import PrintJob
from publish.preflight.rules.ink_total import SLACK


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
