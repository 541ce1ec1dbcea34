"""``outline-forbidden``: there are no bookmarks where the printer takes none."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def outline_forbidden(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The outline of the file."""
    if inspection.outline and not ticket.printer.outline:
        yield finding("outline-forbidden", f"the file has an outline of {inspection.outline} entries")
