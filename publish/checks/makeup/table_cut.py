"""A table is easiest to read on one page."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "table-cut",
    Severity.WARNING,
    why="A table that goes on over the page is read with its head out of sight.",
    hint="Split the table, or shorten the text above it.",
)
def table_cut(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Tables that stand on more than one page."""
    for pieces in galley.pieces().values():
        folio, piece = pieces[0]
        if piece.element == "table" and len(pieces) > 1:
            yield table_cut.finding(f"the table on page {folio} goes on over the page", block=piece.place)
