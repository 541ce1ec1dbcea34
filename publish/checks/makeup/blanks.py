"""``page-blank``: a page in the middle of a dispatch with nothing on it."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def blank(setting: Setting) -> Iterator[Diagnostic]:
    """Pages without text or picture between others."""
    for folio, page, following in setting.turns():
        if not page.blocks and not page.pictures and following.blocks:
            yield at("page-blank", f"page {folio} is blank", following.blocks[0])
