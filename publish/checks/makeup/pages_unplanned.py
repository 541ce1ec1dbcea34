"""Pages that could not be planned are filled one after the other, and are seldom as even as planned ones."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "pages-unplanned",
    Severity.NOTE,
    why="The pages of a dispatch are planned together before they are set; a few forms cannot be, and fill one page "
    "after the other.",
    hint="Nothing need be done. If a page of it is uneven, move a photo or shorten a paragraph.",
)
def pages_unplanned(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Galleys whose pages were not planned, at their first dispatch."""
    if galley.facts.unplanned and galley.facts.dispatches:
        message = f"its pages are filled one after the other, for {galley.facts.unplanned}"
        yield pages_unplanned.finding(message, block=galley.facts.dispatches[0])
