"""``glyph-missing``: every code of the text shows a glyph of its font."""

from collections.abc import Iterator

from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.saying import once
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic


def glyph_missing(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
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
        yield from once("glyph-missing", page, ticket, faults)


def _codes(gaps: tuple[int, ...]) -> str:
    return f"{'codes' if len(gaps) > 1 else 'code'} {', '.join(f'<{code:02X}>' for code in gaps)}"
