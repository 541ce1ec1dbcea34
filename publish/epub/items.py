"""The files of the book besides its package: documents, fonts with their licences, pictures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from publish.config.store import StoreMarks
from publish.epub.fonts import BookFonts
from publish.epub.kobo import kobo_marked
from publish.epub.package import PackageFile
from publish.epub.pages import SpineDocument
from publish.model.assets import Gallery, Rendition
from publish.model.edition import Edition
from publish.model.figures import Figure
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
