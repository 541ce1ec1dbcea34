"""``table-cut`` and ``table-wide``: a table that goes on over the page, or that the line has no room for."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic, finding


def cut(setting: Setting) -> Iterator[Diagnostic]:
    """Tables that stand on more than one page."""
    for pieces in setting.pieces().values():
        folio, piece = pieces[0]
        if piece.element == "table" and len(pieces) > 1:
            yield at("table-cut", f"the table on page {folio} goes on over the page", piece)


def wide(setting: Setting) -> Iterator[Diagnostic]:
    """Tables that reach beyond the type area in the smallest type that they are set in."""
    for folio, page in setting.pages():
        widths = {(block.dispatch, block.path): block.box.width for block in page.blocks}
        for spill in page.spills:
            if spill.kind == "table":
                full = widths.get((spill.dispatch, spill.path), 0.0) or spill.beyond
                share = max(0.0, 1 - spill.beyond / full)
                message = (
                    f"the table on page {folio} is {spill.beyond:.0f} pt wider than the line, in the smallest type: "
                    f"about {share:.0%} of its width would fit"
                )
                yield finding("table-wide", message, block=f"{spill.dispatch}:{spill.path}")
