"""``file-large``: the file is no larger than the printer takes."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding

_MEGABYTE = 1_000_000


def file_large(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """A file beyond the printer's limit."""
    most = ticket.printer.file_max
    if most and inspection.size > most * _MEGABYTE:
        yield finding("file-large", f"the file has {inspection.size / _MEGABYTE:.1f} MB; the printer takes {most} MB")
