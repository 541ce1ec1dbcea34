"""Patches WeasyPrint: the boxes of a line stand in the order that Unicode's bidirectional algorithm gives them.

WeasyPrint places inline boxes one after the other in the direction of their parent, and leaves it to Pango to order the
characters inside each. Here every text of a line that has words from the right is cut where the level of its
characters changes, and the pieces are placed in the order of the whole line (CSS Writing Modes 3, §2.4). The boxes
themselves stay in the order in which they are read; an inline box whose words are parted becomes several, as one does
that goes on in the next line.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import line_size

from publish.pdf.galley.letters import TRACKED, glyph_count
from publish.pdf.galley.levels import CLOSES, OPENS, in_order, levels_of
from publish.pdf.galley.measuring import as_drawn
from publish.pdf.linebreaks import FORCED, Hyphenated
from publish.pdf.seams import replaced
from publish.pdf.spills import HANG

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What makes a paragraph more than a row from the left: an isolate, and the ranges that hold every letter from the
right (DerivedBidiClass.txt of the Unicode Character Database).
"""
_LEVELS = "publish_levels"
"""What the boxes of a paragraph with words from the right bear, and all copies of them: :data:`_Levels`."""
_IS_MIXED = "publish_mixed"
"""What the line box of a paragraph bears once it was looked at: whether its boxes bear levels."""
_OBJECT = "\ufffc"
"""Stands for what is no text, as in CSS Writing Modes 3, §2.4.2."""
_UNSET = " \u00ad"
"""What the text of a paragraph may have and that of its lines has not: white space at their ends, soft hyphens."""

_Levels: TypeAlias = tuple[str, bytes]
"""The text of a box and the level of each of its characters."""


@dataclass(slots=True)
class _Piece:
    """What is placed as one: a stretch of text of one level, or a box that stands in its line like a letter."""

    box: Any
    level: int
    path: tuple[Any, ...]
    """The inline boxes that it stands in, from the outermost to the innermost."""
    is_placed: bool = True
    """Whether it stands in the line, and does not float."""
    place: int = 0
    """Which it is, from left to right."""


@dataclass(slots=True)
class _Node:
    """A box of the line as it is arranged."""

    box: Any
    place: int
    """Which of the pieces stands at its left end; -1 for what floats."""
    kids: list["_Node"] = field(default_factory=list)


def is_mixed(linebox: Any) -> bool:
    """Whether a paragraph has words from the right; its boxes bear their levels then. Looked at once."""
    known: bool | None = getattr(linebox, _IS_MIXED, None)
    if known is None:
        parts = list(_parts(linebox))
        text, base = "".join(part for _, part in parts), linebox.style["direction"]
        known = base == "rtl" or _FROM_THE_RIGHT.search(text) is not None
        levels, at = levels_of(text, base) if known else b"", 0
        for box, part in parts if known else ():
            if box is not None:
                setattr(box, _LEVELS, (part, levels[at : at + len(part)]))
            at += len(part)
        setattr(linebox, _IS_MIXED, known)
    return known


def _parts(parent: Any) -> Iterator[tuple[Any, str]]:
    """The text of a paragraph, box by box, with the controls that stand for isolated elements."""
    for box in parent.children:
        if not box.is_in_normal_flow():
            continue
        if isinstance(box, boxes.TextBox):
            yield box, box.text
        elif isinstance(box, boxes.InlineBox):
            opens = _opens(box)
            if opens:
                yield None, opens
            yield from _parts(box)
            if opens:
                yield None, CLOSES
        else:
            yield box, _OBJECT


def _opens(box: Any) -> str:
    """The control that isolates an element's words: those of ``bdi``, and of any with ``dir`` (HTML, §15.3.5)."""
    element = box.element
    if element is None or box.element_tag != element.tag:
        return ""  # what a style sheet writes before an element's words, or behind them, is not isolated
    direction = element.get("dir", "auto" if element.tag == "bdi" else "").lower()
    return OPENS.get(direction, OPENS[""] if direction == "auto" else "") if direction else ""


def _reorder(context: Any, line: Any, begins: tuple[_Levels | None, int]) -> None:
    """Place the boxes of a line; ``begins`` says behind which character of which text it begins."""
    base = int(line.style["direction"] == "rtl")
    pieces = list(_pieces(context, line, (), begins, base))
    placed = [piece for piece in pieces if piece.is_placed]
    if not placed or not (base or any(piece.level % 2 for piece in placed)):
        return
    for piece in reversed(placed):  # white at the end of a line has the level of its paragraph (UAX #9, rule L1)
        if not isinstance(piece.box, boxes.TextBox) or piece.box.text.strip():
            break
        piece.level = base
    for place, number in enumerate(in_order([piece.level for piece in placed])):
        placed[number].place = place
    first = next(child for child in line.children if child.is_in_normal_flow())
    left, right = first.position_x, first.position_x + first.margin_width()
    fragments: dict[Any, list[_Node]] = {}
    nodes = _arranged(pieces, 0, fragments)
    for parted in fragments.values():
        _open_sides(parted)
    width = _place(nodes, 0.0)
    _place(nodes, right - width if base else left)
    line.children = [node.box for node in nodes]


def _pieces(
    context: Any, parent: Any, path: tuple[Any, ...], begins: tuple[_Levels | None, int], base: int
) -> Iterator[_Piece]:
    level = base
    for box in parent.children:
        if not box.is_in_normal_flow():
            yield _Piece(box, level, path, is_placed=False)
        elif isinstance(box, boxes.TextBox) and box.text:
            for piece in _cut(context, box, path, begins):
                level = piece.level
                yield piece
        elif isinstance(box, boxes.InlineBox) and any(inner for inner, _ in _parts(box)):
            yield from _pieces(context, box, (*path, box), begins, base)
        else:
            own: _Levels | None = getattr(box, _LEVELS, None)
            yield _Piece(box, own[1][0] if own and own[1] else level, path)


