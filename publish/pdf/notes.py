"""Notes stand on the page of their marks.

WeasyPrint hands a note on to the next page when two lines at the foot of a page would not fit beside it otherwise.
A compositor carries the lines over instead: the paragraph that ends the page keeps one line more together. Where a
note goes on on the next page those behind it can but follow, and nothing is mended.
"""

from itertools import zip_longest
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts
from publish.pdf.carry import from_foot


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
