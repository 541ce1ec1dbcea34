"""Every kind of PNG, by type of colour, depth and interlacing, is a picture in its own colours."""

import itertools
import struct
import zlib

import pytest

from publish.imaging.clean import clean
from publish.imaging.scale import Recipe
from tests.imaging.samples import chunk, opened

SIDE = 9
"""Pixels: more than one of Adam7's passes, and no whole number of bytes at 1, 2 and 4 bits."""
GREY, COLOUR, PALETTE, GREY_CLEAR, COLOUR_CLEAR = 0, 2, 3, 4, 6
DEPTHS = {GREY: (1, 2, 4, 8, 16), COLOUR: (8, 16), PALETTE: (1, 2, 4, 8), GREY_CLEAR: (8, 16), COLOUR_CLEAR: (8, 16)}
"""PNG Specification, third edition, table 8."""
_CHANNELS = {GREY: 1, COLOUR: 3, PALETTE: 1, GREY_CLEAR: 2, COLOUR_CLEAR: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: the first column and row of each pass, and the steps between them."""
_PAINT = (200, 100, 50)


def _samples(kind: int, depth: int) -> tuple[int, ...]:
    full = (1 << depth) - 1
    if kind == PALETTE:
        return (1,)
    colour = (full,) if kind in (GREY, GREY_CLEAR) else tuple(value * full // 255 for value in _PAINT)
    return (*colour, full) if kind in (GREY_CLEAR, COLOUR_CLEAR) else colour


def _row(kind: int, depth: int, width: int) -> bytes:
    bits = "".join(f"{sample:0{depth}b}" for sample in _samples(kind, depth)) * width
    bits += "0" * (-len(bits) % 8)
    return b"\0" + int(bits, 2).to_bytes(len(bits) // 8)


def _png(kind: int, depth: int, *, interlaced: bool, clear: bytes = b"") -> bytes:
    rows = b""
    for left, top, across, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        width, height = len(range(left, SIDE, across)), len(range(top, SIDE, down))
        rows += _row(kind, depth, width) * height if width else b""
    header = struct.pack(">IIBBBBB", SIDE, SIDE, depth, kind, 0, 0, interlaced)
    palette = chunk(b"PLTE", bytes((0, 0, 0, *_PAINT))) if kind == PALETTE else b""
    trns = chunk(b"tRNS", clear) if clear else b""
    data = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + palette + trns + data + chunk(b"IEND", b"")


CASES = [
    (kind, depth, interlaced)
    for kind, depths in DEPTHS.items()
    for depth, interlaced in itertools.product(depths, (False, True))
]


def _shown(data: bytes) -> tuple[int, ...]:
    outcome = clean(data, source="images/odd.png", recipe=Recipe())
    assert outcome.value, outcome.diagnostics
    image = opened(outcome.value.data)
    assert image.size == (SIDE, SIDE)
    colours = image.convert("RGB").getcolors()
    assert colours
    ((_, colour),) = colours
    assert isinstance(colour, tuple)
    return tuple(map(int, colour))


@pytest.mark.parametrize(("kind", "depth", "interlaced"), CASES)
def test_it_is_shown_in_its_colours(kind: int, depth: int, interlaced: bool) -> None:
    wanted = (255, 255, 255) if kind in (GREY, GREY_CLEAR) else _PAINT
    assert _shown(_png(kind, depth, interlaced=interlaced)) == pytest.approx(wanted, abs=2)


@pytest.mark.parametrize(
    ("kind", "depth", "clear"),
    [(GREY, 8, b"\0\xff"), (GREY, 1, b"\0\1"), (PALETTE, 2, b"\xff\0"), (COLOUR, 8, b"\0\xc8\0\x64\0\x32")],
)
def test_what_one_colour_makes_clear_is_white(kind: int, depth: int, clear: bytes) -> None:
    assert _shown(_png(kind, depth, interlaced=False, clear=clear)) == (255, 255, 255)
