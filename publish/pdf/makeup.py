"""Make-up: what a compositor corrects once a galley is set.

A galley is small enough to be set again, so it is measured and corrected until nothing is left to do:

* blocks whose height is no multiple of the leading get white space below, so that facing pages line up;
* display lines of equal length: a headline never ends in one short word;
* a photo that did not fit, and left its page short, moves within its section to where a page can take it. Photos
  keep their order, and the tags keep the author's order of reading (``data-order``).

Works on the flow's tree (``xml.etree``) and on facts; knows nothing of WeasyPrint.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts, SetBlock

Measure = Callable[[Element], GalleyFacts]
"""Sets a flow and says where its blocks stand."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The type area and its lines; lengths in points."""

    leading: float
    """From baseline to baseline."""
    top: float
    """From the top of the trimmed page to the type area."""
    bottom: float
    """From the top of the trimmed page to the foot of the type area."""
    short: int = 3
    """By how many lines a page may end early."""


_ROUNDS = 6
_SLACK = 0.05
_DISPLAY = frozenset({"headline", "standfirst"})
_LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6"})


def corrected(root: Element, measure: Measure, grid: Grid) -> GalleyFacts:
    """Correct ``root`` in place, setting it as often as it takes, and return the facts of the last setting."""
    facts = measure(root)
    if balance(root, facts, measure) | align(root, facts, grid):
        facts = measure(root)
    tried: set[tuple[str, ...]] = set()
    for _ in range(_ROUNDS):
        order = tuple(element.get("data-path", "") for element in root.iter())
        if order in tried or not move(root, facts, grid):
            break
        tried.add(order)
        facts = measure(root)
    return facts


def _styled(element: Element, rule: str) -> None:
    style = element.get("style", "")
    element.set("style", f"{style};{rule}" if style else rule)


def _names(element: Element) -> list[str]:
    return element.get("class", "").split()


def _dispatches(root: Element) -> Iterator[tuple[str, Element]]:
    return ((key, element) for element in root.iter() if (key := element.get("data-dispatch")))


def align(root: Element, facts: GalleyFacts, grid: Grid) -> bool:
    """Give white space to what is off the lines of the grid: figures, tables, quotes, boxes, openings.

    A block that is split over pages ends on its own lines and is left alone. Says whether anything was changed.
    """
    places: dict[tuple[str, str], list[SetBlock]] = {}
    for page in facts.pages:
        for block in page.blocks:
            places.setdefault((block.dispatch, block.path), []).append(block)
    changed = False
    for key, element in _fitted(root):
        pieces = places.get((key, element.get("data-path", "")), [])
        if len(pieces) != 1:
            continue
        height = pieces[0].box.height
        wanted = math.ceil(height / grid.leading - _SLACK) * grid.leading
        if wanted - height > _SLACK:
            _styled(element, f"box-sizing:border-box;min-height:{wanted:.3f}pt")
            changed = True
    return changed


def _fitted(root: Element) -> Iterator[tuple[str, Element]]:
    """What is fitted to the grid: the opening, and of each body what is neither paragraph nor heading."""
    for key, article in _dispatches(root):
        for element in article.iter():
            if "opening" in _names(element):
                yield key, element
            if "body" in _names(element):
                yield from ((key, child) for child in element if child.tag not in _LINES)


def balance(root: Element, facts: GalleyFacts, measure: Measure) -> bool:
    """Narrow display lines to the least width that keeps their number. Says whether anything was changed."""
    blocks = {
        (key, path): element
        for key, article in _dispatches(root)
        for element in article.iter()
        if (path := element.get("data-path")) and _is_display(element)
    }
    changed = False
    for page in facts.pages:
        for block in page.blocks:
            element = blocks.get((block.dispatch, block.path))
            if element is not None and len(block.widths) > 1:
                _styled(element, f"max-width:{_least_width(root, element, block, measure):.1f}pt")
                changed = True
    return changed


