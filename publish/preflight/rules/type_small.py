"""Type is large enough to print."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.frames import frame
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import once, quoted
from publish.preflight.print_job import PrintJob

_SLACK = 0.05


@check(
    "type-small",
    Severity.WARNING,
    why="Type so small fills up or breaks in print, and few people can read it.",
    hint="Set it larger.",
)
def type_small(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Text smaller than the printer's least, each size once a page."""
    least = job.printer.type_min
    if not least:
        return
    for page in inspection.pages:
        printed = frame(page, job.printer).bleed
        faults = (
            (f"{run.size:.1f}", run.area, f"{quoted(run)} is {run.size:.3g} pt; {least:.3g} pt is the least")
            for run in page.runs
            if run.size < least - _SLACK and run.colour is not None and not run.area.meet(printed).is_empty
        )
        yield from once(type_small.rule, page, job, faults)
