"""``attachment-forbidden``: the file holds no other files."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def attachment_forbidden(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """Embedded files; PDF/A-3 exists to hold them."""
    if ticket.printer.standard.startswith("PDF/A-3"):
        return
    for name in inspection.attachments:
        yield finding("attachment-forbidden", f"the file {name} is embedded")
