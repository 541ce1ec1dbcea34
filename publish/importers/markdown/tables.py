"""Tables of Markdown."""

from publish.importers.markdown.attributes import Attributes
from publish.importers.markdown.inlines import read_line
from publish.importers.markdown.phrases import id_of
from publish.importers.markdown.reading import Reading
from publish.importers.markdown.tree import Node
from publish.importers.markdown.values import read_value
from publish.model.blocks import Cell, Table

KEYS = ("caption", "head")
"""The keys that mean something for a table: ``head`` is how many rows name the columns, 1 when it is not given."""
ROW_HEADERS = "row-headers"
"""The class of a table whose first column names the rows."""
_ALIGNED = "text-align:"


def read_table(node: Node, attributes: Attributes, reading: Reading) -> Table:
    """A table; its first column heads the rows with ``{.row-headers}``."""
    at = reading.span(node.rows)
    reading.judge(attributes, at, keys=KEYS, classes=(ROW_HEADERS,), of="a table")
    rows = [row for part in node.children for row in part.children]
    cells = [[_cell(cell, reading) for cell in row.children] for row in rows]
    alignments = tuple(str(c.token.attrs.get("style", "")).removeprefix(_ALIGNED) for c in rows[0].children)
    heads = _heads(attributes, len(rows), reading)
    headed = ROW_HEADERS in attributes.classes
    head = tuple(tuple(Cell(cell.inlines, header=True) for cell in row) for row in cells[:heads])
    body = tuple(
        tuple(Cell(cell.inlines, header=headed and column == 0) for column, cell in enumerate(row))
        for row in cells[heads:]
    )
    if all(not cell.inlines for row in head for cell in row):
        head = ()
    caption = read_value(attributes.get("caption"), reading.locate("caption=", at), reading)
    return Table(head, body, alignments, caption, id_of(attributes), at)


def _cell(node: Node, reading: Reading) -> Cell:
    line = node.line
    if line is None:
        return Cell(())
    at = reading.span(line.rows, line.token.content)
    return Cell(read_line(line.token.children or (), at, reading))


def _heads(attributes: Attributes, rows: int, reading: Reading) -> int:
    value = attributes.get("head") or "1"
    if value.isdigit() and 1 <= int(value) <= rows:
        return int(value)
    return 1
