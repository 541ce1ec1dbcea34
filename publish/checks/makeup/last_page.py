"""``last-page-short``: a last page that is hardly worth turning to."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def last_page(setting: Setting) -> Iterator[Diagnostic]:
    """A last page with fewer lines than the theme asks for."""
    if len(setting.facts.pages) < 2:
        return
    *_, (folio, page) = setting.pages()
    lines = round(setting.area.lines(page))
    if page.blocks and 0 < lines < setting.rules.last_page_thin:
        yield at("last-page-short", f"page {folio} holds {lines} lines", page.blocks[0])
