"""Ways through the book: contents, landmarks, pages of the print edition, and the old readers' NCX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from publish.epub.addresses import BookAddresses
from publish.epub.pages import PageView, SpineDocument, make_page
from publish.markup.addresses import PAGE
from publish.markup.compositor import Compositor
from publish.markup.frontback import contents_view
from publish.markup.page_views import ContentsLine
from publish.markup.strings import Strings
from publish.model.edition import Edition
from publish.model.inlines import Text
from publish.model.matter import (
    ACCESSIBILITY,
    COLOPHON,
    CONTENTS,
    COVER,
    CREDITS,
    ILLUSTRATIONS,
    TITLE_PAGE,
    ContentsEntry,
    ContentsLevel,
    FrontAndBackMatter,
    cut,
)
from publish.model.pagination import Pagination
from publish.model.walk import plain

FEWEST_PICTURES = 2
"""A list of fewer pictures than these leads nowhere that the contents do not."""


def ebook_matter(
    matter: FrontAndBackMatter, strings: Strings, *, depth: int, illustrations: bool
) -> FrontAndBackMatter:
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
    return ContentsEntry(ContentsLevel.MATTER, target, (Text(title),), strings.language)


def places(entries: Sequence[ContentsEntry]) -> int:
    """How many places some entries name, those under them counted."""
    return sum(1 + places(entry.children) for entry in entries)


def names_sections(entries: Sequence[ContentsEntry]) -> bool:
    """Whether a section is among some entries, or under them."""
    return any(entry.level is ContentsLevel.SECTION or names_sections(entry.children) for entry in entries)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that readers offer by name."""

    kind: str
    """What it is (``epub:type``)."""
    guide: str
    """What EPUB 2 calls it, or empty."""
    href: str
    """Where it is."""
    title: str
    """Its name."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the print edition."""

    folio: str
    """Its label."""
    href: str
    """Where it begins in the book."""


@dataclass(frozen=True, slots=True)
class NavigationView:
    """``epub/nav.html``."""

    contents: Markup
    """The contents, by ``parts/contents.html``."""
    landmarks: tuple[Landmark, ...]
    """The landmarks."""
    illustrations: tuple[ContentsLine, ...]
    """The list of illustrations."""
    pages: tuple[PageEntry, ...]
    """The pages of the print edition."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the NCX."""

    title: str
    """Plain words."""
    href: str
    """Where it leads."""
    children: tuple["TocEntry", ...]
    """The lines under it."""


def landmarks(
    edition: Edition, matter: FrontAndBackMatter, compositor: Compositor, addresses: BookAddresses
) -> Iterator[Landmark]:
    """The landmarks of a book."""
    words = compositor.strings.words
    first = next(iter(edition.dispatches)).key
    listed = [
        ("cover", "cover", COVER, "cover"),
        ("titlepage", "title-page", TITLE_PAGE, "title_page"),
        ("toc", "toc", CONTENTS, "contents"),
        ("bodymatter", "text", first, "start"),
        ("loi", "loi", ILLUSTRATIONS, "illustrations"),
        ("credits", "", CREDITS, "credits"),
        ("colophon", "colophon", COLOPHON, "colophon"),
    ]
    there = {CREDITS: bool(matter.people), ILLUSTRATIONS: bool(matter.illustrations)}
    for kind, guide, key, word in listed:
        if there.get(key, True):
            yield Landmark(kind, guide, addresses.document(key), str(words[word]))


def page_entries(edition: Edition, pagination: Pagination | None, addresses: BookAddresses) -> Iterator[PageEntry]:
    """The pages of the print edition that begin in a dispatch of the book."""
    keys = {dispatch.key for dispatch in edition.dispatches}
    for start in pagination.starts if pagination else ():
        if start.dispatch in keys:
            place = addresses.place(start.dispatch, PAGE.format(folio=start.folio))
            yield PageEntry(start.folio, place)


def navigation(
    matter: FrontAndBackMatter,
    *,
    compositor: Compositor,
    addresses: BookAddresses,
    marks: Sequence[Landmark],
    folios: Sequence[PageEntry],
) -> SpineDocument:
    """The navigation document, which is the book's contents page too."""
    pictures = contents_view(matter.illustrations, compositor.house, id=ILLUSTRATIONS).lines
    view = NavigationView(Markup(compositor.contents(matter.contents)), tuple(marks), pictures, tuple(folios))
    title = str(compositor.strings.words["contents"])
    body = Markup(compositor.render("epub/nav.html", view))
    page = PageView(title, compositor.house.language, "frontmatter", "contents-page", body)
    return make_page(compositor, addresses.document(CONTENTS), page)


def toc(entries: Sequence[ContentsEntry], addresses: BookAddresses) -> tuple[TocEntry, ...]:
    """The contents for the NCX, line by line the same."""
    return tuple(_toc_entry(entry, addresses) for entry in entries)


def _toc_entry(entry: ContentsEntry, addresses: BookAddresses) -> TocEntry:
    key, _, fragment = entry.target.partition("#")
    words = plain(entry.title)
    title = f"[{words}]" if entry.generated else words
    return TocEntry(title, addresses.place(key, fragment), toc(entry.children, addresses))
