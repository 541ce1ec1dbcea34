"""The file is no larger than the printer takes."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob

_MEGABYTE = 1_000_000


@check(
    "file-large",
    Severity.ERROR,
    why="The printer takes no file as large as this.",
    hint="Scale pictures to the printer's resolution, or send the book in parts if the printer takes them.",
)
def file_large(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """A file beyond the printer's limit."""
    most = job.printer.file_max
    if most and inspection.size > most * _MEGABYTE:
        yield file_large.finding(f"the file has {inspection.size / _MEGABYTE:.1f} MB; the printer takes {most} MB")
