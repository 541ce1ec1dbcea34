"""Viewers call a page by the number that is printed on it."""

from collections.abc import Iterator

from publish.checks.pdf.folios import printed_folios
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import OURS, at
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "label-wrong",
    Severity.ERROR,
    why="The viewer calls this page otherwise than the paper does: corrections and citations go to the wrong page.",
    hint=f"Write page labels that follow the printed numbers. {OURS}",
)
def label_wrong(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The pages with another number printed than their label."""
    for page, folio in printed_folios(inspection, ticket):
        if folio.text.lower() != page.label.lower():
            where = at(page, folio.area, ticket)
            yield label_wrong.finding(f"{where}: the page is numbered {folio.text} and labelled {page.label}")
