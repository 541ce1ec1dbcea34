"""``heading-low``: a heading at the foot of a page with hardly a line under it."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def low(setting: Setting) -> Iterator[Diagnostic]:
    """Headings with fewer lines of text under them on their page than the theme asks for."""
    for folio, page, _ in setting.turns():
        for block in page.blocks:
            under = page.depth - block.box.y - block.box.height
            if block.element in _HEADINGS and under < (setting.rules.heading_lines - 0.5) * setting.area.leading:
                yield at("heading-low", f"a heading stands in the last lines of page {folio}", block)
