"""Which glyphs of a font program draw anything: TrueType outlines (``glyf``) and PostScript ones (CFF).

A glyph is looked at when text asks for it: a book uses a few of some thousand.
"""

from array import array
from collections.abc import Callable
from struct import unpack_from
from sys import byteorder
from typing import TypeAlias

from fontTools.cffLib import TopDict
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont

from publish.preflight.unread import FAULTS

DrawsGlyph: TypeAlias = Callable[[int], bool]
"""Whether a glyph of a number draws anything; one that cannot be read does."""

_WORDS, _SCALED, _MORE, _SCALED_TWICE, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""What the flags of a part of a composite glyph say (OpenType, ``glyf``)."""
_LEAST = 2
"""The number of the last point, from 0, of the smallest outline with something inside."""
_DEEPEST = 8


def truetype_outlines(font: TTFont) -> DrawsGlyph:
    """Of a font with TrueType outlines; all glyphs of one without draw, for they may be pictures."""
    if "glyf" not in font or "loca" not in font:
        return lambda glyph: True
    long, data = font["head"].indexToLocFormat, font.reader["glyf"]
    places = array("I" if long else "H", font.reader["loca"])
    if byteorder == "little":
        places.byteswap()
    step = 1 if long else 2

    def draws(glyph: int, depth: int = 0) -> bool:
        # By hand, for fontTools would read all glyphs of the table to show one.
        if glyph + 1 >= len(places) or depth > _DEEPEST:
            return True
        at, end = places[glyph] * step, places[glyph + 1] * step
        if end <= at:
            return False
        contours, left, bottom, right, top = unpack_from(">5h", data, at)
        if contours < 0:
            return any(draws(part, depth + 1) for part in _parts(data, at + 10))
        (last,) = unpack_from(">H", data, at + 10 + 2 * (contours - 1)) if contours else (0,)
        # Some programs write no box, so one of no size is only a hint.
        return last >= _LEAST and ((left < right and bottom < top) or _reaches(data[at:end]))

    return draws


def _reaches(data: bytes) -> bool:
    """Whether the points of a glyph lie both beside and above each other."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    glyph = Glyph(data)
    glyph.expand(None)
    across, up = zip(*glyph.coordinates, strict=True)
    return len(set(across)) > 1 and len(set(up)) > 1


def _parts(data: bytes, at: int) -> list[int]:
    """The glyphs that a composite glyph is made of."""
    parts: list[int] = []
    flags = _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", data, at)
        parts.append(part)
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALED else 4 if flags & _SCALED_TWICE else 8 if flags & _MATRIX else 0
    return parts


def postscript_draws(font: TopDict, name: str) -> bool:
    """Whether a glyph of PostScript outlines draws anything, by its name; one that is not there does."""
    if name not in font.CharStrings:
        return True
    pen = ControlBoundsPen(None, ignoreSinglePoints=True)
    try:
        font.CharStrings[name].draw(pen)
    except FAULTS:  # it is broken, or is an accent on a letter, which are two other glyphs
        return True
    if pen.bounds is None:
        return False
    left, bottom, right, top = pen.bounds
    return bool(left < right and bottom < top)
