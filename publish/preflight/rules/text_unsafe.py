"""Text keeps the distance from the trimmed edge that the printer asks for."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.frames import MILLIMETRE, frame
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import once, quoted
from publish.preflight.print_job import PrintJob
from publish.preflight.rules.text_in_bleed import SLACK


@check(
    "text-unsafe",
    Severity.ERROR,
    why="So near to the edge text may be cut on some copies; several printers refuse the file.",
    hint="Make the margins wider, or move the text inward.",
    follows=("table-wide",),
)
def text_unsafe(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Text inside the trimmed edge that stands nearer to it than the safe zone."""
    safe = job.printer.safe
    if not safe:
        return
    for page in inspection.pages:
        trim = frame(page, job.printer).trim
        zone = trim.grown(-safe)
        faults = (
            ("text", run.area, f"{quoted(run)} stands nearer to the cut than {safe / MILLIMETRE:.3g} mm")
            for run in page.runs
            if run.colour is not None and trim.holds(run.area, SLACK) and not zone.holds(run.area, SLACK)
        )
        yield from once(text_unsafe.rule, page, job, faults)
