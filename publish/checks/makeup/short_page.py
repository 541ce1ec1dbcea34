"""``page-short``: a page that ends early although more of the dispatch follows."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def short_page(setting: Setting) -> Iterator[Diagnostic]:
    """Pages that end more lines short than the theme allows, at the block that did not fit."""
    for folio, page, following in setting.turns():
        lines = round(setting.area.room(page) / setting.area.leading, 1)
        if lines >= setting.rules.short_page + 0.9 and not following.openings and following.blocks:
            yield at("page-short", f"page {folio} ends {int(lines + 0.1)} lines short", following.blocks[0])
