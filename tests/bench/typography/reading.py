"""Reads the pages of a finished PDF for measuring: glyphs with their places, pictures, and what its outline names.

Any PDF will do: nothing is known of how it was set. Points throughout, from the left and the foot of the page.
"""

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

_HYPHENS = {0x02, 0xFFFE, 0xAD}
"""How PDFium tells a hyphen that the end of a line asks for, and that is no letter of the text."""
_STYLE = re.compile(r"[-_, ]?(?:Regular|Roman|Bold|Italic|Oblique|Ital|It)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it stands, spaces among them."""

    character: str
    left: float
    """Where it is set, which is where the one before it ends."""
    right: float
    """Its advance or its ink, whichever reaches farther."""
    baseline: float
    size: float
    family: str
    """The name of its font without the letters of a subset, weight and slope."""


@dataclass(frozen=True, slots=True)
class Box:
    """A picture, or a ground of colour."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    level: int
    """From 0."""
    page: int
    """From 0."""
    top: float
    """How high on its page the thing begins; infinite where only the page is said."""


@dataclass(frozen=True, slots=True)
class PageInk:
    """What stands on a page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    """In the order in which they are written, which is that of reading."""
    pictures: tuple[Box, ...]
    grounds: tuple[Box, ...]
    """Filled shapes."""


def read(path: Path) -> tuple[tuple[PageInk, ...], tuple[Entry, ...]]:
    """The pages of a file and the entries of its outline, in order; ``pypdfium2.PdfiumError`` for what is no PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = tuple(_page(document[number]) for number in range(len(document)))
        return pages, tuple(_outline(document))
    finally:
        document.close()


def _page(page: Any) -> PageInk:
    width, height = page.get_size()
    pictures: list[Box] = []
    grounds: list[Box] = []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]):
        box = Box(*thing.get_bounds())
        (pictures if thing.type == raw.FPDF_PAGEOBJ_IMAGE else grounds).append(box)
    text = page.get_textpage()
    glyphs = tuple(_glyphs(text))
    text.close()
    page.close()
    return PageInk(width, height, glyphs, tuple(pictures), tuple(grounds))


def _glyphs(text: Any) -> Iterator[Glyph]:
    x, y, box, matrix, flags = c_double(), c_double(), raw.FS_RECTF(), raw.FS_MATRIX(), c_int()
    name = create_string_buffer(256)
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) or code in {0x0A, 0x0D}:
            continue
        raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        raw.FPDFText_GetLooseCharBox(text, index, byref(box))
        raw.FPDFText_GetMatrix(text, index, byref(matrix))
        length = raw.FPDFText_GetFontInfo(text, index, name, len(name), byref(flags))
        if abs(matrix.b) > abs(matrix.d) or matrix.d <= 0:
            continue  # what runs up or down the page is in no line of text
        scale = hypot(matrix.c, matrix.d)
        yield Glyph(
            "\u2010" if code in _HYPHENS or raw.FPDFText_IsHyphen(text, index) == 1 else chr(code),
            x.value,
            box.right,
            y.value,
            round(raw.FPDFText_GetFontSize(text, index) * scale, 2),
            _family(name.raw[: max(0, length - 1)].decode("utf-8", "replace")),
        )


def _family(name: str) -> str:
    return _STYLE.sub("", name.rpartition("+")[2])


def _outline(document: Any) -> Iterator[Entry]:
    for item in document.get_toc(max_depth=15):
        target = item.get_dest()
        if target is None or target.get_index() is None:
            continue
        has_x, has_y, has_zoom = c_int(), c_int(), c_int()
        at_x, at_y, zoom = c_float(), c_float(), c_float()
        raw.FPDFDest_GetLocationInPage(
            target.raw, byref(has_x), byref(has_y), byref(has_zoom), byref(at_x), byref(at_y), byref(zoom)
        )
        yield Entry(item.level, target.get_index(), at_y.value if has_y.value else float("inf"))
