"""The e-book, from a prepared edition to a package in a sink."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import BinaryIO

from markupsafe import Markup

from publish.config.evaluation import Evaluation
from publish.config.store import StoreMarks
from publish.diagnostics import Outcome
from publish.epub.accessibility import AccessibilityFacts, Claim, Detail
from publish.epub.accessibility_report import AccessibilityReport, report_accessibility
from publish.epub.addresses import BookAddresses
from publish.epub.cover import EpubCover, cover_of
from publish.epub.fonts import BookFonts, book_fonts
from publish.epub.kobo import kobo_marked
from publish.epub.metadata import book_identifier, metadata
from publish.epub.navigation import ebook_matter, landmarks, navigation, page_entries, toc
from publish.epub.package import Package, PackageFile, write_package
from publish.epub.pages import NOTHING_KEPT, KeptDocuments, Pages, PageView, SpineDocument, characters, make_page
from publish.epub.style import USUAL, EpubJob, EpubStyle
from publish.errors import UsageError
from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.markup.css import parted
from publish.markup.direction import direction
from publish.markup.view import PictureView
from publish.model.assets import Gallery, Rendition
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.matter import COLOPHON, COVER, FrontAndBackMatter
from publish.model.pagination import Pagination
from publish.model.walk import blocks_of

XHTML = "application/xhtml+xml"


def fixed(id: str, name: str, media_type: str, data: bytes, properties: tuple[str, ...] = ()) -> PackageFile:
    """A file whose bytes are at hand."""
    return PackageFile(id, name, media_type, lambda: data, properties)


def documents(spine: Sequence[SpineDocument], nav: str, marks: StoreMarks) -> Iterator[PackageFile]:
    """The pages in their order; ``nav`` names the navigation document, ``marks`` are those of a store."""
    for page in spine:
        properties = ("nav",) if page.name == nav else ()
        id = page.name.removesuffix(".xhtml")
        yield PackageFile(id, page.name, XHTML, _written(page, marks), properties, spine=True)


def _written(page: SpineDocument, marks: StoreMarks) -> Callable[[], bytes]:
    """The bytes of a page, made when they are written."""
    return (lambda: kobo_marked(page.data())) if marks is StoreMarks.KOBO else page.data


def font_items(fonts: BookFonts) -> Iterator[PackageFile]:
    """The fonts, and the licences that travel with them."""
    for file in (*fonts.files, *fonts.licences):
        yield fixed(file.name.replace("/", "-").partition(".")[0], file.name, file.media_type, file.data)


def renditions(edition: Edition, gallery: Gallery) -> Mapping[str, Rendition]:
    """Every picture of the text once, by its name, in the order of the book."""
    found: dict[str, Rendition] = {}
    for dispatch in edition.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture:
                rendition = gallery.rendition(block.picture.source)
                found[rendition.name] = rendition
    return found


def pictures_of(pictures: Mapping[str, Rendition], gallery: Gallery, cover: str) -> Iterator[PackageFile]:
    """The pictures, fetched when they are written; ``cover`` names the one that is written already."""
    for rendition in pictures.values():
        name = f"img/{rendition.name}"
        if name != cover:
            id = f"img-{rendition.name.partition('.')[0]}"
            yield PackageFile(id, name, rendition.media_type, partial(gallery.data, rendition.name))


COVER_IMAGE = "cover-image"


@dataclass(frozen=True, slots=True)
class BuiltEpub:
    """What is known of a book once it is written."""

    identifier: str
    """What names the book."""
    documents: tuple[tuple[str, str], ...]
    """The documents of its dispatches, in order: key and path in the archive."""
    faces: tuple[str, ...]
    """The font files in it, by path in the archive."""
    cover: EpubCover
    """Its cover picture."""
    content: str
    """The hash of its content, by which an evaluation names it."""
    facts: AccessibilityFacts
    """What was counted in it."""
    claims: tuple[Claim, ...]
    """What it says of its accessibility, each with its evidence."""
    details: tuple[Detail, ...]
    """The same for a catalogue: values of ONIX code list 196."""
    evaluation: Evaluation | None
    """The evaluation that its claim of conformance stands on."""


def build(
    edition: Edition,
    matter: FrontAndBackMatter,
    *,
    style: EpubStyle,
    gallery: Gallery,
    templates: Sequence[Mapping[str, str]] = (),
    modified: datetime,
    sink: BinaryIO,
    pagination: Pagination | None = None,
    job: EpubJob = USUAL,
    front: Gallery | None = None,
    sources: str = "",
    kept: KeptDocuments = NOTHING_KEPT,
) -> Outcome[BuiltEpub]:
    """Write an edition as an EPUB into ``sink``; the same arguments give the same bytes.

    ``templates`` are the theme's and the project's, the first one counts. ``pagination`` gives the pages of the print
    edition, each of whose dispatches are the edition's. Pictures are fetched one by one while they are written;
    ``front`` has those that the cover is made from, where the text has smaller ones.
    ``sources`` is the hash of what the book is made of; ``kept`` has documents of earlier builds. Findings name
    evaluations that were of other content.
    """
    if not any(True for _ in edition.dispatches):
        raise UsageError(f"the edition {edition.slug} has no dispatch", hint="Add one, or look at status and embargo.")
    addresses = BookAddresses(edition)
    compositor = Compositor(edition, target=Target.EPUB, gallery=gallery, templates=templates, addresses=addresses)
    settings, strings = job.settings, compositor.strings
    matter = ebook_matter(matter, strings, depth=settings.toc_depth, illustrations=settings.illustrations)
    roles = style.theme.roles
    faces = tuple(dict.fromkeys((roles.text, roles.display, roles.sans)))
    marks = tuple(landmarks(edition, matter, compositor, addresses))
    folios = tuple(page_entries(edition, pagination, addresses))
    cover = cover_of(
        edition,
        matter.masthead,
        style,
        front or gallery,
        strings,
        language=compositor.house.language,
        photo=settings.cover_photo,
        alt=settings.cover_alt,
    )
    make = Pages(compositor, addresses, kept, tuple(map(dict, templates)))
    colophon = make.page(COLOPHON, str(strings.words["colophon"]), "backmatter", "back", compositor.colophon(faces))
    before = (
        _cover_page(cover, compositor),
        *make.front(matter),
        navigation(matter, compositor=compositor, addresses=addresses, marks=marks, folios=folios),
        *make.body(edition, pagination),
        *make.back(matter),
    )
    nav = addresses.navigation
    plain, conditional = parted(style.css())
    pictures = renditions(edition, gallery)
    report = report_accessibility(
        (*before, colophon),
        edition=edition,
        matter=matter,
        compositor=compositor,
        style=f"{plain}{conditional}",
        listed=len(folios),
        origins={rendition.name: rendition.origin or rendition.name for rendition in pictures.values()},
        job=job,
    )
    spine = (*before, make.page(*report.value.page), colophon)
    fonts = book_fonts(style, characters(spine), code=any(page.code for page in spine))
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
                claims=report.value.claims,
                evaluation=report.value.evaluation,
                pagination=pagination if folios else None,
                sources=sources,
            )
        ),
        items=(
            *documents(spine, nav, job.marks),
            fixed("style", "style.css", "text/css", f"{fonts.css}\n{plain}".encode()),
            fixed("media", "media.css", "text/css", conditional.encode()),
            *font_items(fonts),
            fixed(COVER_IMAGE, cover.name, cover.media_type, cover.data, (COVER_IMAGE,)),
            *pictures_of(pictures, gallery, cover.name),
        ),
        toc=toc(matter.contents, addresses),
        guide=marks,
    )
    write_package(package, sink)
    record = _record(edition, addresses, fonts, cover, package.identifier, report.value)
    return Outcome(record, report.diagnostics)


def _record(
    edition: Edition,
    addresses: BookAddresses,
    fonts: BookFonts,
    cover: EpubCover,
    identifier: str,
    report: AccessibilityReport,
) -> BuiltEpub:
    return BuiltEpub(
        identifier=identifier,
        documents=tuple((d.key, f"EPUB/{addresses.document(d.key)}") for d in edition.dispatches),
        faces=tuple(f"EPUB/{file.name}" for file in fonts.files),
        cover=cover,
        content=report.content,
        facts=report.facts,
        claims=report.claims,
        details=report.details,
        evaluation=report.evaluation,
    )


def _cover_page(cover: EpubCover, compositor: Compositor) -> SpineDocument:
    """The page that shows the cover."""
    picture = PictureView(cover.name, cover.width, cover.height, cover.alt, decorative=False, described=True)
    body = Markup(compositor.render("epub/cover.html", picture))
    view = PageView(str(compositor.strings.words["cover"]), compositor.house.language, "frontmatter", "cover", body)
    return make_page(compositor, compositor.house.addresses.place(COVER, ""), view)
