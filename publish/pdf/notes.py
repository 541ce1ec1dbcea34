"""Notes stand on the page of their marks.

WeasyPrint hands a note on to the next page when two lines at the foot of a page would not fit beside it otherwise.
A compositor carries the lines over instead: the paragraph that ends the page keeps one line more together. Where a
note goes on on the next page those behind it can but follow, and nothing is mended.
"""

import math
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts, SetBlock, TypeArea
from publish.pdf.elements import dispatches, styled


def from_foot(root: Element, page: PageFacts, following: PageFacts) -> bool:
    """Carry the lines of the paragraph that ends ``page``, if it goes on; says whether it does."""
    split = max(_split(page, following), key=lambda block: block.box.y, default=None)
    element = _element(root, split)
    if split is None or element is None:
        return False
    styled(element, f"orphans:{len(split.lines) + 1}")
    return True


def to_last_page(root: Element, facts: GalleyFacts, area: TypeArea, least: int) -> tuple[Element, str] | None:
    """What carries as many lines to the last page as it lacks of ``least``: a paragraph, and the rule for it."""
    page, last = facts.pages[-2:]
    split = next(_split(page, last), None)
    element = _element(root, split)
    if split is None or element is None:
        return None
    there = next(block for block in last.blocks if (block.dispatch, block.path) == (split.dispatch, split.path))
    return element, f"widows:{len(there.lines) + math.ceil(least - area.lines(last) - 0.5)}"


def _split(page: PageFacts, following: PageFacts) -> Iterator[SetBlock]:
    """The blocks of the text that stand on a page, with lines, and go on over it."""
    later = {(block.dispatch, block.path) for block in following.blocks if block.lines}
    for block in page.blocks:
        if block.lines and not block.path.startswith("n") and (block.dispatch, block.path) in later:
            yield block


def _element(root: Element, block: SetBlock | None) -> Element | None:
    for key, article in dispatches(root):
        if block is not None and key == block.dispatch:
            return next((found for found in article.iter() if found.get("data-path") == block.path), None)
    return None


def parted(facts: GalleyFacts) -> int:
    """How many notes stand on another page than their marks, though no note goes over that page's edge."""
    pairs = zip_longest(facts.pages, facts.pages[1:])
    return sum(len(_astray(page, following)) for page, following in pairs)


def keep_notes(root: Element, facts: GalleyFacts) -> bool:
    """Carry lines over from the first page that lost a note to the next; says whether there was one to mend."""
    pairs = zip(facts.pages, facts.pages[1:], strict=False)
    return any(_astray(page, following) and from_foot(root, page, following) for page, following in pairs)


def _astray(page: PageFacts, following: PageFacts | None) -> set[str]:
    if following is not None and set(page.notes) & set(following.notes):
        return set()
    return set(page.marks) - set(page.notes)
