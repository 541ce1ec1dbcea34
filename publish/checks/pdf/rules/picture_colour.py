"""``picture-colour``: pictures are in colours that the printer takes."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.policy import objection
from publish.checks.pdf.saying import once
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, Severity


def picture_colour(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """The pictures in colours of another kind."""
    severity = Severity.ERROR if ticket.inks or ticket.is_archive else Severity.WARNING
    for page in inspection.pages:
        faults = (
            (f"{picture.name} {picture.space}", picture.area, f"a picture is in {picture.space}: {reason}")
            for picture in page.pictures
            if picture.space is not None and (reason := objection(picture.space, ticket))
        )
        yield from once("picture-colour", page, ticket, faults, severity=severity)
