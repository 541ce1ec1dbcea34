"""Every code of the text shows a glyph of its font."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.page_findings import once
from publish.checks.pdf.print_job import PrintJob
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "glyph-missing",
    Severity.ERROR,
    why="The font has no glyph for a letter of the text: an empty box is printed, or nothing. PDF/A and PDF/UA "
    "forbid it, and no reader of the book can guess the letter.",
    hint="Set the letter in a font that has it, and make the file again.",
)
def glyph_missing(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The fonts that are asked for glyphs that they do not have, each once a page."""
    for page in inspection.pages:
        faults = (
            (
                run.font.name,
                run.area,
                f"the font {run.font.name or 'without a name'} has no glyph for {_codes(run.gaps)}",
            )
            for run in page.runs
            if run.gaps
        )
        yield from once(glyph_missing.rule, page, job, faults)


def _codes(gaps: tuple[int, ...]) -> str:
    return f"{'codes' if len(gaps) > 1 else 'code'} {', '.join(f'<{code:02X}>' for code in gaps)}"
