"""A heading at the foot of a page belongs with the text that it heads."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


@check(
    "heading-low",
    Severity.WARNING,
    why="A heading with hardly a line under it looks like the end of what stands above.",
    hint="Cut or add a few lines above it.",
)
def heading_low(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Headings with fewer lines of text under them on their page than the theme asks for."""
    for folio, page, _ in galley.turns():
        for block in page.blocks:
            under = page.depth - block.box.y - block.box.height
            if block.element in _HEADINGS and under < (galley.rules.heading_lines - 0.5) * galley.area.leading:
                yield heading_low.finding(f"a heading stands in the last lines of page {folio}", block=block.place)
