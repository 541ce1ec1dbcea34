"""The file says what its pages are called."""

from collections.abc import Iterator

from publish.checks.pdf.folios import printed_folios
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.print_job import PrintJob
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "label-missing",
    Severity.WARNING,
    why="Viewers count the sheets, readers and proofs the printed numbers: “page 7” is then two pages.",
    hint="Write page labels into the file.",
)
def label_missing(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """A file that prints page numbers and has no page labels."""
    if not inspection.labelled and printed_folios(inspection, job):
        yield label_missing.finding("pages have printed numbers, and the file has no page labels")
