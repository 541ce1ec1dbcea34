"""Viewers call a page by the number that is printed on it."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.folios import printed_folios
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import OURS, at
from publish.preflight.print_job import PrintJob


@check(
    "label-wrong",
    Severity.ERROR,
    why="The viewer calls this page otherwise than the paper does: corrections and citations go to the wrong page.",
    hint=f"Write page labels that follow the printed numbers. {OURS}",
)
def label_wrong(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages with another number printed than their label."""
    for page, folio in printed_folios(inspection, job):
        if folio.text.lower() != page.label.lower():
            where = at(page, folio.area, job)
            yield label_wrong.finding(f"{where}: the page is numbered {folio.text} and labelled {page.label}")
