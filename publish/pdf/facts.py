"""Reading a galley once it is set: what stands where on each page.

The boxes come from WeasyPrint, whose types are not public; they are read here by their attributes and leave as
plain facts. CSS pixels become points. What is relied on is listed in :class:`Rendered` and tested.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

from publish.model.facts import (
    Box,
    GalleyFacts,
    PageFacts,
    PageReference,
    SetBlock,
    SetLine,
    SetLink,
    SetPicture,
    SetText,
)
from publish.pdf.elements import PLATE, REFUSED, TURNED, begins_page, names, wishes
from publish.pdf.linebreaks import FORCED, Hyphenated
from publish.pdf.spills import POINTS, spills
from publish.pdf.structure import Drawn, Kid, Leaf, Run, Touch, leaves, stretches, tree, unread

DRAWN = "publish_drawn"
"""What a box of text bears once it is drawn: its characters in that order."""
WAYS = "publish_ways"
"""What a line box bears: what its paragraph costs in a line fewer and in a line more (:class:`SetBlock`)."""
_BLOCKS = ("InlineBlockBox", "BlockBox")
INITIAL = "initial-letter"
"""The class of an initial: it stands in a line of text, and its own box is no line of its block."""
_NOT_OF_THE_BLOCK = frozenset({"page-ref", "house", "note-number", "note-call"})
"""Classes of what stands in a block and is none of its words: room for a page number, a note's number, the house's."""


class Rendered(Protocol):
    """What is read of a page that WeasyPrint made."""

    _page_box: Any
    """The root of its boxes: each has ``element``, ``element_tag``, ``style``, position and size."""
    links: Sequence[tuple[str, str, tuple[float, float, float, float], Any]]
    """Kind, target, rectangle as two corners, and box of each link."""


@dataclass(slots=True)
class _Lines:
    """How a block lies on one page."""

    box: Box
    lines: list[SetLine] = field(default_factory=list)
    ways: tuple[float | None, float | None] = (None, None)


@dataclass(slots=True)
class _Reading:
    """What is gathered while the pages are walked."""

    pages: Sequence[Rendered]
    """The pages."""
    owners: Mapping[Element, Element | None]
    """The nearest element with a path, for each element of the flow; none for what setting adds to it."""
    keys: Mapping[Element, str]
    """The key of the dispatch that each element stands in; empty outside."""
    drawn: dict[Element, Drawn] = field(default_factory=dict)
    laid: dict[tuple[int, Element], _Lines] = field(default_factory=dict)


def read(
    root: Element, pages: Sequence[Rendered], marks: Sequence[Mapping[Any, int]]
) -> tuple[GalleyFacts, tuple[Kid, ...]]:
    """The facts and the tags of a set flow.

    ``root`` is the flow's root element, ``marks`` gives for each page the number (MCID) of each box drawn.
    """
    reading = _Reading(pages, _owners(root), _keys(root))
    links: list[tuple[SetLink, ...]] = []
    for number, page in enumerate(pages):
        links.append(_links(number, page, reading))
        for box, mcid in marks[number].items():
            _note_run(number, box, mcid, reading)
        for box in page._page_box.descendants(placeholders=True):
            _note_space(number, box, reading)
    tags = tree(root, reading.drawn)
    texts = _texts(tags, reading)
    order = _in_order(root)
    seen: set[str] = set()
    eye: dict[int, tuple[int, ...]] = {}
    for run in unread(root, reading.drawn):
        eye[run.page] = (*eye.get(run.page, ()), run.mcid)
    facts = tuple(
        replace(_page(number, page, links[number], reading, texts, order, seen, eye), texts=set_texts(marks[number]))
        for number, page in enumerate(pages)
    )
    keys = tuple(element.get("data-dispatch", "") for element in root.iter() if element.get("data-dispatch"))
    return GalleyFacts(keys, facts), tags


def _owners(root: Element) -> dict[Element, Element | None]:
    owners: dict[Element, Element | None] = {}

    def walk(element: Element, owner: Element | None) -> None:
        owner = element if element.get("data-path") else owner
        if _NOT_OF_THE_BLOCK & set(names(element)):
            owner = None
        owners[element] = owner
        for child in element:
            walk(child, owner)

    walk(root, None)
    return owners


def _keys(root: Element) -> dict[Element, str]:
    keys: dict[Element, str] = {}

    def walk(element: Element, key: str) -> None:
        keys[element] = key = element.get("data-dispatch", key)
        for child in element:
            walk(child, key)

    walk(root, "")
    return keys


def _box(box: Any, page: Rendered) -> Box:
    x, y = box.border_box_x() * POINTS, box.border_box_y() * POINTS
    return _bound(Box(x, y, box.border_width() * POINTS, box.border_height() * POINTS), page)


def _bound(area: Box, page: Rendered) -> Box:
    """An area of a page as it is bound: a page that was set across is turned counter-clockwise."""
    if not _is_turned(page):
        return area
    height = page._page_box.margin_width() * POINTS
    return Box(area.y, height - area.x - area.width, area.height, area.width)


def _is_turned(page: Rendered) -> bool:
    return bool(page._page_box.page_type.name == TURNED)


def _united(one: Box, other: Box) -> Box:
    x, y = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    bottom = max(one.y + one.height, other.y + other.height)
    return Box(x, y, right - x, bottom - y)


def set_texts(marks: Mapping[Any, int]) -> tuple[SetText, ...]:
    """The characters that setting was given to draw, by the number of their marked content."""
    return tuple(
        _set(box, mcid)
        for box, mcid in marks.items()
        if getattr(box, "text", "").strip() and box.style["visibility"] == "visible"
    )


def _set(box: Any, mcid: int) -> SetText:
    hyphen = len(box.style["hyphenate_character"]) if isinstance(box.text, Hyphenated) else 0
    shown = str(box.text[: len(box.text) - hyphen])
    is_mixed = any(bidirectional(character) in ("R", "AL", "AN") for character in shown)
    return SetText(mcid, shown, getattr(box, DRAWN, "") if is_mixed or box.style["direction"] == "rtl" else "")


def _note_run(page: int, box: Any, mcid: int, reading: _Reading) -> None:
    """Take down a box's marked content; a hidden one is marked and not drawn."""
    if box.element not in reading.owners or box.style["visibility"] != "visible":
        return
    _, _, pseudo = (box.element_tag or "").partition("::")
    mark = reading.drawn.setdefault(box.element, Drawn())
    hyphen = "" if box.style["hyphens"] == "none" else box.style["hyphenate_character"]
    mark.runs.append(Run(page, mcid, getattr(box, "text", ""), pseudo, hyphen))
    if type(box).__name__.endswith("ReplacedBox"):
        mark.box = _box(box, reading.pages[page])


