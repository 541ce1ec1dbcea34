"""Lines that are kept: a flow is set in one column to plan its pages, and then on these pages.

Most of its lines are the same both times. A paragraph that is broken as before, in a flow whose elements stand where
they stood, is given copies of the lines that it had. Styles that follow from what an element stands behind, or which
child it is, may differ where something was moved; such a paragraph is set anew.
"""

from collections.abc import Hashable, Iterable
from typing import Any
from xml.etree.ElementTree import Element

Lines = dict[int, tuple[Any, Any, float]]
"""By its first character each line of a paragraph, what WeasyPrint goes on from, and how far it stands from the left
edge of its block, in CSS pixels."""


class KeptLines:
    """The lines of the flow that was set last."""

    def __init__(self) -> None:
        self._root: Element | None = None
        self._lines: dict[Hashable, Lines] = {}
        self._places: dict[Element, Hashable] = {}
        self._numbers: dict[Hashable, int] = {}

    def begin(self, root: Element) -> None:
        """A flow is set: what is known of another one is forgotten."""
        if root is not self._root:
            self._root = root
            self._lines.clear()
            self._numbers.clear()
        self._places = {root: 0}
        self._place(root, 0)

    def _place(self, parent: Element, number: int) -> None:
        before: Element | None = None
        for index, child in enumerate(parent):
            place = (number, index, before, child)
            self._places[child] = own = self._numbers.setdefault(place, len(self._numbers) + 1)
            self._place(child, own)
            before = child

    def of(self, elements: Iterable[Element | None], key: Hashable) -> Lines:
        """The lines of a paragraph whose words stand in these elements and are broken as ``key`` says."""
        places = tuple(None if element is None else self._places.get(element, element) for element in elements)
        return self._lines.setdefault((places, key), {})


def keep(lines: Lines, start: int, line: Any, resume_at: Any, block: Any) -> None:
    """Keep a line that was set, unless something stands in it or beside it that belongs to its page."""
    if all(_belongs_to_line(box) for box in line.descendants()):
        lines[start] = line.deepcopy(), resume_at, line.position_x - block.content_box_x()


def again(lines: Lines, start: int, block: Any, y: float) -> tuple[Any, Any] | None:
    """The line that begins there, once more, at another place; ``None`` for one that is not kept."""
    if (found := lines.get(start)) is None:
        return None
    kept, resume_at, x = found
    line = kept.deepcopy()
    line.translate(block.content_box_x() + x - line.position_x, y - line.position_y)
    return line, resume_at


def _belongs_to_line(box: Any) -> bool:
    return box.is_in_normal_flow() and box.footnote is None
