"""``page-short``: a page that ends early although more of the dispatch follows."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def short_page(setting: Setting) -> Iterator[Diagnostic]:
    """Pages that end more lines short than the theme allows, at the block that did not fit."""
    for folio, page, following in setting.turns():
        if setting.area.is_short(page, setting.rules.short_page) and not following.openings and following.blocks:
            lines = int(setting.area.room(page) / setting.area.leading + 0.1)
            yield at("page-short", f"page {folio} ends {lines} lines short", following.blocks[0])
