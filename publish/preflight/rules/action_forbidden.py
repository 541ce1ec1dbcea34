"""The file does nothing by itself."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob

_LEADING = ("GoTo", "URI")
"""What links and outlines do."""


@check(
    "action-forbidden",
    Severity.ERROR,
    why="A file that does something by itself is refused by printers, and no reader should trust it.",
    hint="Take scripts and actions out.",
)
def action_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Scripts, and actions that do more than lead somewhere."""
    for action in inspection.actions:
        if action not in _LEADING:
            what = "scripts (JavaScript)" if action == "JavaScript" else f"an action “{action}”"
            yield action_forbidden.finding(f"the file has {what}")
