"""``annotation-forbidden``: nothing lies over the page that the printer does not take."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import once
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic

_NAMES = {"Link": "a link", "Text": "a comment", "Widget": "a field of a form", "FileAttachment": "an attached file"}
_PRINTERS = ("PrinterMark", "TrapNet")
"""What PDF/X itself allows on a page."""


def annotation_forbidden(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """Links where the printer takes none, and whatever else lies over a page at any printer."""
    for page in inspection.pages:
        faults = (
            (note.kind, note.area, f"{_NAMES.get(note.kind, f'an annotation ({note.kind})')} lies over the page")
            for note in page.annotations
            if note.kind not in _PRINTERS and not (note.kind == "Link" and ticket.printer.links)
        )
        yield from once("annotation-forbidden", page, ticket, faults)
