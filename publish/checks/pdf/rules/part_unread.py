"""``part-unread``: every page, and everything beside the pages, could be read to its end."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import on
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, finding


def part_unread(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """What could not be followed: nobody has looked at its fonts, its colours or what it does."""
    for page in inspection.pages:
        for fault in page.faults:
            yield finding("part-unread", f"{on(page)}: {fault}")
    for part in inspection.unread:
        yield finding("part-unread", part)
