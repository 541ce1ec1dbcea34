"""Tables of HTML as tables of the tree: every row gets as many cells as there are columns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.html.tags import HTML_REMOVED, judged_attributes, name_of
from publish.model.blocks import Cell, Table
from publish.model.inlines import Inlines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 200
"""How many columns a table may have; more is no table for a page."""
_LONGEST = 65534
"""Over how many rows a cell may go, as browsers have it."""


BLOCK_UNSUPPORTED = Rule(
    "block-unsupported",
    Severity.ERROR,
    "The tree has no place for this, and it would vanish.",
    "Write it in another way.",
)


def read_table(table: "Element", line: Callable[["Element"], Inlines], at: Span, *, id: str) -> Outcome[Table | None]:
    """The table of an element; ``line`` reads the inside of a cell as one line of text."""
    findings: list[Diagnostic] = []
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    caption: Inlines = ()
    alignments: list[str] = []
    for part in table:
        if name_of(part) in ("thead", "tbody", "tfoot", "caption"):
            findings += judged_attributes(name_of(part), part.attrib, at)
        if name_of(part) == "caption":
            caption = line(part)
    below = _Below()
    for row, number, in_head in _rows(table):
        cells: list[Cell] = []
        below.enter(number)
        for cell in row:
            if not (name := name_of(cell)):
                continue
            findings += judged_attributes(name, cell.attrib, at)
            cells += below.passed(len(cells))
            below.reach(len(cells), _span(cell, "colspan"), _rows_of(cell))
            cells.append(Cell(line(cell), name == "th"))
            cells += [Cell(())] * (_span(cell, "colspan") - 1)
            if _span(cell, "colspan") > 1 or _rows_of(cell) > 1:
                findings.append(HTML_REMOVED.finding("A cell across several columns or rows was made one cell", at))
            if not head and not body:
                aligned = cell.attrib.get("align", "").lower()
                alignments += [aligned if aligned in ("left", "right", "center") else ""] * _span(cell, "colspan")
        cells += below.leave(len(cells))
        headed = in_head or (not head and not body and cells and all(cell.header for cell in cells))
        if headed:
            head.append(tuple(Cell(cell.inlines, header=True) for cell in cells))
        elif cells:
            body.append(tuple(Cell(c.inlines, header=c.header and not place) for place, c in enumerate(cells)))
    columns = max((len(row) for row in (*head, *body)), default=0)
    if not columns or columns > _LARGEST:
        findings.append(BLOCK_UNSUPPORTED.finding(f"A table of {columns} columns", at))
        return Outcome(None, tuple(findings))
    alignments = (alignments + [""] * columns)[:columns]
    filled = (tuple(_filled(row, columns, header=True) for row in head), tuple(_filled(row, columns) for row in body))
    return Outcome(Table(*filled, tuple(alignments), caption, id, at), tuple(findings))


@dataclass
class _Below:
    """Which columns of the next rows belong to cells that began above: an empty cell keeps their place there."""

    _left: dict[int, int] = field(default_factory=dict)
    _new: dict[int, int] = field(default_factory=dict)
    _part: int = -1

    def enter(self, part: int) -> None:
        """A row begins; a cell ends with the part of the table that it stands in."""
        if part != self._part:
            self._part, self._left = part, {}

    def passed(self, column: int) -> list[Cell]:
        """Empty cells for the columns from ``column`` on that are taken."""
        empty: list[Cell] = []
        while column + len(empty) in self._left:
            empty.append(Cell(()))
        return empty

    def reach(self, column: int, columns: int, rows: int) -> None:
        """A cell begins in a column, over some columns and rows."""
        if rows > 1:
            self._new.update((taken, rows - 1) for taken in range(column, column + columns))

    def leave(self, column: int) -> list[Cell]:
        """The row ends before a column; empty cells for what is taken behind it, unless it holds none at all."""
        rest = self.passed(column) if column else []
        self._left = {column: rows - 1 for column, rows in self._left.items() if rows > 1} | self._new
        self._new = {}
        return rest


def _rows(table: "Element") -> list[tuple["Element", int, bool]]:
    """The rows, with the number of the part of the table that they stand in, and whether that is the head."""
    rows = []
    for number, part in enumerate(table):
        name = name_of(part)
        if name == "tr":
            rows.append((part, -1, False))
        elif name in ("thead", "tbody", "tfoot"):
            rows += [(row, number, name == "thead") for row in part if name_of(row) == "tr"]
    return rows


def _rows_of(cell: "Element") -> int:
    """Over how many rows a cell goes; 0 is all that follow."""
    return _LONGEST if cell.attrib.get("rowspan", "").strip() == "0" else _span(cell, "rowspan", _LONGEST)


def _span(cell: "Element", key: str, most: int = _LARGEST) -> int:
    value = cell.attrib.get(key, "").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 6 else 1


def _filled(row: tuple[Cell, ...], columns: int, *, header: bool = False) -> tuple[Cell, ...]:
    return row + (Cell((), header),) * (columns - len(row))
