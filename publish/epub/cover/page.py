"""Which picture is the cover, and what it shows for readers who cannot see it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from publish.epub.cover.setting import SetCoverPhoto, drawn_cover
from publish.epub.cover.sheet import HEIGHT, WIDTH, jpeg
from publish.epub.style import EpubStyle
from publish.markup.strings import Strings
from publish.model.assets import Gallery, Rendition
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure, Picture, Written
from publish.model.matter import Masthead
from publish.model.walk import blocks_of

LEAST_WIDTH = 1200
"""Pixels. A narrower photo is soft over the full width of a cover."""
LEAST_DEPTH = 700
"""Pixels: what is left of it is not enlarged by more than half."""


@dataclass(frozen=True, slots=True)
class EpubCover:
    """The cover picture."""

    name: str
    """Its file in the book."""
    media_type: str
    """``image/jpeg`` or ``image/png``."""
    data: bytes
    """Its bytes."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    alt: str
    """What it shows."""

    def jpeg(self) -> bytes:
        """The picture as a JPEG, for shops that ask for it beside the book."""
        if self.media_type == "image/jpeg":
            return self.data
        with Image.open(io.BytesIO(self.data), formats=("PNG",)) as picture:
            return jpeg(picture)


def cover_of(
    edition: Edition,
    masthead: Masthead,
    style: EpubStyle,
    gallery: Gallery,
    strings: Strings,
    *,
    language: str,
    photo: bool,
    alt: str,
) -> EpubCover:
    """The edition's cover picture, or one set from type; with ``photo``, the first lead photo that is large enough.

    ``alt`` is what the edition says that its cover shows; without it the title is said, and what the photo shows.
    """
    words = strings.words
    title = f"{words['cover']}: {edition.full_title}"
    if edition.cover:
        given = gallery.rendition(edition.cover)
        name, data = f"img/{given.name}", gallery.data(given.name)
        return EpubCover(name, given.media_type, data, given.width, given.height, alt or title)
    number = str(words["number"].format(number=edition.number)) if edition.number is not None else ""
    found = next(lead_photos(edition, gallery), None) if photo else None
    shown = SetCoverPhoto(gallery.data(found[1].name), found[1].width, found[1].height, found[2]) if found else None
    data = drawn_cover(
        masthead, style, language=language, number="" if number in masthead.title else number, photo=shown
    )
    described = found[0].alt.text if found and isinstance(found[0].alt, Written) else ""
    description = alt or (f"{title.rstrip('.')}. {described}" if described else title)
    return EpubCover("img/cover.jpg", "image/jpeg", data, WIDTH, HEIGHT, description)


def lead_photos(edition: Edition, gallery: Gallery) -> Iterator[tuple[Picture, Rendition, tuple[float, float] | None]]:
    """The lead photos with pixels enough, dispatch by dispatch, each with its focal point.

    A dispatch that marks none as its lead picture leads with its first. Drawings are passed over: cut at a cover's
    edges they lose their sense.
    """
    for dispatch in edition.dispatches:
        figure = _lead(dispatch)
        if figure is None or figure.picture is None:
            continue
        rendition = gallery.rendition(figure.picture.source)
        large = rendition.width >= LEAST_WIDTH and rendition.height >= LEAST_DEPTH
        if large and rendition.media_type == "image/jpeg":
            yield figure.picture, rendition, figure.focal


def _lead(dispatch: Dispatch) -> Figure | None:
    figures = [block for _, block in blocks_of(dispatch) if isinstance(block, Figure) and block.picture]
    return next((figure for figure in figures if figure.lead), figures[0] if figures else None)
