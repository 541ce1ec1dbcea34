"""The file is open to everyone who handles it."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


@check(
    "pdf-encrypted",
    Severity.ERROR,
    why="Printers' systems cannot impose or separate a file that is protected, even against changes alone.",
    hint="Save it without a password and without restrictions.",
)
def pdf_encrypted(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """A file with a password, be it only against changes."""
    if inspection.encrypted:
        yield pdf_encrypted.finding("the file is encrypted")
