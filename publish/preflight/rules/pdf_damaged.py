"""The file can be read without repairs."""

import re
from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob
from publish.preflight.unread import notice_meaning

_NUMBER = re.compile(r"reported number of objects \((\d+)\) is not one plus the highest object number \((\d+)\)")
_BLANKS = "extraneous whitespace"


@check(
    "pdf-damaged",
    Severity.WARNING,
    why="Something in the file had to be repaired; the printer's system may do so otherwise, or stop.",
    hint="Make the file anew, or save it with qpdf and look at the pages named.",
)
def pdf_damaged(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """What had to be repaired."""
    meanings = [notice_meaning(notice) for notice in inspection.damage if not _harmless(notice)]
    for damage in dict.fromkeys(meanings):
        yield pdf_damaged.finding(f"the file is damaged: {damage}")


def _harmless(notice: str) -> bool:
    """Whether qpdf only remarks on a habit of other programs, which every reader takes.

    The number of objects may be counted too high: then there is nothing to be lost (ISO 32000-1, §7.5.5: what lies
    above a number that is too low is missing). And blanks behind a key word are blanks.
    """
    counted = _NUMBER.search(notice)
    return _BLANKS in notice or (counted is not None and int(counted[1]) > int(counted[2]) + 1)
