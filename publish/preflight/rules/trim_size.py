"""Pages are cut to a size that was ordered, and that the printer cuts."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.frames import frame, is_size, millimetres, sizes
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import alike
from publish.preflight.print_job import PrintJob

_COVER = "The spine is reckoned from pages and paper: name both as they are ordered."


@check(
    "trim-size",
    Severity.ERROR,
    why="The page would be cut to a size that was not ordered, or that this printer does not cut.",
    hint="Set trim in edition.toml to a size of the printer's: publish printers lists them. Another edition's file "
    "is checked with --edition NAME.",
)
def trim_size(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages whose trim box is none of the printer's sizes."""
    available = sizes(job.printer)
    trims = ((page, frame(page, job.printer).trim) for page in inspection.pages)
    ordered = millimetres(job.printer.trim)
    yield from alike(
        trim_size.rule,
        (
            (page, f"the trim is {millimetres(trim)}; ordered is {ordered}")
            for page, trim in trims
            if not any(is_size(trim, size) for size in available)
        ),
        hint=_COVER if job.wrap else "",
    )
