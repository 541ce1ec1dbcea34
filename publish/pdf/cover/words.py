"""What a cover says: the publication's name, what is in the edition, who publishes it, and its number and price.

A theme sets it with the parts ``cover_front.html``, ``cover_spine.html`` and ``cover_back.html``; what they see as
``it`` is :class:`CoverView`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from publish.diagnostics import Rule, Severity
from publish.markup.compositor import Compositor
from publish.markup.frontback import contents_view
from publish.markup.page_views import ContentsLine
from publish.model.matter import FrontAndBackMatter, ImprintKind, Masthead
from publish.model.walk import plain
from publish.pdf.cover.coding import Coding
from publish.pdf.cover.photo import FrontPhoto

COVER_CROWDED = Rule(
    "cover-crowded",
    Severity.ERROR,
    "Words that run into each other or into the bar code cannot be printed so.",
    "Shorten the description or the title, or give the theme's cover smaller type.",
)


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A dispatch, as a cover announces it."""

    title: Markup
    """Its headline."""
    attributes: Markup
    """Language attributes of the headline."""
    kicker: str
    """Its kicker, or empty."""
    byline: str
    """Who wrote it, or empty."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """The picture on the front."""

    src: str
    """Where the renderer finds it."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    position: str
    """The point that a crop keeps, as ``object-position`` has it: ``55.0% 20.0%``."""
    finished: bool
    """Whether it is a whole cover, with words of its own."""
    credit: str
    """Who made it, in the house's words, or empty."""
    line: CoverLine | None
    """The dispatch that it belongs to; ``None`` for a whole cover."""


@dataclass(frozen=True, slots=True)
class DigitView:
    """A digit of the bar code."""

    text: str
    """The digit."""
    style: str
    """Its place, as a style."""


@dataclass(frozen=True, slots=True)
class BarcodeView:
    """The words of the bar code; the bars are drawn by the binding."""

    labels: tuple[str, ...]
    """The lines over the bars: the price, the number as the trade writes it."""
    digits: tuple[DigitView, ...]
    """The digits."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type size of each panel, as a style: ``10.49pt``."""

    front: str
    """Of the front."""
    back: str
    """Of the back."""
    spine: str
    """Of the spine."""
    name: str
    """Of what the publication's name stands in on the front, as a share of the panel's: ``100.00%``."""
    photo: str
    """How high the picture on the front may be; empty: as the style sheet says."""


@dataclass(frozen=True, slots=True)
class CoverView:
    """``print/cover.html`` and its three parts."""

    masthead: Masthead
    """The publication's name, the edition's title and date."""
    number: str
    """The edition's number in words, or empty when the title says it."""
    photo: PhotoView | None
    """The picture on the front, or ``None``: it is set from type."""
    lines: tuple[CoverLine, ...]
    """The dispatches that the cover may announce, in order."""
    back_lines: int
    """How many of them the back has room for."""
    imprint: tuple[str, ...]
    """Small print for the foot of the back: rights."""
    spine: bool
    """Whether there are words on the spine."""
    spine_publisher: bool
    """Whether the publisher is one of them."""
    sizes: Sizes
    """How large the words are."""
    barcode: BarcodeView | None
    """The bar code, or ``None``."""
    reserved: bool
    """Whether the room of a bar code is kept free for the printer's own."""


def cover_view(
    matter: FrontAndBackMatter, compositor: Compositor, coded: Coding, photo: FrontPhoto | None
) -> CoverView:
    """All that a cover may say; how much of it there is room for turns out when it is set."""
    lines = dict(_cover_lines(matter, compositor))
    masthead, number = matter.masthead, ""
    if masthead.number is not None:
        number = str(compositor.strings.words["number"].format(number=masthead.number))
    return CoverView(
        masthead=masthead,
        number="" if number in masthead.title else number,
        photo=_photo_view(photo, lines, compositor) if photo else None,
        lines=tuple(lines.values()),
        back_lines=len(lines),
        imprint=tuple(line.text for line in matter.imprint if line.kind is ImprintKind.RIGHTS),
        spine=True,
        spine_publisher=True,
        sizes=Sizes("", "", "", "", ""),
        barcode=_barcode_view(coded),
        reserved=coded.reserved is not None,
    )


def _cover_lines(matter: FrontAndBackMatter, compositor: Compositor) -> Iterator[tuple[str, CoverLine]]:
    """The dispatches of the edition as the contents name them, by key, without parts and briefs."""
    view = contents_view(matter.contents, compositor.house)
    for line in _dispatches(view.lines):
        key = line.href.removeprefix("dispatch:")
        yield key, CoverLine(line.title.text, line.title.attributes, line.kicker, line.byline)


def _dispatches(lines: tuple[ContentsLine, ...]) -> Iterator[ContentsLine]:
    for line in lines:
        if line.level == "dispatch" and not line.generated:
            yield line
        elif line.level == "part":
            yield from _dispatches(line.lines)


def _photo_view(photo: FrontPhoto, lines: Mapping[str, CoverLine], compositor: Compositor) -> PhotoView:
    x, y = photo.focal or (0.5, 0.5)
    credit = plain(photo.credit).strip()
    return PhotoView(
        src=compositor.house.addresses.picture(compositor.house.gallery.rendition(photo.source).name),
        width=photo.width,
        height=photo.height,
        position=f"{x:.1%} {y:.1%}",
        finished=not photo.dispatch,
        credit=f"{compositor.strings.words['cover']}: {credit}" if credit else "",
        line=lines.get(photo.dispatch),
    )


def _barcode_view(coded: Coding) -> BarcodeView | None:
    """The words of a bar code, or ``None`` where there is none."""
    if coded.symbol is None or coded.place is None:
        return None
    at, ground = coded.place.bars, coded.place.ground
    digits = (
        DigitView(
            digit.text,
            f"left:{at.x - ground.x + digit.box.x:.3f}pt;top:{at.y - ground.y + digit.box.y:.3f}pt;"
            f"width:{digit.box.width:.3f}pt",
        )
        for digit in coded.symbol.digits
    )
    return BarcodeView(coded.labels, tuple(digits))
