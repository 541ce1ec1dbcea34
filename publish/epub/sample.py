"""One document of the book alone, with its blocks named, and what it is shown with: for who writes the dispatch."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from publish.epub.addresses import BookAddresses
from publish.epub.fonts import whole_faces
from publish.epub.pages import Pages, page_title
from publish.epub.style import EpubStyle, font_name
from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.markup.css import parted
from publish.model.assets import Gallery
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.walk import blocks_of


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of the book, made when it is asked for."""

    media_type: str
    """Its media type."""
    data: Callable[[], bytes]
    """Its bytes."""


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """The document of a dispatch."""

    data: bytes
    """XHTML in UTF-8, as it stands in the book but for its marks of pages; blocks have ``data-path``."""
    pictures: Mapping[str, BookFile]
    """The pictures in it, by their paths beside it."""


def sample(
    edition: Edition, dispatch: Dispatch, *, gallery: Gallery, templates: Sequence[Mapping[str, str]]
) -> SampleDocument:
    """The document of one dispatch of a prepared edition; ``gallery`` has its pictures."""
    addresses = BookAddresses(edition)
    compositor = Compositor(
        edition, target=Target.EPUB, gallery=gallery, templates=templates, addresses=addresses, paths=True
    )
    body = compositor.dispatch(dispatch)
    page = Pages(compositor, addresses).page(
        dispatch.key, page_title(dispatch), "bodymatter", "dispatches", body, dispatch.lang
    )
    figures = (block.picture for _, block in blocks_of(dispatch) if isinstance(block, Figure) and block.picture)
    shown = {(one := gallery.rendition(picture.source)).name: one.media_type for picture in figures}
    pictures = {addresses.picture(name): BookFile(kind, partial(gallery.data, name)) for name, kind in shown.items()}
    return SampleDocument(page.data(), pictures)


def sample_style(style: EpubStyle) -> Mapping[str, BookFile]:
    """The style sheets, and the theme's whole fonts: other characters in a dispatch ask for no other files."""
    plain, conditional = parted(style.css())
    rules, files = [], {}
    for number, (family, face, rule) in enumerate(whole_faces(style), start=1):
        name = f"fonts/f{number:02d}"
        rules.append(rule(name))
        files[name] = BookFile("font/ttf", partial(style.fonts.__getitem__, font_name(family, face.file)))
    sheets = {"style.css": "\n".join([*rules, plain]), "media.css": conditional}
    return files | {name: BookFile("text/css", text.encode) for name, text in sheets.items()}
