"""Nobody wants to turn the page for a few lines."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "last-page-short",
    Severity.NOTE,
    why="The last page of a dispatch holds fewer lines than a reader would turn the page for.",
    hint="Cut or add a few words.",
)
def last_page_short(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """A last page with fewer lines than the theme asks for."""
    if len(galley.facts.pages) < 2:
        return
    *_, (folio, page) = galley.pages()
    lines = round(galley.area.lines(page))
    if page.blocks and 0 < lines < galley.rules.last_page_thin:
        held = f"{lines} line{'' if lines == 1 else 's'}"
        yield last_page_short.finding(f"page {folio} holds {held}", block=page.blocks[0].place)
