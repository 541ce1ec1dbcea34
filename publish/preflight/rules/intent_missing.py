"""The file says for which printing condition it was made."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection, Intent
from publish.preflight.page_findings import BUILT
from publish.preflight.print_job import PrintJob


@check(
    "intent-missing",
    Severity.ERROR,
    why="Numbers of inks mean a colour only on a press and a paper: without an output intent nobody knows which.",
    hint=f"Export with the printing condition of the printer's file. {BUILT}",
)
def intent_missing(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """No output intent of the kind that the standard asks for, or more than one."""
    if not job.printer.standard:
        return
    found = intents_of(inspection, job)
    if not found:
        what = f"the file has no output intent, which {job.printer.standard} asks for"
        yield intent_missing.finding(what)
    elif len(found) > 1:
        yield intent_missing.finding(f"the file has {len(found)} output intents; one is meant")


def intents_of(inspection: Inspection, job: PrintJob) -> list[Intent]:
    """The output intents of the kind that the printer's standard asks for."""
    kind = "GTS_PDFX" if job.is_exchange else "GTS_PDFA1"
    return [intent for intent in inspection.intents if intent.kind == kind]
