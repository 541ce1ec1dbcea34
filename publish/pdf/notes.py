"""Notes stand on the page of their marks.

WeasyPrint hands a note on to the next page when two lines at the foot of a page would not fit beside it otherwise.
A compositor carries the lines over instead: the paragraph that ends the page keeps one line more together.
"""

from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts
from publish.pdf.carry import from_foot


def parted(facts: GalleyFacts) -> int:
    """How many notes stand on another page than their marks."""
    return sum(len(set(page.marks) - set(page.notes)) for page in facts.pages)


def keep_notes(root: Element, facts: GalleyFacts) -> bool:
    """Carry lines over from the first page that lost a note to the next; says whether there was one to mend."""
    pairs = zip(facts.pages, facts.pages[1:], strict=False)
    return any(set(page.marks) - set(page.notes) and from_foot(root, page, following) for page, following in pairs)
