"""Tables that are turned by 90 degrees: set on pages of their own, which the binding turns.

Text goes on round such a page as it does round a plate. The style sheet hides a turned table in the text; it is set by
itself, and its pages go behind the page on which what stands before it ends.
"""

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from publish.pdf.elements import TURNED, names
from publish.pdf.tables import across

_SHOWN = ("LineBox", "BlockReplacedBox", "InlineReplacedBox")


def set_round(root: Element, render: Callable[[Element], Any]) -> Any:
    """Set a flow without what is in its turned tables; the flow itself stays whole."""
    kept = {table: list(table) for table in _turned(root)}
    for table in kept:
        table[:] = []
    try:
        return render(root)
    finally:
        for table, inner in kept.items():
            table[:] = inner


def with_turned(root: Element, pages: Sequence[Any], set_apart: Callable[[Element], Sequence[Any]]) -> list[Any]:
    """The pages of a flow with those of its turned tables among them; ``set_apart`` sets a flow."""
    tables = _turned(root)
    order = {element: place for place, element in enumerate(root.iter())}
    firsts = [_first(page, order) for page in pages] if tables else []
    behind: list[list[Any]] = [[] for _ in pages]
    for table in tables:
        before = [number for number, first in enumerate(firsts) if first < order[table]]
        behind[max(before, default=0)].extend(set_apart(across(root, table)))
    return [each for page, turned in zip(pages, behind, strict=True) for each in (page, *turned)]


def _turned(root: Element) -> list[Element]:
    """The turned tables of a flow that is upright itself."""
    return [table for table in root.iter("table") if TURNED in names(table) and TURNED not in names(root)]


def _first(page: Any, order: dict[Element, int]) -> float:
    """The place in the source of what is first on a page, notes left out."""
    shown = (box for box in page._page_box.children[0].descendants() if type(box).__name__ in _SHOWN)
    return min((order[box.element] for box in shown if box.element in order), default=float("inf"))
