"""Every code of the text shows a glyph of its font."""

import unicodedata
from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.areas import Area
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.observations import TextRun
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob

_SIGNS = ("So", "Sk", "Me")


@check(
    "glyph-missing",
    Severity.ERROR,
    why="The font has no glyph for a letter of the text: an empty box is printed, or nothing. PDF/A and PDF/UA "
    "forbid it, and no reader of the book can guess the letter.",
    hint="Set the letter in a font that has it, and make the file again.",
)
def glyph_missing(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The fonts that are asked for glyphs that they do not have, or whose glyphs are empty, each once a page."""
    for page in inspection.pages:
        yield from once(glyph_missing.rule, page, job, _faults(page))


def _faults(page: InspectedPage) -> Iterator[tuple[str, Area, str]]:
    for run in page.runs:
        font = f"the font {run.font.name or 'without a name'}"
        if run.gaps:
            yield f"none {run.font.name}", run.area, f"{font} has no glyph for {_codes(run.gaps)}"
        if run.empty and not _is_pictured(run, page):
            glyph = "an empty glyph" if len(run.empty) == 1 else "empty glyphs"
            yield f"empty {run.font.name}", run.area, f"{font} has {glyph} for {_codes(run.empty)}"


def _is_pictured(run: TextRun, page: InspectedPage) -> bool:
    """Whether signs are drawn as pictures where they stand, as programs do that set emoji in colour."""
    if not any(unicodedata.category(character) in _SIGNS for character in run.text):
        return False
    areas = (thing.area for drawn in (page.pictures, page.shapes, page.gradients) for thing in drawn)
    return any(area.overlaps(run.area) for area in areas)


def _codes(codes: tuple[int, ...]) -> str:
    return f"{'codes' if len(codes) > 1 else 'code'} {', '.join(f'<{code:02X}>' for code in codes)}"
