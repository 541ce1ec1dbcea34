"""``widow``: a line or two of a paragraph alone at the head or the foot of a page."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def widows(setting: Setting) -> Iterator[Diagnostic]:
    """Pieces of paragraphs of fewer lines than the theme allows."""
    for pieces in setting.pieces().values():
        for index, (folio, piece) in enumerate(pieces):
            if piece.element != "p" or len(pieces) < 2 or not piece.lines:
                continue
            lines = len(piece.lines)
            if index > 0 and lines < setting.rules.widows:
                yield at("widow", f"page {folio} begins with the last line of a paragraph", piece)
            elif index < len(pieces) - 1 and lines < setting.rules.orphans:
                yield at("widow", f"page {folio} ends with the first line of a paragraph", piece)
