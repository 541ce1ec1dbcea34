"""``break-forced``, ``beyond-type-area`` and ``off-page``: what is too long for its line, or too large for its page."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic, finding


def forced(setting: Setting) -> Iterator[Diagnostic]:
    """Blocks in which a line had to end where no line may end."""
    for folio, page in setting.pages():
        for block in page.blocks:
            if any(line.forced for line in block.lines):
                what = "a line of code" if block.element == "pre" else "a word"
                yield at("break-forced", f"{what} on page {folio} is too long for the line, and was broken", block)


def outside(setting: Setting) -> Iterator[Diagnostic]:
    """Blocks that reach beyond the type area, or off the page, by what is worst; tables are told for themselves."""
    for folio, page in setting.pages():
        told = {(spill.dispatch, spill.path) for spill in page.spills if spill.kind == "table"}
        for spill in sorted(page.spills, key=lambda spill: (-spill.off, -spill.beyond)):
            block = (spill.dispatch, spill.path)
            if block in told:
                continue
            told.add(block)
            what = f"{spill.kind} reaches {spill.beyond:.0f} pt beyond the type area of page {folio}"
            id = "off-page" if spill.off else "beyond-type-area"
            where = f"{spill.dispatch}:{spill.path}" if spill.dispatch else ""
            yield finding(id, f"{what}, and is cut off" if spill.off else what, block=where)
