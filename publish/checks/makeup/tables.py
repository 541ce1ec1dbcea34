"""``table-cut``: a table that goes on over the page."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def cut(setting: Setting) -> Iterator[Diagnostic]:
    """Tables that stand on more than one page."""
    for pieces in setting.pieces().values():
        folio, piece = pieces[0]
        if piece.element == "table" and len(pieces) > 1:
            yield at("table-cut", f"the table on page {folio} goes on over the page", piece)
