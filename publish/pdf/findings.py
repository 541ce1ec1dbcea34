"""What an editor wants to know of the made-up pages; blocks are named by dispatch and path, pages by folio."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, finding
from publish.model.facts import GalleyFacts, PageFacts
from publish.pdf.makeup import Grid, short_pages


def makeup_findings(facts: GalleyFacts, start: int, grid: Grid, *, thin: int) -> Iterator[Diagnostic]:
    """The findings of one galley that begins behind ``start`` pages; ``thin`` is the least a last page should hold."""
    if not facts.dispatches:
        return
    for number, room in short_pages(facts, grid):
        lines = round(room / grid.leading)
        yield finding(
            "page-short",
            f"page {start + number + 1} ends {lines} lines short",
            block=_first(facts.pages[number + 1]),
        )
    last = facts.pages[-1]
    lines = sum(len(block.widths) for block in last.blocks if block.path.startswith("b"))
    if len(facts.pages) > 1 and 0 < lines < thin and not last.pictures:
        yield finding("last-page-short", f"page {start + len(facts.pages)} holds {lines} lines", block=_first(last))


def _first(page: PageFacts) -> str:
    block = page.blocks[0]
    return f"{block.dispatch}:{block.path}"
