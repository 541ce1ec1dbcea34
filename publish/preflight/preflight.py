"""Preflight: the rules of a printer, one after the other, over what was seen in a file.

The rules stand in :data:`publish.preflight.rules.CHECKS`: pure functions from an inspection and a print job to
findings.
"""

from collections.abc import Iterable

from publish.config.printer import Printer
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob
from publish.preflight.rules import CHECKS
from publish.preflight.rules.pdf_encrypted import pdf_encrypted

PDF_UNREADABLE = Rule(
    "pdf-unreadable",
    Severity.ERROR,
    "The file is no PDF, or so broken that nothing can be said of it.",
    "Make the file anew; look whether it was copied whole.",
)


def preflight(
    inspection: Inspection,
    printer: Printer,
    *,
    families: Iterable[str] = (),
    wrap: bool = False,
) -> tuple[Diagnostic, ...]:
    """Everything that a printer would send a file back for, and what would print badly, in the order of the table.

    ``families`` are those of the theme, for an edition of ours; without them any font is as good as another.
    ``wrap`` says that the file is a cover in one piece; the printer is then
    :func:`publish.preflight.cover_job.printer_for_cover`.
    The findings have no place in a source: they name pages, and millimetres from the top left of the trimmed page.
    """
    if inspection.unreadable and inspection.encrypted:
        return (pdf_encrypted.finding(f"the file cannot be read: {inspection.unreadable}"),)
    if inspection.unreadable:
        return (PDF_UNREADABLE.finding(f"the file cannot be read: {inspection.unreadable}"),)
    job = PrintJob(printer, frozenset(families), wrap)
    return tuple(found for check in CHECKS for found in check(inspection, job))
