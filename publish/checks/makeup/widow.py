"""A line or two of a paragraph, alone at the head or the foot of a page, are easily misread."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "widow",
    Severity.NOTE,
    why="A line alone at the head or the foot of a page looks like a mistake, and is read twice.",
    hint="Cut or add a few words in the paragraph.",
)
def widow(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Pieces of paragraphs of fewer lines than the theme allows."""
    for pieces in galley.pieces().values():
        for index, (folio, piece) in enumerate(pieces):
            if piece.element != "p" or len(pieces) < 2 or not piece.lines:
                continue
            lines = len(piece.lines)
            if index > 0 and lines < galley.rules.widows:
                yield widow.finding(f"page {folio} begins with the last line of a paragraph", block=piece.place)
            elif index < len(pieces) - 1 and lines < galley.rules.orphans:
                yield widow.finding(f"page {folio} ends with the first line of a paragraph", block=piece.place)
