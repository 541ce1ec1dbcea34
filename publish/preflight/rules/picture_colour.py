"""Pictures are in colours that the printer takes."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT, once
from publish.preflight.print_job import PrintJob, objection


@check(
    "picture-colour",
    Severity.ERROR,
    why="The printer's system would convert this picture unseen, and darker or duller than anybody looked at it.",
    hint=f"Convert it to the printer's profile first. {BUILT}",
)
def picture_colour(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pictures in colours of another kind."""
    severity = Severity.ERROR if job.inks or job.is_archive else Severity.WARNING
    for page in inspection.pages:
        faults = (
            (f"{picture.name} {picture.space}", picture.area, f"a picture is in {picture.space}: {reason}")
            for picture in page.pictures
            if picture.space is not None and (reason := objection(picture.space, job))
        )
        yield from once(picture_colour.rule, page, job, faults, severity=severity)