def _cut(context: Any, box: Any, path: tuple[Any, ...], begins: tuple[_Levels | None, int]) -> Iterator[_Piece]:
    """The pieces of a text, each of one level."""
    levels = _levels_in(box, begins)
    runs = [(level, len(list(run))) for level, run in groupby(levels)]
    at = 0
    for level, length in runs:
        direction = "rtl" if level % 2 else "ltr"
        # A space that was taken off the end of a line is still in its layout, and would be drawn at the left.
        if len(runs) == 1 and box.style["direction"] == direction and box.pango_layout.text == box.text:
            yield _Piece(box, level, path)
        else:
            yield _Piece(_piece(context, box, at, at + length, direction), level, path)
        at += length


def _levels_in(box: Any, begins: tuple[_Levels | None, int]) -> list[int]:
    """The level of each character of a line's text: signs that setting adds have that of the one before."""
    own: _Levels = getattr(box, _LEVELS)
    text, levels = own
    at = begins[1] if begins[0] is own else 0
    found: list[int] = []
    for character in box.text:
        while at < len(text) and text[at] != character and text[at] in _UNSET:
            at += 1
        if at < len(text) and text[at] == character:
            found.append(levels[at])
            at += 1
        else:
            found.append(found[-1] if found else levels[0])
    return found


def _piece(context: Any, box: Any, start: int, stop: int, direction: str) -> Any:
    """A stretch of a line's text by itself, as wide as it was in it."""
    is_last, text = stop == len(box.text), box.text[start:stop]
    piece = box.copy_with_text(Hyphenated(text) if is_last and isinstance(box.text, Hyphenated) else text)
    piece.style = box.style.copy()
    piece.style["direction"] = direction
    layout = as_drawn(piece.text, piece.style, context, box.justification_spacing)
    line, _ = layout.get_first_line()
    piece.width = line_size(line, piece.style)[0] + getattr(box, TRACKED, 0.0) * glyph_count(line)
    layout.deactivate()
    if getattr(box.pango_layout, FORCED, False):
        setattr(layout, FORCED, True)
    if not is_last and hasattr(piece, HANG):
        delattr(piece, HANG)
    piece.pango_layout = layout
    return piece


def _arranged(pieces: Sequence[_Piece], depth: int, fragments: dict[Any, list[_Node]]) -> list[_Node]:
    """The boxes of a line in the order in which they are read, with as few fragments of inline boxes as will do."""
    nodes: list[_Node] = []
    for parent, group in groupby(pieces, lambda piece: piece.path[depth] if len(piece.path) > depth else None):
        own = list(group)
        if parent is None:
            nodes += [_Node(piece.box, piece.place if piece.is_placed else -1) for piece in own]
            continue
        while own:
            length = _together(own)
            box = parent.copy()
            box.remove_decoration_sides = set(parent.remove_decoration_sides)
            kids = _arranged(own[:length], depth + 1, fragments)
            box.children = [kid.box for kid in kids]
            node = _Node(box, min((kid.place for kid in kids if kid.place >= 0), default=-1), kids)
            fragments.setdefault(parent, []).append(node)
            nodes.append(node)
            own = own[length:]
    return nodes


def _together(pieces: Sequence[_Piece]) -> int:
    """How many of the first pieces stand beside each other in the line."""
    found, places = 1, set[int]()
    for number, piece in enumerate(pieces, 1):
        if piece.is_placed:
            places.add(piece.place)
        if not places or max(places) - min(places) + 1 == len(places):
            found = number
    return found


def _open_sides(parted: Sequence[_Node]) -> None:
    """Of an inline box in several fragments only the outer ones have its sides (CSS 2.2, §8.6)."""
    places = [node.place for node in parted]
    for node in parted:
        if node.place != min(places):
            node.box._reset_spacing("left")
        if node.place != max(places):
            node.box._reset_spacing("right")


def _place(nodes: Sequence[_Node], left: float) -> float:
    """Place boxes from ``left`` on, in CSS pixels; how wide they are together."""
    at = left
    for node in sorted((node for node in nodes if node.place >= 0), key=lambda node: node.place):
        box = node.box
        if node.kids:
            box.position_x = at
            box.width = _place(node.kids, box.content_box_x())
        else:
            box.translate(dx=at - box.position_x)
        at += box.margin_width()
    return at - left


def _begins(linebox: Any, skip: Any) -> tuple[_Levels | None, int]:
    """Behind which character of which text a line begins, where WeasyPrint's ``skip`` says it does."""
    box = linebox
    while skip is not None and isinstance(box, boxes.ParentBox):
        ((number, skip),) = skip.items()
        box = box.children[number] if number < len(box.children) else None
    if skip is None or not isinstance(box, boxes.TextBox):
        return None, 0
    ((length, _),) = skip.items()
    return getattr(box, _LEVELS, None), len(box.text.encode()[:length].decode())


@contextmanager
def lines_reordered(inline: Any) -> Iterator[None]:
    """Inside, lines are ordered by Unicode's algorithm; outside, WeasyPrint's module is as it was."""
    before = inline.get_next_linebox

    def get_next_linebox(context: Any, linebox: Any, y: float, bottom: float, skip: Any, *rest: Any) -> Any:
        mixed = is_mixed(linebox)
        line, resume = before(context, linebox, y, bottom, skip, *rest)
        if line is not None and mixed:
            _reorder(context, line, _begins(linebox, skip))
        return line, resume

    with replaced(inline, get_next_linebox=get_next_linebox):
        yield
