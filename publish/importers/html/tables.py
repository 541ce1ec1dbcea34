"""Tables of HTML as tables of the tree: every row gets as many cells as there are columns."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span, finding
from publish.importers.html.tags import judged_attributes, name_of
from publish.model.blocks import Cell, Table
from publish.model.inlines import Inlines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 200
"""How many columns a table may have; more is no table for a page."""


def read_table(table: "Element", line: Callable[["Element"], Inlines], at: Span, *, id: str) -> Outcome[Table | None]:
    """The table of an element; ``line`` reads the inside of a cell as one line of text."""
    said: list[Diagnostic] = []
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    caption: Inlines = ()
    alignments: list[str] = []
    for part in table:
        if name_of(part) in ("thead", "tbody", "tfoot", "caption"):
            said += judged_attributes(name_of(part), part.attrib, at)
        if name_of(part) == "caption":
            caption = line(part)
    for row, in_head in _rows(table):
        cells: list[Cell] = []
        for cell in row:
            if not (name := name_of(cell)):
                continue
            said += judged_attributes(name, cell.attrib, at)
            cells.append(Cell(line(cell), name == "th"))
            cells += [Cell(())] * (_span(cell, "colspan") - 1)
            if _span(cell, "colspan") > 1 or _span(cell, "rowspan") > 1:
                said.append(finding("html-removed", "A cell across several columns or rows was made one cell", at))
            if not head and not body:
                aligned = cell.attrib.get("align", "").lower()
                alignments += [aligned if aligned in ("left", "right", "center") else ""] * _span(cell, "colspan")
        headed = in_head or (not head and not body and cells and all(cell.header for cell in cells))
        if headed:
            head.append(tuple(Cell(cell.inlines, header=True) for cell in cells))
        elif cells:
            body.append(tuple(Cell(c.inlines, header=c.header and not place) for place, c in enumerate(cells)))
    columns = max((len(row) for row in (*head, *body)), default=0)
    if not columns or columns > _LARGEST:
        said.append(finding("block-unsupported", f"A table of {columns} columns", at))
        return Outcome(None, tuple(said))
    alignments = (alignments + [""] * columns)[:columns]
    filled = (tuple(_filled(row, columns, header=True) for row in head), tuple(_filled(row, columns) for row in body))
    return Outcome(Table(*filled, tuple(alignments), caption, id, at), tuple(said))


def _rows(table: "Element") -> list[tuple["Element", bool]]:
    """The rows with whether they stand in the head."""
    rows = []
    for part in table:
        name = name_of(part)
        if name == "tr":
            rows.append((part, False))
        elif name in ("thead", "tbody", "tfoot"):
            rows += [(row, name == "thead") for row in part if name_of(row) == "tr"]
    return rows


def _span(cell: "Element", key: str) -> int:
    value = cell.attrib.get(key, "")
    return min(max(int(value), 1), _LARGEST) if value.isdecimal() and len(value) < 6 else 1


def _filled(row: tuple[Cell, ...], columns: int, *, header: bool = False) -> tuple[Cell, ...]:
    return row + (Cell((), header),) * (columns - len(row))
