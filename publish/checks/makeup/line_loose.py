"""Word spaces that are too wide tear holes into a line."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "line-loose",
    Severity.NOTE,
    why="A line with holes in it breaks the evenness of the page.",
    hint="Change a word, or give a long one a soft hyphen.",
)
def line_loose(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Blocks with lines whose word spaces were widened by more than the theme allows."""
    for folio, page in galley.pages():
        for block in page.blocks:
            widest = max((line.stretch for line in block.lines), default=0.0)
            if widest > galley.rules.loose_line:
                yield line_loose.finding(
                    f"page {folio}: word spaces in one line are stretched by {widest:.2f} em", block=block.place
                )
