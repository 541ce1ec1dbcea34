"""``page-turned``: pages are not turned or enlarged by a note on them."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import alike
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic


def page_turned(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The pages that viewers turn, or measure in another unit: not every press does."""
    turned = ((page, f"viewers turn it by {page.rotation} degrees") for page in inspection.pages if page.rotation)
    unit = ((page, f"it is measured in units of {page.unit:g} points") for page in inspection.pages if page.unit != 1)
    yield from alike("page-turned", (*turned, *unit))
