"""``pdf-encrypted``: the file is open to everyone who handles it."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def pdf_encrypted(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """A file with a password, be it only against changes."""
    if inspection.encrypted:
        yield finding("pdf-encrypted", "the file is encrypted")