def _note_space(page: int, box: Any, reading: _Reading) -> None:
    """Take down the space and the lines of the block that a box belongs to."""
    owner = reading.owners.get(box.element)
    if owner is None or "::" in (box.element_tag or ""):
        return
    kind = type(box).__name__
    if kind == "LineBox":
        if INITIAL not in names(box.element) and (laid := reading.laid.get((page, owner))) is not None:
            laid.lines.append(_line(box))
            laid.ways = getattr(box, WAYS, laid.ways)
    elif box.element is owner and kind != "TextBox":
        space = _box(box, reading.pages[page])
        laid = reading.laid.get((page, owner))
        reading.laid[page, owner] = _Lines(_united(laid.box, space), laid.lines, laid.ways) if laid else _Lines(space)


def _line(box: Any) -> SetLine:
    """What is known of a line: its words, and how they were driven out."""
    words = [inner for inner in box.descendants() if type(inner).__name__ == "TextBox"]
    stretch = max((word.justification_spacing / word.style["font_size"] for word in words), default=0.0)
    last = words[-1] if words else None
    hyphenated = last is not None and last.style["hyphens"] != "none" and last.text.endswith("‐")
    forced = last is not None and getattr(last.pango_layout, FORCED, False)
    return SetLine(sum(child.margin_width() for child in box.children) * POINTS, stretch, hyphenated, forced)


