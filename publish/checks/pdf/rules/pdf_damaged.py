"""``pdf-damaged``: the file can be read without repairs."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import on
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def pdf_damaged(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """What had to be repaired or passed over."""
    for damage in inspection.damage:
        yield finding("pdf-damaged", f"the file is damaged: {damage}")
    for page in inspection.pages:
        for fault in page.faults:
            yield finding("pdf-damaged", f"{on(page)}: {fault}")
