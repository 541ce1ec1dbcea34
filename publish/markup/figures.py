"""Figures: what a picture's part is given.

Alt is written, decorative or missing, and never filled from the caption. A picture that nobody has described yet
has no alt in print, where the PDF then makes no claim of accessibility; EPUB needs one, and says what is the case.
"""

from itertools import pairwise
from typing import Protocol

from markupsafe import Markup

from publish.markup.addresses import DESCRIPTION
from publish.markup.house import House
from publish.markup.inlines import InlineWriter
from publish.markup.view import FigureView, PictureCellView, PictureView, ViewPiece
from publish.model.blocks import Block
from publish.model.figures import Decorative, Figure, Picture, Written, crop_for
from publish.model.inlines import Inlines, Text

_ROW = 3
"""The most pictures that stand beside each other."""


class Pieces(Protocol):
    """Writes words that have a path of their own."""

    def piece(self, inlines: Inlines, lang: str, path: str) -> ViewPiece | None:
        """The words, or ``None``."""


def figure_view(
    figure: Figure, house: House, pieces: Pieces, lines: InlineWriter, path: str, lang: str, attributes: Markup
) -> FigureView:
    """The view of a figure. A picture without rendition is a :class:`KeyError` of the gallery."""
    rights = (Text(figure.rights),) if figure.rights else ()
    return FigureView(
        attributes=attributes,
        picture=picture_view(figure.picture, house) if figure.picture else None,
        caption=pieces.piece(figure.caption, lang, f"{path}.caption"),
        credit=pieces.piece(figure.credit, lang, f"{path}.credit"),
        rights=pieces.piece(rights, lang, f"{path}.rights"),
        long=tuple(lines.write(paragraph, lang) for paragraph in figure.long) if house.epub else (),
        long_id=house.addresses.id(lines.key, DESCRIPTION.format(path=path)),
        words_attributes=house.attributes.language(house.strings.language, lang),
        lead=figure.lead,
        number=figure.number,
        share=0 if house.epub else figure.share,
        crop=_crop(figure, house),
        focal="" if figure.focal is None else " ".join(f"{100 * part:g}%" for part in figure.focal),
    )


def _crop(figure: Figure, house: House) -> str:
    """The proportion that a picture is cropped to, for the printer of the house: ``3:2``; or empty."""
    crop = None if house.epub else crop_for(figure.crops, house.printer)
    return f"{crop.width}:{crop.height}" if crop else ""


def proportion(figure: Block, house: House) -> float:
    """The width of a figure's picture as a multiple of its height; 1 where it has none."""
    if not isinstance(figure, Figure) or figure.picture is None:
        return 1.0
    if crop := _crop(figure, house):
        width, height = map(int, crop.split(":"))
        return round(width / height, 3)
    rendition = house.gallery.rendition(figure.picture.source)
    return round(rendition.width / rendition.height, 3)


def rows_of(cells: tuple[PictureCellView, ...]) -> tuple[tuple[PictureCellView, ...], ...]:
    """Pictures by rows of two or three, the longer rows first: four make two pairs, and none is left alone."""
    count = -(-len(cells) // _ROW)
    short, longer = divmod(len(cells), count) if count else (0, 0)
    starts = [row * short + min(row, longer) for row in range(count + 1)]
    return tuple(cells[start:end] for start, end in pairwise(starts))


def picture_view(picture: Picture, house: House) -> PictureView:
    """The view of a picture: its rendition's place and size, and its alt."""
    rendition = house.gallery.rendition(picture.source)
    described = isinstance(picture.alt, Written | Decorative)
    alt = picture.alt.text if isinstance(picture.alt, Written) else ""
    if house.epub and not described:
        alt = str(house.strings.words["alt_missing"])
    return PictureView(
        src=house.addresses.picture(rendition.name),
        width=rendition.width,
        height=rendition.height,
        alt=alt,
        decorative=isinstance(picture.alt, Decorative),
        described=described,
    )
