"""A book has no fields to fill in."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


@check(
    "form-forbidden",
    Severity.ERROR,
    why="What is filled in on the screen may be printed or not.",
    hint="Flatten the form, or take it out.",
)
def form_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The form of the file."""
    if inspection.fields:
        yield form_forbidden.finding(f"the file has a form of {inspection.fields} fields")