def _links(page: int, rendered: Rendered, reading: _Reading) -> tuple[SetLink, ...]:
    """The links of a page: one for each line that an ``a`` element lies on, then one for each mark of a note.

    Each reaches as high as its words are drawn, also where the style gives them no height in their line.
    """
    found: list[SetLink] = []
    for _, href, (left, top, right, bottom), box in rendered.links:
        if box.element is None or box.element.tag != "a" or box.element_tag != "a":
            continue
        reading.drawn.setdefault(box.element, Drawn()).touches.append(Touch(page, len(found)))
        area = _bound(Box(left * POINTS, top * POINTS, (right - left) * POINTS, (bottom - top) * POINTS), rendered)
        found.append(SetLink(href, _united(area, _box(box, rendered)), " ".join(_words(box.element).split())))
    for box in rendered._page_box.descendants(placeholders=True):
        # WeasyPrint draws the mark of a note that floats, and knows no link of it; without words it is not shown.
        if type(box).__name__ == "InlineBox" and (box.element_tag or "").endswith("::footnote-call") and box.children:
            name, words = box.element.get("id", ""), box.element.get("data-number", "")
            if name and box.element in reading.owners:
                reading.drawn.setdefault(box.element, Drawn()).calls.append(Touch(page, len(found)))
                found.append(SetLink(f"dispatch:{name}", _box(box, rendered), words))
    return tuple(found)


def _words(element: Element) -> str:
    """The words of a link, without the sample of digits that stands where a page number will."""
    inner = "".join(_words(child) + (child.tail or "") for child in element)
    return "" if "page-number" in element.get("class", "").split() else (element.text or "") + inner


def _texts(tags: Sequence[Kid], reading: _Reading) -> dict[Element, list[Leaf]]:
    """The leaves of each block in reading order, without those of blocks inside it and of what setting adds."""
    owned: dict[tuple[int, int], Element] = {}
    for element, mark in reading.drawn.items():
        owner = reading.owners[element]
        if owner is not None:
            owned.update({(run.page, run.mcid): owner for run in mark.runs if not run.pseudo})
    texts: dict[Element, list[Leaf]] = {}
    for kid in tags:
        for leaf in leaves(kid):
            owner = owned.get((leaf.page, leaf.mcid))
            if owner is not None:
                texts.setdefault(owner, []).append(leaf)
    return texts


def _page(
    number: int,
    page: Rendered,
    links: tuple[SetLink, ...],
    reading: _Reading,
    texts: Mapping[Element, Sequence[Leaf]],
    order: Sequence[tuple[str, Element]],
    seen: set[str],
    artifacts: Mapping[int, tuple[int, ...]],
) -> PageFacts:
    blocks: list[SetBlock] = []
    for key, element in order:
        laid = reading.laid.get((number, element))
        own = [leaf for leaf in texts.get(element, ()) if leaf.page == number]
        if laid is None and not own:
            continue
        earlier = [leaf for leaf in texts.get(element, ()) if leaf.page < number]
        parts = tuple(stretches(texts.get(element, ()), number))
        blocks.append(
            SetBlock(
                dispatch=key,
                path=element.get("data-path", ""),
                box=laid.box if laid else Box(0, 0, 0, 0),
                text=" ".join(text for _, text in parts),
                offset=parts[0][0] if parts else sum(len("".join(leaf.text.split())) for leaf in earlier),
                torn=parts if len(parts) > 1 else (),
                lines=tuple(laid.lines) if laid else (),
                hyphenated=bool(own) and own[-1].hyphenated and own[-1] is not texts[element][-1],
                element=element.tag,
                fewer=laid.ways[0] if laid else None,
                more=laid.ways[1] if laid else None,
                forced=begins_page(element),
                asked=wishes(element),
                refused=element.get(REFUSED) is not None,
            )
        )
    boxes = [box for box in page._page_box.descendants(placeholders=True) if box.element is not None]
    return PageFacts(
        blocks=tuple(blocks),
        pictures=tuple(_pictures(boxes, page, reading)),
        links=links,
        references=tuple(_references(number, boxes, reading)),
        artifacts=artifacts.get(number, ()),
        openings=tuple(
            key
            for key, element in order
            if element.get("data-path") == "headline" and (number, element) in reading.laid
        ),
        anchors=tuple(_anchors(boxes, page, seen)),
        fonts=tuple(sorted({_font(box) for box in boxes if type(box).__name__ == "TextBox" and box.text.strip()})),
        colours=tuple(sorted({str(box.style["color"]) for box in boxes if type(box).__name__ == "TextBox"})),
        depth=_depth(page),
        marks=tuple(_notes(boxes, "::footnote-call")),
        notes=tuple(_notes(boxes, "")),
        spills=tuple(spills(page._page_box, boxes, lambda element: _block_of(element, reading))),
        turned=_is_turned(page),
        plate=page._page_box.page_type.name == PLATE,
    )


