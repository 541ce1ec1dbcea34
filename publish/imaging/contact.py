"""Contact sheets: the spreads of a book side by side, small, for whoever wants to see all of it at once.

A book opens with a recto alone; after it come pairs, verso and recto; in a book bound at its right the verso stands at
the right. Pictures of pages come in one at a time and are
pasted and forgotten, so that a sheet is all that is in memory. Lengths are pixels.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Spread: TypeAlias = tuple[int | None, int | None]
"""The pages on the left and on the right, counted from 0; ``None`` where there is none."""

SHEET = (2480, 3508)
"""A sheet of many spreads: A4 at 300 pixels an inch, to be printed or looked through."""

_GROUND, _WORDS, _FOLD = "#e4e4e2", "#4a4a48", "#b9b9b6"
TRIM, BLEED = "#009ad6", "#d6006e"
"""The colours of the lines: where the page is cut, and how far its art reaches."""
_MARGIN, _GAP, _HEAD = 72, 48, 72
_TYPE, _SMALL = 34, 22
_APART = 24
"""Between the pages of a spread that are shown with what is cut off."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page, drawn."""

    image: Image.Image
    """The page, in RGB."""
    label: str
    """What stands under it."""
    lines: tuple[tuple[Rectangle, str], ...] = ()
    """Rectangles to draw over it, each with its colour."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How spreads stand on a sheet."""

    page: tuple[int, int]
    """The room of one page: the largest one's width and height."""
    apart: int
    """Between the pages of a spread."""
    paired: bool
    """Whether spreads have two sides; a file of one page is shown alone."""
    columns: int
    """Spreads in a row."""
    rows: int
    """Rows on a sheet."""
    size: tuple[int, int]
    """Of a sheet."""

    @property
    def spread(self) -> tuple[int, int]:
        """The room of a spread with the words under it."""
        width = 2 * self.page[0] + self.apart if self.paired else self.page[0]
        return width, self.page[1] + 2 * _SMALL

    @property
    def capacity(self) -> int:
        """How many spreads there are on a sheet."""
        return self.columns * self.rows


def spreads(pages: int, *, from_the_right: bool = False) -> tuple[Spread, ...]:
    """The spreads of a book: a recto alone, then verso and recto; the recto is the left page of a book bound at its
    right.
    """
    sides: list[int | None] = [None, *range(pages)]
    if len(sides) % 2:
        sides.append(None)
    versos, rectos = sides[::2], sides[1::2]
    return tuple(zip(rectos, versos, strict=True) if from_the_right else zip(versos, rectos, strict=True))


