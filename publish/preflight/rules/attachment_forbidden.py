"""The file holds no other files."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


@check(
    "attachment-forbidden",
    Severity.ERROR,
    why="A file inside the file travels unseen to everyone who gets the book.",
    hint="Take it out.",
)
def attachment_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Embedded files; PDF/A-3 exists to hold them."""
    if job.printer.standard.startswith("PDF/A-3"):
        return
    for name in inspection.attachments:
        yield attachment_forbidden.finding(f"the file {name} is embedded")