def _block_of(element: Element, reading: _Reading) -> tuple[str, str]:
    """The dispatch and the path of the block that an element belongs to."""
    owner = reading.owners.get(element)
    return reading.keys.get(element, ""), owner.get("data-path", "") if owner is not None else ""


def _in_order(root: Element) -> list[tuple[str, Element]]:
    """Every element with a path, with the key of its dispatch, in the author's order; notes last."""
    found: list[tuple[str, Element]] = []

    def walk(element: Element, key: str) -> None:
        key = element.get("data-dispatch", key)
        if element.get("data-path"):
            found.append((key, element))
        for child in sorted(element, key=lambda child: int(child.get("data-order", 0))):
            walk(child, key)

    walk(root, "")
    return sorted(found, key=lambda pair: pair[1].get("data-path", "").startswith("n"))


def _pictures(boxes: Sequence[Any], page: Rendered, reading: _Reading) -> Iterator[SetPicture]:
    for box in boxes:
        if box.element.tag == "img" and type(box).__name__.endswith("ReplacedBox"):
            owner = reading.owners.get(box.element)
            yield SetPicture(
                name=box.element.get("src", "").removeprefix("asset:"),
                dispatch=reading.keys.get(box.element, ""),
                path=owner.get("data-path", "") if owner is not None else "",
                box=_box(box, page),
                pixels=(int(box.element.get("width", 0)), int(box.element.get("height", 0))),
            )


def _references(page: int, boxes: Sequence[Any], reading: _Reading) -> Iterator[PageReference]:
    """The rooms kept for page numbers on a page: the ten digits set in each tell the width of one.

    What stands in the head of a table is drawn on each of its pages.
    """
    rooms = {id(box.element): box.width for box in boxes if type(box).__name__ in _BLOCKS}
    for box in boxes:
        if type(box).__name__ != "TextBox" or "page-number" not in box.element.get("class", "").split():
            continue
        if (mark := reading.drawn.get(box.element)) is None:
            continue  # measured only: nothing is drawn yet, and nothing is to be filled in
        size = box.style["font_size"]
        digit = box.width / len(box.text) / size * 1000
        yield PageReference(
            target=box.element.get("data-target", ""),
            mcid=next(run.mcid for run in mark.runs if run.page == page),
            room=rooms.get(id(box.element), box.width) / size * 1000,
            digit=digit,
        )


def _anchors(boxes: Sequence[Any], page: Rendered, seen: set[str]) -> Iterator[tuple[str, float]]:
    for box in boxes:
        name = box.element.get("id")
        if name and name not in seen and "::" not in (box.element_tag or ""):
            seen.add(name)
            yield name, 0.0 if _is_turned(page) else box.position_y * POINTS


def _notes(boxes: Sequence[Any], pseudo: str) -> Iterator[str]:
    """The ids of the notes of which a part stands there: their marks, or with no ``pseudo`` themselves."""
    ids: dict[str, None] = {}
    for box in boxes:
        if "footnote" in box.element.get("class", "").split() and box.element_tag == f"{box.element.tag}{pseudo}":
            ids[box.element.get("id", "")] = None
    yield from ids


def _font(box: Any) -> str:
    style = box.style
    slant = "" if style["font_style"] == "normal" else f" {style['font_style']}"
    return f"{style['font_family'][0]} {style['font_weight']}{slant}"


def _depth(page: Rendered) -> float:
    """The lowest line or picture of the text, notes and margins left out; a turned page is full."""
    if _is_turned(page):
        return float((page._page_box.margin_width() - page._page_box.content_box_x()) * POINTS)
    flow = page._page_box.children[0]
    bottoms = [
        box.position_y + box.height
        for box in flow.descendants()
        if type(box).__name__ == "LineBox" or type(box).__name__.endswith("ReplacedBox")
    ]
    return max(bottoms, default=0.0) * POINTS
