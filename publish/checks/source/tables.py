"""Whether a table says what its columns or rows are: without that a cell, heard alone, is a number."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_in
from publish.diagnostics import Diagnostic, finding
from publish.model.blocks import Table
from publish.model.walk import plain


def headless(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``table-headers-missing`` for every table with neither a head that says something nor cells that head rows."""
    for placed in blocks_in(manuscript.edition):
        if isinstance(placed.block, Table) and not _headed(placed.block):
            yield finding("table-headers-missing", "the table has no headers", placed.at, block=placed.path)


def _headed(table: Table) -> bool:
    named = any(plain(cell.inlines).strip() for row in table.head for cell in row)
    return named or bool(table.body and all(row[0].header for row in table.body if row))
