"""All pages of a book are cut alike."""

from collections import Counter
from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.frames import frame, is_size, millimetres, sizes
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import on
from publish.preflight.print_job import PrintJob


@check(
    "trim-differs",
    Severity.ERROR,
    why="A book is cut in one block: a page of another size loses its edge, or shows a white one.",
    hint="Set all pages to one size.",
)
def trim_differs(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages that are cut to another of the printer's sizes than most."""
    available = sizes(job.printer)
    trims = [frame(page, job.printer).trim for page in inspection.pages]
    of = [next((size for size in available if is_size(trim, size)), None) for trim in trims]
    known = Counter(size for size in of if size is not None)
    if len(known) < 2:
        return
    usual = known.most_common(1)[0][0]
    for page, size in zip(inspection.pages, of, strict=True):
        if size is not None and size != usual:
            most = f"most pages to {millimetres(usual)}"
            yield trim_differs.finding(f"{on(page)} is cut to {millimetres(size)}, {most}")
