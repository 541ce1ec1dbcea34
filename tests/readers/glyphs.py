"""Where each glyph of a page stands, read from the content of a PDF alone, whoever wrote it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_ONE: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph that is drawn; marks that take no room of their own are left out."""

    x: float
    """Its left end, in points."""
    y: float
    """Its baseline, in points from the foot of the page."""
    font: str
    """Its font's family."""
    number: int
    """Its number in the font file."""


def lines(path: Path, leading: float) -> list[list[tuple[str, int]]]:
    """Font and number of each glyph from left to right, line by line from the head of the first page down.

    Lines are more than half of ``leading`` apart, in points; what is raised or lowered less belongs to its line.
    """
    with pikepdf.open(path) as pdf:
        glyphs = sorted(_glyphs(pdf.pages[0]), key=lambda glyph: -glyph.y)
    ends = [0, *(n for n, (one, next_) in enumerate(pairwise(glyphs), 1) if one.y - next_.y > leading / 2), len(glyphs)]
    rows = [sorted(glyphs[start:stop], key=lambda glyph: glyph.x) for start, stop in pairwise(ends)]
    return [[(glyph.font, glyph.number) for glyph in row] for row in rows]


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _matrix(operands: Any) -> _Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


class _Reader:
    """Follows the operators that say where text stands, each by a method of its name."""

    def __init__(self, page: pikepdf.Page) -> None:
        self._fonts = page.Resources.Font
        self._page, self._kept, self._line, self._text = _ONE, list[_Matrix](), _ONE, _ONE
        self._font, self._size = "", 0.0
        self._widths: Mapping[int, float] = {}
        self.glyphs: list[Glyph] = []

    def q(self) -> None:
        self._kept.append(self._page)

    def Q(self) -> None:  # noqa: N802 - as the operator is called
        self._page = self._kept.pop()

    def cm(self, *values: Any) -> None:
        self._page = _times(_matrix(values), self._page)

    def BT(self) -> None:  # noqa: N802
        self._line = self._text = _ONE

    def Tm(self, *values: Any) -> None:  # noqa: N802
        self._line = self._text = _matrix(values)

    def Td(self, x: Any, y: Any) -> None:  # noqa: N802
        self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, float(x), float(y)), self._line)

    def Tf(self, name: Any, size: Any) -> None:  # noqa: N802
        used = self._fonts[name]
        self._size, self._widths = float(size), _widths(used.DescendantFonts[0])
        self._font = str(used.BaseFont).rpartition("+")[2].partition("-")[0]

    def TJ(self, items: Any) -> None:  # noqa: N802
        for item in items:
            if not isinstance(item, pikepdf.String):
                self._move(-float(item))
                continue
            data = bytes(item)
            for number in (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)):
                _, _, _, _, x, y = _times(self._text, self._page)
                if width := self._widths[number]:
                    self.glyphs.append(Glyph(x, y, self._font, number))
                self._move(width)

    def Tj(self, item: Any) -> None:  # noqa: N802
        self.TJ([item])

    def _move(self, width: float) -> None:
        self._text = _times((1.0, 0.0, 0.0, 1.0, width / 1000 * self._size, 0.0), self._text)


_FOLLOWED = frozenset({"q", "Q", "cm", "BT", "Tm", "Td", "Tf", "TJ", "Tj"})


def _glyphs(page: pikepdf.Page) -> list[Glyph]:
    reader = _Reader(page)
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInstruction) and str(instruction.operator) in _FOLLOWED:
            getattr(reader, str(instruction.operator))(*instruction.operands)
    return reader.glyphs


def _widths(font: pikepdf.Object) -> Mapping[int, float]:
    """The width of each glyph in thousandths of an em (ISO 32000-1, §9.7.4.3)."""
    usual = float(font.get("/DW", 1000))
    found = defaultdict[int, float](lambda: usual)
    items = list(font.get("/W", []))
    while items:
        first, second = int(items[0]), items[1]
        if isinstance(second, pikepdf.Array):
            found.update({first + n: float(width) for n, width in enumerate(second)})
            items = items[2:]
        else:
            found.update(dict.fromkeys(range(first, int(second) + 1), float(items[2])))
            items = items[3:]
    return found
