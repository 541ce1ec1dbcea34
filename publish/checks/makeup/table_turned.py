"""A table is read without turning the book."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "table-turned",
    Severity.NOTE,
    why="A table that is wider than the line even in small type is set across, on a page of its own that is turned.",
    hint="Leave it so, or take columns out and shorten its words so that it stands upright.",
)
def table_turned(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Tables that stand on turned pages, each once."""
    tables: set[str] = set()
    for folio, page in galley.pages():
        for block in page.blocks if page.turned else ():
            if block.element == "table" and block.place not in tables:
                tables.add(block.place)
                message = f"the table is wider than the line, and stands turned on page {folio}"
                yield table_turned.finding(message, block=block.place)
