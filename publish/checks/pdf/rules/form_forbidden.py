"""``form-forbidden``: a book has no fields to fill in."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def form_forbidden(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The form of the file."""
    if inspection.fields:
        yield finding("form-forbidden", f"the file has a form of {inspection.fields} fields")
