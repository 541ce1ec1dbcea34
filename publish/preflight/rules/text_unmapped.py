"""Every glyph of the text says what character it is."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.observations import UNMAPPED
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob

_NONE = frozenset(f"\0\ufeff\ufffe{UNMAPPED}")
"""What a map may not name (ISO 14289-1, §7.21.7), and what stands for a code without a character."""


@check(
    "text-unmapped",
    Severity.WARNING,
    why="The file does not say what a glyph means: it prints, but cannot be searched, copied or read aloud. It is "
    "an error where the file claims PDF/UA, or level A or U of PDF/A.",
    hint="Make the file by a program that embeds ToUnicode maps.",
)
def text_unmapped(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The fonts with glyphs of which nobody can say what they mean, each once a page.

    An error where the file claims that its text can be read (PDF/UA, levels A and U of PDF/A); else it only prints.
    What a glyph would mean that the font has not is no matter.
    """
    xmp = inspection.xmp or {}
    claimed = "pdfuaid:part" in xmp or xmp.get("pdfaid:conformance", "").upper() in ("A", "U")
    for page in inspection.pages:
        faults = (
            (run.font.name, run.area, f"the font {run.font.name or 'without a name'} does not say what its glyphs mean")
            for run in page.runs
            if not run.gaps and not _NONE.isdisjoint(run.text)
        )
        yield from once(text_unmapped.rule, page, job, faults, severity=Severity.ERROR if claimed else None)
