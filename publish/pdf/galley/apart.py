"""What has pages of its own: tables that are turned by 90 degrees, and pictures that are set as a plate.

Text goes on round such a page. The style sheet hides in the text what is set apart; it is set by itself, and its pages
go behind the page on which what stands before it ends. The binding turns those of a table.
"""

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from publish.pdf.elements import PLATE, TURNED, names
from publish.pdf.tables import apart

_SHOWN = ("LineBox", "BlockReplacedBox", "InlineReplacedBox")


def set_round(root: Element, render: Callable[[Element], Any]) -> Any:
    """Set a flow without what is in those tables and plates; the flow itself stays whole."""
    kept = {element: list(element) for element, _ in _set_apart(root)}
    for element in kept:
        element[:] = []
    try:
        return render(root)
    finally:
        for element, inner in kept.items():
            element[:] = inner


def with_apart(root: Element, pages: Sequence[Any], set_flow: Callable[[Element], Sequence[Any]]) -> list[Any]:
    """The pages of a flow with those of what is set apart among them; ``set_flow`` sets a flow."""
    elements = _set_apart(root)
    order = {element: place for place, element in enumerate(root.iter())}
    firsts = [_first(page, order) for page in pages] if elements else []
    behind: list[list[Any]] = [[] for _ in pages]
    for element, kind in elements:
        before = [number for number, first in enumerate(firsts) if first < order[element]]
        behind[max(before, default=0)].extend(set_flow(apart(root, element, kind)))
    return [each for page, own in zip(pages, behind, strict=True) for each in (page, *own)]


def _set_apart(root: Element) -> list[tuple[Element, str]]:
    """The turned tables and the plates of a flow that is neither itself, each with the name of its pages."""
    if {TURNED, PLATE}.intersection(names(root)):
        return []
    kinds = {"table": TURNED, "figure": PLATE}
    found = ((element, kinds.get(element.tag, "")) for element in root.iter())
    return [(element, kind) for element, kind in found if kind and kind in names(element)]


def _first(page: Any, order: dict[Element, int]) -> float:
    """The place in the source of what is first on a page, notes left out."""
    shown = (box for box in page._page_box.children[0].descendants() if type(box).__name__ in _SHOWN)
    return min((order[box.element] for box in shown if box.element in order), default=float("inf"))
