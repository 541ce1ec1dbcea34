"""The file says nothing of itself where the printer wants it silent."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT
from publish.preflight.print_job import PrintJob

_SILENT = ("Producer", "CreationDate", "ModDate", "Trapped")
"""What every program writes, and no printer minds."""


@check(
    "metadata-forbidden",
    Severity.ERROR,
    why="The printer refuses files that carry metadata.",
    hint=f"Save it without title, keywords and XMP. {BUILT}",
)
def metadata_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Metadata, at a printer that takes none and asks for no standard that needs some."""
    if job.printer.metadata or job.printer.standard:
        return
    if inspection.xmp:
        yield metadata_forbidden.finding("the file has XMP")
    if keys := [key for key in inspection.info if key not in _SILENT]:
        yield metadata_forbidden.finding(f"the document information has {', '.join(keys)}")