def filling(width: float, dpi: float, *, apart: bool) -> float:
    """So many pixels an inch, or as many more as make rows of spreads as wide as the sheet.

    ``width`` is that of a page in inches.
    """
    room, gap = SHEET[0] - 2 * _MARGIN + _GAP, _APART if apart else 0
    columns = max(1, int(room // (2 * width * dpi + gap + _GAP)))
    return max(dpi, (room // columns - _GAP - gap) // 2 / width)


def layout(page: tuple[int, int], *, pages: int, apart: bool, alone: bool) -> Layout:
    """Lay out spreads of pages of a size: as many on a sheet as there is room for, or one where ``alone`` is set.

    ``apart`` keeps the pages of a spread from touching. A sheet grows where not even one spread has room.
    """
    gap, paired = _APART if apart else 0, pages > 1
    one = Layout(page, gap, paired, 1, 1, (0, 0))
    width, height = one.spread
    least = (width + 2 * _MARGIN, height + 2 * _MARGIN + _HEAD)
    if alone or not paired:
        return Layout(page, gap, paired, 1, 1, least)
    size = (max(SHEET[0], least[0]), max(SHEET[1], least[1]))
    columns = (size[0] - 2 * _MARGIN + _GAP) // (width + _GAP)
    rows = (size[1] - 2 * _MARGIN - _HEAD + _GAP) // (height + _GAP)
    count = len(spreads(pages))
    if count <= columns * rows:  # one sheet: no lower than it needs to be
        rows = -(-count // columns)
        size = (size[0], 2 * _MARGIN + _HEAD + rows * (height + _GAP) - _GAP)
    return Layout(page, gap, paired, columns, rows, size)


def sheets(
    shown: Sequence[Spread],
    plan: Layout,
    draw: Callable[[int], DrawnPage],
    *,
    title: str,
    legend: Sequence[tuple[str, str]] = (),
    font: bytes,
) -> Iterator[Image.Image]:
    """The sheets, one at a time; ``draw`` gives a page by its number.

    ``title`` stands at the head of each with the number of the sheet, ``legend`` beside it: words with the colour of
    the line that they explain. ``font`` is the file of a TrueType font.
    """
    total = -(-len(shown) // plan.capacity)
    for number in range(total):
        sheet = _Sheet(plan, font)
        sheet.head(title, f"{number + 1}/{total}" if total > 1 else "", legend)
        for place, spread in enumerate(shown[number * plan.capacity : (number + 1) * plan.capacity]):
            for side, page in enumerate(spread):
                if page is not None:
                    sheet.put(place, side, draw(page))
            sheet.fold(place, spread)
        yield sheet.image


class _Sheet:
    """A sheet that fills."""

    def __init__(self, plan: Layout, font: bytes) -> None:
        self.image = Image.new("RGB", plan.size, _GROUND)
        self._plan = plan
        self._draw = ImageDraw.Draw(self.image)
        basic = ImageFont.Layout.BASIC
        self._type = ImageFont.truetype(io.BytesIO(font), _TYPE, layout_engine=basic)
        self._small = ImageFont.truetype(io.BytesIO(font), _SMALL, layout_engine=basic)

    def head(self, title: str, number: str, legend: Sequence[tuple[str, str]]) -> None:
        """The title at the left, the number of the sheet and the legend at the right; the title gives way."""
        right = self._plan.size[0] - _MARGIN
        for words, colour in [(number, _WORDS), *reversed(legend)]:
            if words:
                self._draw.text((right, _MARGIN), words, fill=colour, font=self._type, anchor="ra")
                right -= round(self._type.getlength(words)) + _GAP
        room = right - _MARGIN
        while title and self._type.getlength(title) > room:
            title = title[:-2] + "…" if title[:-2] else ""
        self._draw.text((_MARGIN, _MARGIN), title, fill=_WORDS, font=self._type)

    def put(self, place: int, side: int, page: DrawnPage) -> None:
        """A page at its side of a spread, standing at the foot of its room and by the fold."""
        width, height = page.image.size
        left, top = self._corner(place)
        room = self._plan.page
        x = left + (room[0] + self._plan.apart if side and self._plan.paired else room[0] - width)
        y = top + room[1] - height
        if not self._plan.paired:
            x = left
        self.image.paste(page.image, (x, y))
        for (a, b, c, d), colour in page.lines:
            self._draw.rectangle((x + round(a), y + round(b), x + round(c) - 1, y + round(d) - 1), outline=colour)
        under = (x + width // 2, top + room[1] + _SMALL // 2)
        self._draw.text(under, page.label, fill=_WORDS, font=self._small, anchor="ma")

    def fold(self, place: int, spread: Spread) -> None:
        """A fine line between two pages that touch."""
        if None not in spread and not self._plan.apart:
            left, top = self._corner(place)
            x = left + self._plan.page[0]
            self._draw.line((x, top, x, top + self._plan.page[1] - 1), fill=_FOLD)

    def _corner(self, place: int) -> tuple[int, int]:
        width, height = self._plan.spread
        across = self._plan.columns * (width + _GAP) - _GAP
        left = (self._plan.size[0] - across) // 2
        column, row = place % self._plan.columns, place // self._plan.columns
        return left + column * (width + _GAP), _MARGIN + _HEAD + row * (height + _GAP)
