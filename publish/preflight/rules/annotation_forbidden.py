"""Nothing lies over the page that the printer does not take."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT, once
from publish.preflight.print_job import PrintJob

_NAMES = {"Link": "a link", "Text": "a comment", "Widget": "a field of a form", "FileAttachment": "an attached file"}
_PRINTERS = ("PrinterMark", "TrapNet")
"""What PDF/X itself allows on a page."""


@check(
    "annotation-forbidden",
    Severity.ERROR,
    why="Links, comments and fields are no part of the printed page; printers refuse files with them, or print them.",
    hint=f"Take them out. {BUILT}",
)
def annotation_forbidden(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Links where the printer takes none, and whatever else lies over a page at any printer."""
    for page in inspection.pages:
        faults = (
            (note.kind, note.area, f"{_NAMES.get(note.kind, f'an annotation ({note.kind})')} lies over the page")
            for note in page.annotations
            if note.kind not in _PRINTERS and not (note.kind == "Link" and job.printer.links)
        )
        yield from once(annotation_forbidden.rule, page, job, faults)
