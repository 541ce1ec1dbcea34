"""What reaches beyond the type area of a set page: read from its boxes, each block told once a side."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from publish.model.facts import Spill

POINTS = 0.75
"""Points in a CSS pixel."""
_HAIR = 0.6
"""Points: an optical margin, or the rule of a table, is no fault."""
_LINE, _CAPITAL = 0.35, 0.31
"""Half the height of letters, in ems: of a line with what hangs below it, and of a capital alone."""

HANG = "publish_hang"
"""What a box of text bears whose last sign hangs in the margin: how far, in CSS pixels."""

Owner = Callable[[Element], tuple[str, str]]
"""Dispatch and path of the block that an element belongs to."""


def spills(page: Any, boxes: Sequence[Any], owner: Owner) -> Iterator[Spill]:
    """The blocks of a page that reach beyond its type area, each with how far, and how far beyond the page itself."""
    left, top = page.content_box_x() * POINTS, page.content_box_y() * POINTS
    area = (left, top, left + page.width * POINTS, top + page.height * POINTS)
    sheet = (0.0, 0.0, page.margin_width() * POINTS, page.margin_height() * POINTS)
    worst: dict[tuple[str, str, str], tuple[float, float]] = {}
    for box in boxes:
        if (kind := _kind(box)) and (edges := _edges(box)):
            beyond, off = _beyond(edges, area), _beyond(edges, sheet)
            if beyond > _HAIR:
                key = (*owner(box.element), kind)
                known = worst.get(key, (0.0, 0.0))
                worst[key] = max(known[0], beyond), max(known[1], off)
    for (dispatch, path, kind), (beyond, off) in worst.items():
        yield Spill(dispatch, path, kind, beyond, off if off > _HAIR else 0.0)


def _kind(box: Any) -> str:
    """What a box shows; empty for one that holds others and shows nothing itself."""
    name = type(box).__name__
    if name == "TextBox":
        # The digits that stand as a sample in the room for a page number give way to the number, which fits.
        sample = "page-number" in box.element.get("class", "").split()
        return "" if sample or box.style["visibility"] != "visible" else "text"
    if name.endswith("ReplacedBox"):
        return "picture"
    return "table" if name == "TableBox" else ""


def _edges(box: Any) -> tuple[float, float, float, float] | None:
    """Where it shows: left, top, right, foot."""
    if type(box).__name__ != "TextBox":
        x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
        return x * POINTS, y * POINTS, (x + width) * POINTS, (y + height) * POINTS
    words = box.text.rstrip()
    if not words:
        return None
    # A letter's own box is higher than its line: what counts is where the line stands.
    middle = box.position_y + box.margin_top + box.height / 2
    half = box.style["font_size"] * (_CAPITAL if "initial-letter" in box.element.get("class", "").split() else _LINE)
    width = box.width * len(words) / len(box.text)
    # A sign that hangs in the margin stands there for the eye to see a straight edge.
    hang, backward = getattr(box, HANG, 0.0), box.style["direction"] == "rtl"
    left, right = (hang, 0.0) if backward else (0.0, hang)
    return (
        (box.position_x + left + _hung(box, words)) * POINTS,
        (middle - half) * POINTS,
        (box.position_x + width - right) * POINTS,
        (middle + half) * POINTS,
    )


def _hung(box: Any, words: str) -> float:
    """How far a mark that opens a quotation may hang out: as far as its style says, by an indent below zero."""
    indent = box.style["text_indent"]
    hangs = unicodedata.category(words[0]) in ("Pi", "Po", "Ps") and indent.unit == "px" and indent.value < 0
    return float(-indent.value) if hangs else 0.0


def _beyond(edges: Sequence[float], area: Sequence[float]) -> float:
    """How far edges reach beyond an area, at the worst of its four sides."""
    return max(area[0] - edges[0], area[1] - edges[1], edges[2] - area[2], edges[3] - area[3])
