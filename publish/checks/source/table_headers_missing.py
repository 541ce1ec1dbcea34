"""A table needs headers: a cell that is heard alone is only a number."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_in
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.blocks import Table
from publish.model.walk import plain


@check(
    "table-headers-missing",
    Severity.WARNING,
    why="Heard cell by cell, a table without headers is a row of numbers.",
    hint="Name the columns in the first row, or mark the first cells of rows: {.row-headers}.",
)
def table_headers_missing(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every table with neither a head that says something nor cells that head rows."""
    for placed in blocks_in(manuscript.edition):
        if isinstance(placed.block, Table) and not _headed(placed.block):
            yield table_headers_missing.finding("the table has no headers", placed.at, block=placed.path)


def _headed(table: Table) -> bool:
    named = any(plain(cell.inlines).strip() for row in table.head for cell in row)
    return named or bool(table.body and all(row[0].header for row in table.body if row))
