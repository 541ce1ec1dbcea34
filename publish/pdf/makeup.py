"""Make-up: what a compositor corrects once a galley is set.

A galley is small enough to be set again, so it is measured and corrected until nothing is left to do:

* figures, tables, pull quotes and openings get white space below, to a multiple of the leading, so that facing
  pages line up;
* display lines of equal length: a headline never ends in one short word;
* a last page of a line or two, by setting the dispatch hardly closer or wider;
* a photo that did not fit, and left its page short, moves within its section to where a page can take it. Photos
  keep their order, and the tags keep the author's order of reading (``data-order``).

Works on the flow's tree (``xml.etree``) and on facts; knows nothing of WeasyPrint.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts, SetBlock, TypeArea

Measure = Callable[[Element], GalleyFacts]
"""Sets a flow and says where its blocks stand."""


@dataclass(frozen=True, slots=True)
class Aims:
    """What make-up works towards."""

    area: TypeArea
    """The type area and its lines."""
    short: int = 3
    """By how many lines a page may end early."""
    least: int = 5
    """How many lines the last page holds at least, where setting can help it."""


_ROUNDS = 6
_SLACK = 0.05
_DISPLAY = frozenset({"headline", "standfirst"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FITTED = frozenset({"figure", "table", "opening", "pull-quote"})
_BARRIERS = _HEADINGS | {"figure"}
"""What a photo never passes: the border of its section, and another photo."""
_TAILS = ("word-spacing:-0.03em", "word-spacing:-0.05em", "word-spacing:0.05em", "word-spacing:0.1em")
"""Settings tried to mend a last page of a line or two: hardly to be seen, a little closer or a little wider."""


def corrected(root: Element, measure: Measure, aims: Aims) -> GalleyFacts:
    """Correct ``root`` in place, setting it as often as it takes, and return the facts of the last setting."""
    facts = measure(root)
    if balance(root, facts, measure) | align(root, facts, aims):
        facts = measure(root)
    tried: set[tuple[str, ...]] = set()
    for _ in range(_ROUNDS):
        order = tuple(element.get("data-path", "") for element in root.iter())
        if order in tried or not move(root, facts, aims):
            break
        tried.add(order)
        facts = measure(root)
    return _tail(root, facts, measure, aims)


def _tail(root: Element, facts: GalleyFacts, measure: Measure, aims: Aims) -> GalleyFacts:
    """Set the last dispatch a little closer or wider when its last page holds too few lines to turn the page for."""
    bodies = [element for element in root.iter() if "body" in _names(element)]
    if not bodies or not _is_thin(facts, aims):
        return facts
    before = bodies[-1].get("style", "")
    for rule in _TAILS:
        _styled(bodies[-1], rule)
        mended = measure(root)
        if not _is_thin(mended, aims):
            return mended
        bodies[-1].set("style", before)
    return measure(root)


def _is_thin(facts: GalleyFacts, aims: Aims) -> bool:
    return len(facts.pages) > 1 and aims.area.lines(facts.pages[-1]) < aims.least - 0.5


def _styled(element: Element, rule: str) -> None:
    style = element.get("style", "")
    element.set("style", f"{style};{rule}" if style else rule)


def _names(element: Element) -> list[str]:
    return element.get("class", "").split()


def _dispatches(root: Element) -> Iterator[tuple[str, Element]]:
    return ((key, element) for element in root.iter() if (key := element.get("data-dispatch")))


def align(root: Element, facts: GalleyFacts, aims: Aims) -> bool:
    """Give white space to what is off the lines of the grid.

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
        wanted = math.ceil(height / aims.area.leading - _SLACK) * aims.area.leading
        if wanted - height > _SLACK:
            _styled(element, f"box-sizing:border-box;min-height:{wanted:.3f}pt")
            changed = True
    return changed


def _fitted(root: Element) -> Iterator[tuple[str, Element]]:
    """What is fitted to the grid: openings, figures, tables and pull quotes; all else is set on its lines."""
    for key, article in _dispatches(root):
        for element in article.iter():
            if element.tag in _FITTED or _FITTED.intersection(_names(element)):
                yield key, element


def balance(root: Element, facts: GalleyFacts, measure: Measure) -> bool:
    """Narrow display lines to the least width that keeps their number. Says whether anything was changed."""
    blocks = {
        (key, path): (element, words)
        for key, article in _dispatches(root)
        for element in article.iter()
        if (path := element.get("data-path")) and (words := _display(element)) is not None
    }
    changed = False
    for page in facts.pages:
        for block in page.blocks:
            element, words = blocks.get((block.dispatch, block.path), (root, root))
            if words is not root and len(block.lines) > 1:
                _styled(words, f"max-width:{_least_width(root, element, words, block, measure):.1f}pt")
                changed = True
    return changed


def _display(element: Element) -> Element | None:
    """What is to be narrowed of a block that is set as display lines; ``None`` for running text."""
    if "pull-quote" in _names(element):
        return next((child for child in element if "pull-quote-words" in _names(child)), None)
    return element if element.tag in _HEADINGS or _DISPLAY.intersection(_names(element)) else None


def _least_width(root: Element, element: Element, words: Element, block: SetBlock, measure: Measure) -> float:
    """The narrowest setting of one block in as many lines as it has, by halving."""
    low, high = block.box.width / len(block.lines) / 2, block.box.width
    before = words.get("style", "")
    for _ in range(6):
        middle = (low + high) / 2
        _styled(words, f"max-width:{middle:.1f}pt")
        facts = measure(_alone(root, element))
        words.set("style", before)
        lines = sum(len(b.lines) for page in facts.pages for b in page.blocks if b.path == block.path)
        low, high = (low, middle) if lines <= len(block.lines) else (middle, high)
    return high


def _alone(root: Element, element: Element) -> Element:
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


def short_pages(facts: GalleyFacts, aims: Aims) -> Iterator[tuple[int, float]]:
    """Pages that end early although more of the dispatch follows, each with the room left at its foot in points."""
    for number, page in enumerate(facts.pages[:-1]):
        room = aims.area.room(page)
        if room > (aims.short + 0.9) * aims.area.leading and not facts.pages[number + 1].openings:
            yield number, room


def move(root: Element, facts: GalleyFacts, aims: Aims) -> bool:
    """Move the first photo that leaves a page short; says whether there was one that could move."""
    for number, room in short_pages(facts, aims):
        for key, article in _dispatches(root):
            body = next((element for element in article.iter() if "body" in _names(element)), article)
            siblings = list(body)
            heights = _heights(key, facts)
            index = _first_on(key, siblings, facts.pages[number + 1])
            if index is None or siblings[index].tag != "figure":
                continue
            target = _later(siblings, index, room, heights)
            if target is None:
                target = _earlier(siblings, index, room, heights)
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
    """Behind which block of its section the photo may stand so that text fills the room; ``None`` for none."""
    filled = 0.0
    for place in range(index + 1, len(siblings)):
        if siblings[place].tag in _BARRIERS:
            return None
        filled += heights.get(siblings[place].get("data-path", ""), 0.0)
        if filled >= room:
            return place + 1
    return None


def _earlier(siblings: list[Element], index: int, room: float, heights: dict[str, float]) -> int | None:
    """Before which block of its section the photo may stand so that it fits its page; ``None`` for none."""
    need = heights.get(siblings[index].get("data-path", ""), 0.0) - room
    for place in range(index - 1, -1, -1):
        if siblings[place].tag in _BARRIERS:
            return None
        need -= heights.get(siblings[place].get("data-path", ""), 0.0)
        if need <= 0:
            return place
    return None
