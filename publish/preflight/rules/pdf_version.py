"""The file is written in the version of PDF that the printer reads."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT
from publish.preflight.print_job import PrintJob


@check(
    "pdf-version",
    Severity.ERROR,
    why="The printer's system reads an older PDF than this: what is new in it would be dropped, or the file refused.",
    hint=f"Save it in the version that the printer's file names. {BUILT}",
)
def pdf_version(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """A newer version, or an older one with what only newer ones know."""
    most = job.printer.pdf
    if inspection.version > most:
        yield pdf_version.finding(f"the file is PDF {inspection.version}; the printer reads {most}")
    elif inspection.compressed:
        yield pdf_version.finding(f"the file says PDF {inspection.version} and packs objects as only PDF 1.5 does")
