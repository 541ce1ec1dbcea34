"""The e-book, from a prepared edition to a package in a sink."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import BinaryIO

from markupsafe import Markup

from publish.diagnostics import Outcome
from publish.epub.accessibility import Evidence, evidence
from publish.epub.addresses import BookAddresses
from publish.epub.cover import HEIGHT, WIDTH, drawn_cover
from publish.epub.fonts import BookFonts, book_fonts
from publish.epub.looks import Looks
from publish.epub.metadata import book_identifier, metadata
from publish.epub.navigation import landmarks, navigation, page_entries, toc
from publish.epub.package import Item, Package, write_package
from publish.epub.pages import Page, PageView, make_page, pages
from publish.errors import UsageError
from publish.fonts import font_fallback
from publish.markup import Compositor, Target
from publish.markup.direction import direction
from publish.markup.view import PictureView
from publish.model.assets import Gallery, Rendition
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.matter import COVER, Masthead, Matter
from publish.model.pagination import Pagination
from publish.model.walk import blocks_of

XHTML = "application/xhtml+xml"
COVER_IMAGE = "cover-image"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a book once it is written."""

    documents: tuple[tuple[str, str], ...]
    """The documents of its dispatches, in order: key and path in the archive."""
    evidence: Evidence
    """What its claims of accessibility stand on."""
    faces: tuple[str, ...]
    """The font files in it, by path in the archive."""


@dataclass(frozen=True, slots=True)
class _Cover:
    item: Item
    page: Page


def build(
    edition: Edition,
    matter: Matter,
    *,
    looks: Looks,
    gallery: Gallery,
    templates: Sequence[Mapping[str, str]] = (),
    modified: datetime,
    sink: BinaryIO,
    pagination: Pagination | None = None,
) -> Outcome[Record]:
    """Write an edition as an EPUB into ``sink``; the same arguments give the same bytes.

    ``templates`` are the theme's and the project's, the first one counts. ``pagination`` gives the pages of the print
    edition, each of whose dispatches are the edition's. Pictures are fetched one by one while they are written.
    Findings name characters that no font of the theme has.
    """
    if not any(True for _ in edition.dispatches):
        raise UsageError(f"the edition {edition.slug} has no dispatch", hint="Add one, or look at status and embargo.")
    addresses = BookAddresses(edition)
    compositor = Compositor(edition, target=Target.EPUB, gallery=gallery, templates=templates, addresses=addresses)
    roles = looks.theme.roles
    faces = tuple(dict.fromkeys((roles.text, roles.display, roles.sans)))
    marks = tuple(landmarks(edition, matter, compositor, addresses))
    folios = tuple(page_entries(edition, pagination, addresses))
    cover = _cover(edition, matter.masthead, compositor, looks, gallery)
    title, imprint, *texts = pages(
        edition, matter, compositor=compositor, addresses=addresses, faces=faces, pagination=pagination
    )
    nav = navigation(matter, compositor=compositor, addresses=addresses, marks=marks, folios=folios)
    spine = (cover.page, title, imprint, nav, *texts)
    fonts = book_fonts(looks, "".join(page.text for page in spine), code=any(page.code for page in spine))
    found = evidence(edition, pages=bool(folios))
    package = Package(
        identifier=book_identifier(edition),
        title=edition.full_title,
        language=compositor.house.language,
        direction=direction(compositor.house.language),
        modified=modified,
        metadata=tuple(
            metadata(
                edition,
                matter,
                strings=compositor.strings,
                found=found,
                pagination=pagination if folios else None,
            )
        ),
        items=(
            *_documents(spine, nav),
            _fixed("style", "style.css", "text/css", f"{fonts.css}\n{looks.css()}".encode()),
            *_font_items(fonts),
            cover.item,
            *_pictures(edition, gallery, cover.item.name),
        ),
        toc=toc(matter.contents, addresses),
        guide=marks,
    )
    write_package(package, sink)
    documents = tuple((d.key, f"EPUB/{addresses.document(d.key)}") for d in edition.dispatches)
    record = Record(documents, found, tuple(f"EPUB/{file.name}" for file in fonts.files))
    return Outcome(record, font_fallback(fonts.missing, theme=looks.theme.name, at=edition.span))


def _fixed(id: str, name: str, media_type: str, data: bytes) -> Item:
    return Item(id, name, media_type, lambda: data)


def _documents(spine: Sequence[Page], nav: Page) -> Iterator[Item]:
    for page in spine:
        properties = ("nav",) if page is nav else ()
        id = page.name.removesuffix(".xhtml")
        yield Item(id, page.name, XHTML, partial(bytes, page.data), properties, spine=True)


def _font_items(fonts: BookFonts) -> Iterator[Item]:
    for file in fonts.files:
        yield _fixed(file.name.replace("/", "-").partition(".")[0], file.name, file.media_type, file.data)


def _cover(edition: Edition, masthead: Masthead, compositor: Compositor, looks: Looks, gallery: Gallery) -> _Cover:
    """The edition's cover picture, or one set from type; and the page that shows it."""
    strings, language = compositor.strings, compositor.house.language
    if edition.cover:
        given = gallery.rendition(edition.cover)
        name, width, height = f"img/{given.name}", given.width, given.height
        item = Item(COVER_IMAGE, name, given.media_type, partial(gallery.data, given.name), (COVER_IMAGE,))
    else:
        words = strings.words["number"].format(number=edition.number) if edition.number is not None else ""
        number = "" if words in masthead.title else str(words)
        data = drawn_cover(masthead, looks, language=language, number=number)
        name, width, height = "img/cover.jpg", WIDTH, HEIGHT
        item = Item(COVER_IMAGE, name, "image/jpeg", partial(bytes, data), (COVER_IMAGE,))
    alt = f"{strings.words['cover']}: {edition.full_title}"
    picture = PictureView(name, width, height, alt, decorative=False, described=True)
    body = Markup(compositor.render("epub/cover.html", picture))
    view = PageView(str(strings.words["cover"]), language, "frontmatter", "cover", body)
    return _Cover(item, make_page(compositor, compositor.house.addresses.place(COVER, ""), view))


def _pictures(edition: Edition, gallery: Gallery, cover: str) -> Iterator[Item]:
    """Every picture once, in the order of the book."""
    found: dict[str, Rendition] = {}
    for dispatch in edition.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture:
                rendition = gallery.rendition(block.picture.source)
                found[rendition.name] = rendition
    for rendition in found.values():
        name = f"img/{rendition.name}"
        if name != cover:
            id = f"img-{rendition.name.partition('.')[0]}"
            yield Item(id, name, rendition.media_type, partial(gallery.data, rendition.name))
