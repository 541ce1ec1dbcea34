"""Type is large enough to print."""

from collections.abc import Iterator

from publish.checks.pdf.frames import frame
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.page_findings import once, quoted
from publish.checks.pdf.print_job import PrintJob
from publish.diagnostics import Diagnostic, Severity, check

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
