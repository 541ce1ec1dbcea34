"""The file holds the outlines of every font that text is set in."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob


@check(
    "font-not-embedded",
    Severity.ERROR,
    why="The printer's system sets the text in whatever font it has; every line may break.",
    hint="Embed all fonts when the file is made.",
)
def font_not_embedded(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The fonts that the printer would have to guess, each once a page."""
    for page in inspection.pages:
        faults = (
            (run.font.name, run.area, f"the font {run.font.name or 'without a name'} is not embedded")
            for run in page.runs
            if not run.font.embedded
        )
        yield from once(font_not_embedded.rule, page, job, faults)
