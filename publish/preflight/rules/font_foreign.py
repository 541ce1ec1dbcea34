"""An edition of ours is set in its theme's fonts, and in none that the machine had lying about."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.observations import EmbeddedFont
from publish.preflight.page_findings import once
from publish.preflight.print_job import PrintJob


@check(
    "font-foreign",
    Severity.ERROR,
    why="The text is set in a font that the machine had lying about: on another one the book would look "
    "otherwise, and nobody asked for its licence.",
    hint="Name a family in the theme's [scripts] that has the characters, or take the characters out.",
)
def font_foreign(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The fonts of families that the theme does not name, each once a page; nothing for a file of somebody else's."""
    families = {_letters(family) for family in job.families}
    foreign = {font for font in inspection.fonts if families and not _is_of(font, families)}
    for page in inspection.pages if foreign else ():
        faults = (
            (run.font.name, run.area, f"the font {run.font.name} is none of the theme's")
            for run in page.runs
            if run.font in foreign
        )
        yield from once(font_foreign.rule, page, job, faults)


def _is_of(font: EmbeddedFont, families: set[str]) -> bool:
    name = _letters(font.name)
    return _letters(font.family) in families or any(name.startswith(family) for family in families)


def _letters(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())
