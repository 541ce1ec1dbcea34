"""The file says what its pages are called."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.folios import printed_folios
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


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
