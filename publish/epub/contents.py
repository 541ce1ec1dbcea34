"""What the e-book's contents name beside the printed book's: as deep as is set, and the pages that it alone has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publish.markup.strings import Strings
from publish.model.inlines import Text
from publish.model.matter import ACCESSIBILITY, CREDITS, ILLUSTRATIONS, ContentsEntry, Level, Matter, cut

FEWEST_PICTURES = 2
"""A list of fewer pictures than these leads nowhere that the contents do not."""


def ebook_matter(matter: Matter, strings: Strings, *, depth: int, illustrations: bool) -> Matter:
    """The front and back matter as the e-book shows it.

    ``depth`` counts the levels of the contents below parts: 1 names dispatches alone. Without ``illustrations``, or
    with fewer pictures than :data:`FEWEST_PICTURES`, there is no list of them.
    """
    listed = matter.illustrations if illustrations and len(matter.illustrations) >= FEWEST_PICTURES else ()
    pages = [ILLUSTRATIONS] if listed else []
    contents = (*_contents([cut(entry, depth) for entry in matter.contents], strings, pages),)
    return replace(matter, contents=contents, illustrations=listed)


def _contents(entries: Sequence[ContentsEntry], strings: Strings, pages: Sequence[str]) -> Iterator[ContentsEntry]:
    """The entries, with those of the e-book's own pages where these stand in the book: by the credits."""
    credits = [entry for entry in entries if entry.target == CREDITS]
    yield from (entry for entry in entries if entry.target != CREDITS)
    for target in pages:
        yield _matter(target, str(strings.words["illustrations"]), strings)
    yield from credits
    yield _matter(ACCESSIBILITY, str(strings.accessibility["heading"]), strings)


def _matter(target: str, title: str, strings: Strings) -> ContentsEntry:
    return ContentsEntry(Level.MATTER, target, (Text(title),), strings.language)


def places(entries: Sequence[ContentsEntry]) -> int:
    """How many places some entries name, those under them counted."""
    return sum(1 + places(entry.children) for entry in entries)


def names_sections(entries: Sequence[ContentsEntry]) -> bool:
    """Whether a section is among some entries, or under them."""
    return any(entry.level is Level.SECTION or names_sections(entry.children) for entry in entries)
