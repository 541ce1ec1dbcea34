"""Tables that only place things side by side, as every mailing has them, and tables that say something."""

from typing import TYPE_CHECKING

from publish.importers.foreign.document import name_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    ["table", "img", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "hr", "blockquote", "figure", "iframe"]
)
_LONGEST = 240
"""The most characters of a cell of a table that says something, where nothing else speaks for it."""


def is_layout(table: "HtmlElement") -> bool:
    """Whether a table is read as if it were not there: what is in its cells follows one upon the other."""
    if table.get("role", "").lower() in ("presentation", "none"):
        return True
    inner = [name_of(element) for element in table.iterdescendants()]
    if "table" in inner:
        return True
    if "th" in inner or "caption" in inner:
        return False
    rows = [row for row in table.iter("tr") if words_of(row) or len(row)]
    widths = [len([cell for cell in row if name_of(cell) in ("td", "th")]) for row in rows]
    if len(rows) < 2 or max(widths, default=0) < 2:
        return True
    cells = [cell for row in rows for cell in row if name_of(cell) == "td"]
    return any(
        len(words_of(cell)) > _LONGEST or any(name_of(element) in _BLOCKS for element in cell.iterdescendants())
        for cell in cells
    )
