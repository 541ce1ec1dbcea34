"""``label-wrong``: viewers call a page by the number that is printed on it."""

from collections.abc import Iterator

from publish.checks.pdf.folios import printed_folios
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import at
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def label_wrong(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The pages with another number printed than their label."""
    for page, folio in printed_folios(inspection, ticket):
        if folio.text.lower() != page.label.lower():
            where = at(page, folio.area, ticket)
            yield finding("label-wrong", f"{where}: the page is numbered {folio.text} and labelled {page.label}")
