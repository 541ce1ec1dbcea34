"""How a flow is spaced: the white round each of its blocks, and how far apart their lines are.

The boxes come from WeasyPrint, as in :mod:`publish.pdf.facts`, and leave as plain values. CSS pixels become points.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from publish.pdf.facts import Rendered
from publish.pdf.spills import POINTS

_SIDES = ("margin_top", "margin_bottom")


@dataclass(slots=True)
class BlockSpacing:
    """How one block is spaced; lengths in points."""

    white: Mapping[str, float]
    """Its margins above and below by their names in CSS, those that there are."""
    leading: float = 0.0
    """From one of its lines to the next; 0 where it holds none of its own, or the face says how far apart they are."""
    lines: int = 0
    """How many lines it has."""


@dataclass(slots=True)
class Spacing:
    """The blocks of a flow."""

    root: Element
    """The root of the flow."""
    blocks: dict[Element, BlockSpacing] = field(default_factory=dict)
    """How each is spaced."""

    @property
    def white(self) -> float:
        """All white, as if none of it were shared by neighbours."""
        return sum(sum(block.white.values()) for block in self.blocks.values())

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(block.leading * block.lines for block in self.blocks.values())


def read_spacing(root: Element, pages: Sequence[Rendered]) -> Spacing:
    """How the blocks of a set flow are spaced."""
    spacing = Spacing(root)
    for page in pages:
        for box in _blocks(page._page_box):
            known = spacing.blocks.setdefault(box.element, BlockSpacing(dict(_white(box))))
            if lines := sum(type(child).__name__ == "LineBox" for child in box.children):
                known.leading, known.lines = _leading(box), known.lines + lines
    return spacing


def _blocks(page: Any) -> Iterator[Any]:
    """The boxes of a page that stand one below the other and were set from an element each, from the outermost."""
    for box in page.descendants():
        if type(box).__name__ == "BlockBox" and box.element_tag == getattr(box.element, "tag", None):
            yield box


def _white(box: Any) -> Iterator[tuple[str, float]]:
    """The margins of a box as its style has them: what begins a page has lost one of them."""
    for side in _SIDES:
        length = box.style[side]
        if length != "auto" and length.unit == "px" and length.value > 0:
            yield side.replace("_", "-"), length.value * POINTS


def _leading(box: Any) -> float:
    height = box.style["line_height"]
    return float(height.value * POINTS) if getattr(height, "unit", None) == "px" else 0.0
