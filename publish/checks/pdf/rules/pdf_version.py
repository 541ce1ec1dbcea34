"""``pdf-version``: the file is written in the version of PDF that the printer reads."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def pdf_version(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """A newer version, or an older one with what only newer ones know."""
    most = ticket.printer.pdf
    if inspection.version > most:
        yield finding("pdf-version", f"the file is PDF {inspection.version}; the printer reads {most}")
    elif inspection.compressed:
        yield finding("pdf-version", f"the file says PDF {inspection.version} and packs objects as only PDF 1.5 does")
