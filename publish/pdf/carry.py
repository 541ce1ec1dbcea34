"""Carrying lines over to the next page: the paragraph that lies on both keeps more of them together."""

import math
from collections.abc import Iterator
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
