"""A flow set in one column without an end: how high its pieces stand, and where a page may end between them.

The boxes come from WeasyPrint, as in :mod:`publish.pdf.facts`, and leave as plain values. CSS pixels become points.
Where a page may end is CSS's rule (css-break-3): between the lines of a paragraph, but for its orphans and widows, and
between blocks that do not ask to stay together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from publish.config.geometry import Size
from publish.pdf.elements import MAKEUP, NEW_PAGE, begins_page, dispatches, names, points
from publish.pdf.facts import WAYS, Rendered
from publish.pdf.spills import POINTS

_AVOIDED = ("avoid", "avoid-page")
_FORCED = ("page", "left", "right", "recto", "verso", "always")
_MONOLITHS = ("BlockReplacedBox", "FlexBox", "GridBox", "TableBox", "InlineTableBox", "ImageBox")
_ENDLESS = 1_000_000
"""Points: more than a dispatch ever takes."""


class Unplanned(Exception):
    """Pages of this flow cannot be planned, and why, as :attr:`publish.model.facts.GalleyFacts.unplanned` says it."""


@dataclass(slots=True)
class Piece:
    """A paragraph, or what is never parted: a heading, a picture with its caption, a table."""

    block: Element
    """The block of the dispatch that it is or stands in: a child of the body, the opening, what stands behind it."""
    dispatch: str
    """Key of the dispatch."""
    path: str
    """Path of the paragraph, or of the block; empty for what has none."""
    element: Element
    """What it was set from."""
    top: float
    bottom: float
    lines: tuple[float, ...] = ()
    """How far each line of a paragraph reaches down from its top; empty for what is never parted."""
    text: int = 0
    """How many lines of running text it has."""
    orphans: int = 1
    widows: int = 1
    fewer: float | None = None
    """What each line costs if it is set in one line fewer (:class:`publish.model.facts.SetBlock`)."""
    more: float | None = None
    """The same for one line more."""
    joined: bool = False
    """Whether no page may end before it."""
    forced: bool = False
    """Whether a page begins with it: the editor has it so."""
    head: float = 0.0
    """How much of what it stands in begins with it: padding and border above it."""
    foot: float = 0.0
    """The same below it, where that ends."""
    margins: tuple[float, float] = (0.0, 0.0)
    """The white above and below its block, where it begins or ends one."""
    picture: tuple[float, float] | None = None
    """How wide and high the picture of a figure is that has one."""
    notes: tuple[tuple[int, str], ...] = ()
    """The notes whose marks stand in it, each with the line of its mark, from 0."""

    @property
    def is_figure(self) -> bool:
        """Whether it is a picture with its caption, or several."""
        return self.element is self.block and self.block.tag == "figure"


@dataclass(slots=True)
class Column:
    """A flow, set in one column."""

    root: Element
    """The root of the flow."""
    pieces: list[Piece] = field(default_factory=list)
    """All that stands in it, from top to bottom."""
    notes: dict[str, float] = field(default_factory=dict)
    """How high each note is, by its id."""
    rule: float = 0.0
    """How high white and rule over the notes of a page are."""
    start: float = 0.0
    """Where the column begins."""
    parted: list[Element] = field(default_factory=list)
    """What must be parted though it asks not to be: it is higher than a page."""
    kept: list[Element] = field(default_factory=list)
    """What must not be parted though it lets itself be."""


def column_rule(trim: Size) -> str:
    """The rule of a page, as CSS has it, that is as wide as another one and without an end."""
    return f'@page {{ size: {points(trim.width)} {_ENDLESS}pt }} [{MAKEUP}~="{NEW_PAGE}"] {{ break-before: auto }}'


def read_column(root: Element, page: Rendered, depth: float) -> Column:
    """The pieces of a flow that was set in one column on ``page``, for pages that are so high, in points.

    Raises :class:`Unplanned` where they do not stand one below the other.
    """
    reading = _Reading(root, depth)
    flow, *areas = page._page_box.children
    reading.column.start = page._page_box.content_box_y() * POINTS
    reading.walk(flow)
    for area in areas:
        if type(area).__name__ == "FootnoteAreaBox" and area.children:
            tops = [box.position_y * POINTS for box in area.children]
            ends = [*tops[1:], (area.content_box_y() + area.height) * POINTS]
            for box, top, end in zip(area.children, tops, ends, strict=True):
                reading.column.notes[box.element.get("id", "")] = end - top
            reading.column.rule = (area.margin_height() - area.height) * POINTS
    return reading.column


def _blocks(root: Element) -> Mapping[Element, Element]:
    """For each element of a dispatch its block."""
    blocks: dict[Element, Element] = {}
    for _, article in dispatches(root):
        for part in article:
            for block in part if "body" in names(part) else [part]:
                blocks.update(dict.fromkeys(block.iter(), block))
    return blocks


class _Reading:
    """Walks the boxes of a flow from top to bottom."""

    def __init__(self, root: Element, depth: float) -> None:
        self.column = Column(root)
        self._depth = depth
        self._blocks = _blocks(root)
        self._keys = {element: key for key, article in dispatches(root) for element in article.iter()}
        self._paths = _paths(root)
        self._joined = self._forced = False
        self._begun: set[Element] = set()
        self._head = 0.0
        self._above = 0.0

    def walk(self, box: Any) -> None:
        """Take a block down, and all that is in it."""
        if not box.is_in_normal_flow():
            return
        style = box.style
        if style["break_before"] in _FORCED or style["break_after"] in _FORCED:
            raise Unplanned("the theme begins a new page inside it")
        self._joined |= style["break_before"] in _AVOIDED
        if begins_page(box.element) and box.element not in self._begun:
            self._forced = True
            self._begun.add(box.element)
        lines = [child for child in getattr(box, "children", ()) if type(child).__name__ == "LineBox"]
        if self._is_whole(box):
            self._take(box, *_extent(box))
        elif lines:
            self._take(box, *_extent(box), lines)
        elif box.is_table_wrapper:
            self._rows(box)
        else:
            self._inside(box)
        self._joined |= style["break_after"] in _AVOIDED

    def _is_whole(self, box: Any) -> bool:
        """Whether a block is not parted; one that is higher than a page has to be."""
        style = box.style
        if style["column_count"] != "auto" or style["column_width"] != "auto":
            if box.element not in self._blocks:
                raise Unplanned("its text stands in columns")
            self.column.kept.append(box.element)
            return True
        if type(box).__name__ in _MONOLITHS:
            return True
        if not (style["break_inside"] in _AVOIDED or box.is_table_wrapper):
            return False
        if box.border_height() * POINTS <= self._depth:
            return True
        self.column.parted.append(box.element)
        return False

    def _inside(self, box: Any) -> None:
        """Take down what is in a block, with what it has round it itself."""
        self._head += (box.padding_top + box.border_top_width) * POINTS
        self._above = max(self._above, box.margin_top * POINTS)
        count = len(self.column.pieces)
        for child in box.children:
            self.walk(child)
        if len(self.column.pieces) > count:
            last = self.column.pieces[-1]
            last.foot += (box.padding_bottom + box.border_bottom_width) * POINTS
            last.margins = last.margins[0], max(last.margins[1], box.margin_bottom * POINTS)

    def _rows(self, wrapper: Any) -> None:
        """Take a table down row by row; its head stands on each of its pages."""
        head = 0.0
        for box in wrapper.children:
            if type(box).__name__ != "TableBox":
                self.walk(box)
                continue
            for group in box.children:
                for row in group.children:
                    self._head = head
                    self._take(row, row.position_y * POINTS, row.height * POINTS)
                if group.is_header:
                    head = group.height * POINTS
                    self._joined = True

    def _take(self, box: Any, top: float, height: float, lines: Sequence[Any] = ()) -> None:
        block = self._blocks.get(box.element)
        if block is None:
            if height:
                raise Unplanned("the theme sets something between its blocks")
            return
        if not height:
            return
        pieces = self.column.pieces
        fewer, more = next((getattr(line, WAYS) for line in lines if hasattr(line, WAYS)), (None, None))
        piece = Piece(
            block=block,
            dispatch=self._keys.get(box.element, ""),
            path=self._paths.get(box.element, ""),
            element=box.element,
            top=top,
            bottom=top + height,
            lines=tuple((line.position_y + line.height) * POINTS - top for line in lines),
            text=len(lines),
            orphans=box.style["orphans"] if lines else 1,
            widows=box.style["widows"] if lines else 1,
            fewer=fewer,
            more=more,
            joined=self._joined and not self._forced,
            forced=self._forced,
            head=self._head,
            margins=(max(self._above, box.margin_top * POINTS), box.margin_bottom * POINTS),
            picture=_picture(box),
            notes=tuple(_marks(lines or [box])),
        )
        if piece.lines:
            # Padding and border of a paragraph itself belong to its first line and its last.
            piece.lines = (*piece.lines[:-1], height)
        pieces.append(piece)
        self._joined, self._forced, self._head, self._above = False, False, 0.0, 0.0


def _paths(root: Element) -> Mapping[Element, str]:
    """For each element the path of the block that it belongs to."""
    paths: dict[Element, str] = {}

    def walk(element: Element, path: str) -> None:
        paths[element] = path = element.get("data-path") or path
        for child in element:
            walk(child, path)

    walk(root, "")
    return paths


def _extent(box: Any) -> tuple[float, float]:
    """Where a block begins, had it not been shifted, and how high it is."""
    shifted = getattr(box, "top", "auto") if box.style["position"] == "relative" else 0.0
    return (box.border_box_y() - (0.0 if shifted == "auto" else shifted)) * POINTS, box.border_height() * POINTS


def _picture(box: Any) -> tuple[float, float] | None:
    """The size of the one picture in a box, without its borders."""
    if box.element.tag != "figure":
        return None
    found = [inner for inner in box.descendants() if type(inner).__name__.endswith("ReplacedBox")]
    return (found[0].width * POINTS, found[0].height * POINTS) if len(found) == 1 else None


def _marks(lines: Sequence[Any]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        for inner in line.descendants():
            if getattr(inner, "footnote", None) is not None:
                yield number, inner.footnote.element.get("id", "")