def _is_display(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3", "h4") or bool(_DISPLAY.intersection(_names(element)))


def _least_width(root: Element, element: Element, block: SetBlock, measure: Measure) -> float:
    """The narrowest setting of one element in as many lines as it has, by halving."""
    low, high = sum(block.widths) / len(block.widths), block.box.width
    for _ in range(5):
        middle = (low + high) / 2
        alone = _alone(root, element, f"max-width:{middle:.1f}pt")
        lines = sum(len(b.widths) for page in measure(alone).pages for b in page.blocks if b.path == block.path)
        low, high = (low, middle) if lines <= len(block.widths) else (middle, high)
    return high


def _alone(root: Element, element: Element, rule: str) -> Element:
    """A flow that holds one element, inside what it stands in, so that the same styles apply."""
    chain: list[Element] = []

    def find(at: Element) -> bool:
        chain.append(at)
        if at is element or any(find(child) for child in at):
            return True
        chain.pop()
        return False

    find(root)
    inner = _copy(element)
    _styled(inner, rule)
    for outer in reversed(chain[:-1]):
        shell = Element(outer.tag, dict(outer.attrib))
        shell.append(inner)
        inner = shell
    return inner


def _copy(element: Element) -> Element:
    twin = Element(element.tag, dict(element.attrib))
    twin.text, twin.tail = element.text, element.tail
    twin.extend([_copy(child) for child in element])
    return twin


def short_pages(facts: GalleyFacts, grid: Grid) -> Iterator[tuple[int, float]]:
    """Pages that end early although more follows, each with the room left at its foot in points.

    What stands below the text (notes) is left out of the room.
    """
    for number, page in enumerate(facts.pages[:-1]):
        room = _foot(page, grid) - page.depth
        if room > (grid.short + 0.5) * grid.leading and not facts.pages[number + 1].openings:
            yield number, room


def _foot(page: PageFacts, grid: Grid) -> float:
    """Where the text of a page may end: at the foot of the type area, or over its notes."""
    notes = [block.box.y for block in page.blocks if block.path.startswith("n") and block.box.height]
    return min([grid.bottom, *(y - grid.leading for y in notes)])


def move(root: Element, facts: GalleyFacts, grid: Grid) -> bool:
    """Move the first photo that leaves a page short; says whether there was one that could move."""
    for number, room in short_pages(facts, grid):
        for key, article in _dispatches(root):
            body = next((element for element in article.iter() if "body" in _names(element)), article)
            siblings = list(body)
            heights = _heights(key, facts)
            index = _first_on(key, siblings, facts.pages[number + 1])
            if index is None or siblings[index].tag != "figure":
                continue
            target = _later(siblings, index, room, heights) or _earlier(siblings, index, room, heights)
            if target is None:
                continue
            for place, sibling in enumerate(siblings):
                sibling.set("data-order", sibling.get("data-order", str(place)))
            body.remove(siblings[index])
            body.insert(target - 1 if target > index else target, siblings[index])
            return True
    return False


def _heights(key: str, facts: GalleyFacts) -> dict[str, float]:
    """How high each block of a dispatch is, over all its pages."""
    heights: dict[str, float] = {}
    for page in facts.pages:
        for block in page.blocks:
            if block.dispatch == key:
                heights[block.path] = heights.get(block.path, 0.0) + block.box.height
    return heights


def _first_on(key: str, siblings: list[Element], page: PageFacts) -> int | None:
    """Which of a body's children begins a page: the one that stands highest, if all of it is there."""
    tops = {block.path: block for block in page.blocks if block.dispatch == key and block.box.height}
    known = [(tops[path].box.y, i) for i, s in enumerate(siblings) if (path := s.get("data-path", "")) in tops]
    if not known:
        return None
    index = min(known)[1]
    return None if tops[siblings[index].get("data-path", "")].offset else index


def _later(siblings: list[Element], index: int, room: float, heights: dict[str, float]) -> int | None:
    """Behind which paragraph of its section the photo may stand so that text fills the room; ``None`` for none."""
    filled = 0.0
    for place in range(index + 1, len(siblings)):
        if siblings[place].tag != "p":
            return None
        filled += heights.get(siblings[place].get("data-path", ""), 0.0)
        if filled >= room:
            return place + 1
    return None


def _earlier(siblings: list[Element], index: int, room: float, heights: dict[str, float]) -> int | None:
    """Before which paragraph of its section the photo may stand so that it fits its page; ``None`` for none."""
    need = heights.get(siblings[index].get("data-path", ""), 0.0) - room
    for place in range(index - 1, 0, -1):
        if siblings[place].tag != "p" or siblings[place - 1].tag != "p":
            return None
        need -= heights.get(siblings[place].get("data-path", ""), 0.0)
        if need <= 0:
            return place
    return None
