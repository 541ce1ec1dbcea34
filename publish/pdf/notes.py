"""Notes stand on the page of their marks.

WeasyPrint hands a note on to the next page when two lines at the foot of a page would not fit beside it otherwise.
A compositor carries the lines over instead: the paragraph that ends the page keeps one line more together.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts, SetBlock
from publish.pdf.elements import dispatches, styled


def parted(facts: GalleyFacts) -> int:
    """How many notes stand on another page than their marks."""
    return sum(len(set(page.marks) - set(page.notes)) for page in facts.pages)


def keep_notes(root: Element, facts: GalleyFacts) -> bool:
    """Carry lines over from the first page that lost a note to the next; says whether there was one to mend."""
    for page, following in zip(facts.pages, facts.pages[1:], strict=False):
        if not set(page.marks) - set(page.notes):
            continue
        split = max(_split(page, following), key=lambda block: block.box.y, default=None)
        if split is not None and (element := _element(root, split)) is not None:
            styled(element, f"orphans:{len(split.lines) + 1}")
            return True
    return False


def _split(page: PageFacts, following: PageFacts) -> Iterator[SetBlock]:
    """The blocks of the text that begin on a page, with lines, and go on over it."""
    later = {(block.dispatch, block.path) for block in following.blocks if block.lines}
    for block in page.blocks:
        if block.lines and not block.path.startswith("n") and (block.dispatch, block.path) in later:
            yield block


def _element(root: Element, block: SetBlock) -> Element | None:
    for key, article in dispatches(root):
        if key == block.dispatch:
            return next((found for found in article.iter() if found.get("data-path") == block.path), None)
    return None
