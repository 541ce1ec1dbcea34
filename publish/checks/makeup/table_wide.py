"""A table fits on a page, upright or turned."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "table-wide",
    Severity.ERROR,
    why="A table that has no room even in small type and turned stands in the margin: its last columns are cut off.",
    hint="Split the table, shorten its words, or take columns out.",
)
def table_wide(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Tables that reach beyond the type area in the smallest type that they are set in, each once."""
    tables: set[str] = set()
    for folio, page in galley.pages():
        what = "turned by 90° it is still" if page.turned else "it is"
        for spill in page.spills:
            if spill.kind == "table" and spill.place not in tables:
                tables.add(spill.place)
                message = (
                    f"the table on page {folio} is too wide: {what} {spill.beyond:.0f} pt wider than the line, in the "
                    f"smallest type; about {page.share(spill):.0%} of its width would fit"
                )
                yield table_wide.finding(message, block=spill.place)
