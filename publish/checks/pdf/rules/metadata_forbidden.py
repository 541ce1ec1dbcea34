"""``metadata-forbidden``: the file says nothing of itself where the printer wants it silent."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding

_SILENT = ("Producer", "CreationDate", "ModDate", "Trapped")
"""What every program writes, and no printer minds."""


def metadata_forbidden(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """Metadata, at a printer that takes none and asks for no standard that needs some."""
    if ticket.printer.metadata or ticket.printer.standard:
        return
    if inspection.xmp:
        yield finding("metadata-forbidden", "the file has XMP")
    if said := [key for key in inspection.info if key not in _SILENT]:
        yield finding("metadata-forbidden", f"the document information has {', '.join(said)}")
