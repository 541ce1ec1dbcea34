"""A table is no wider than the line."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "table-wide",
    Severity.ERROR,
    why="A table that is wider than the line stands in the margin, or is cut off: its last columns are lost.",
    hint="Split the table, shorten its words, or take columns out.",
)
def table_wide(setting: Setting) -> Iterator[Diagnostic]:
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
                yield table_wide.finding(message, block=spill.place)
