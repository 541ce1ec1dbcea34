"""Fonts are embedded with the glyphs that are used, and no others."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import at
from publish.preflight.print_job import PrintJob


@check(
    "font-not-subset",
    Severity.NOTE,
    why="A font that is embedded whole makes the file large, and gives the font away to everyone who has the file.",
    hint="Embed only the glyphs that are used, where the font's licence or the file's size asks for it.",
)
def font_not_subset(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The fonts that are embedded whole, each at its first use."""
    for font in inspection.fonts:
        if font.embedded and not font.subset:
            uses = ((page, run) for page in inspection.pages for run in page.runs if run.font == font)
            if (first := next(uses, None)) is not None:
                where = at(first[0], first[1].area, job)
                yield font_not_subset.finding(f"{where}: the font {font.name} is embedded whole")
