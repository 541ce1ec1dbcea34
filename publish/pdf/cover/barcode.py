"""The bar code of a book: an EAN-13 with an add-on of two or five digits, as bars and digits with their places.

GS1 General Specifications, §5.2 (EAN/UPC symbology): a module is 0.33 mm wide and bars are 22.85 mm high at full size,
which may be 80 to 200 per cent. All lengths here are points (1/72 in), from the top left of the symbol with its quiet
zones.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publish.model.facts import Box

MILLIMETRE = 72 / 25.4
MODULE = 0.33 * MILLIMETRE
"""The width of the narrowest bar at full size (X)."""

LEAST, FULL = 0.8, 1.0
"""The smallest size that scanners are promised, and the usual one."""

_HEIGHT = 22.85 * MILLIMETRE
_GUARD = 5
"""How many modules the guard bars reach below the others."""
_ADDON_HEIGHT = 21.10 * MILLIMETRE
_DIGIT = 2.75 * MILLIMETRE
_DIGIT_GAP = 1
_LEFT, _RIGHT = 11, 7
"""Quiet zones of the main symbol, in modules."""
_BETWEEN, _ADDON_RIGHT = 9, 5
"""White between the main symbol and an add-on (7 to 12), and behind the add-on, in modules."""

_ODD = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
"""Set A, by digit: 1 is a bar."""
_PARITY = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
"""Which sets the six digits on the left are in, by the first digit, which has no bars of its own."""
_PARITY_2 = ("AA", "AB", "BA", "BB")
"""By the add-on's number modulo 4."""
_PARITY_5 = ("BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB")
"""By the add-on's check sum."""


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit for people."""

    text: str
    """The digit."""
    box: Box
    """Where it stands: as wide as its bars, as high as itself."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A bar code."""

    number: str
    """The thirteen digits."""
    addon: str
    """The two or five digits beside it, or empty."""
    scale: float
    """Its size; 1 is full size."""
    bars: tuple[Box, ...]
    """The bars, from the left."""
    digits: tuple[Digit, ...]
    """The digits, from the left."""
    width: float
    """With its quiet zones."""
    main: float
    """How much of the width is the main symbol with its quiet zones: the words over the bars stand in its middle."""
    height: float
    """With the digits under the bars."""


def symbol(number: str, addon: str = "", *, scale: float = FULL) -> Symbol:
    """The bar code of thirteen digits whose last is right, with an add-on of none, two or five."""
    unit = MODULE * scale
    bars = [*_main_bars(number)]
    digits = [*_main_digits(number)]
    end = _LEFT + 95
    if addon:
        start = end + _BETWEEN
        bars += _runs(_addon_pattern(addon), start, _addon_top(), _ADDON_HEIGHT / MODULE)
        digits += _addon_digits(addon, start)
        end = start + len(_addon_pattern(addon)) + _ADDON_RIGHT
    else:
        end += _RIGHT
    depth = (_HEIGHT + _DIGIT) / MODULE + _DIGIT_GAP
    return Symbol(
        number,
        addon,
        scale,
        tuple(_scaled(box, unit) for box in bars),
        tuple(Digit(digit.text, _scaled(digit.box, unit)) for digit in digits),
        end * unit,
        (_LEFT + 95 + _RIGHT) * unit,
        depth * unit,
    )


def _scaled(box: Box, unit: float) -> Box:
    return Box(box.x * unit, box.y * unit, box.width * unit, box.height * unit)


def _main_bars(number: str) -> Iterator[Box]:
    """The bars in modules; those of the guards, at both ends and in the middle, are longer."""
    high = _HEIGHT / MODULE
    left = "".join(_pattern(d, kind) for d, kind in zip(number[1:7], _PARITY[int(number[0])], strict=True))
    right = "".join(_pattern(d, "C") for d in number[7:])
    guards = ((_LEFT, "101"), (_LEFT + 45, "01010"), (_LEFT + 92, "101"))
    parts = [(start, pattern, high + _GUARD) for start, pattern in guards]
    parts += [(_LEFT + 3, left, high), (_LEFT + 50, right, high)]
    for start, pattern, height in sorted(parts):
        yield from _runs(pattern, start, 0, height)


def _runs(pattern: str, start: float, top: float, height: float) -> Iterator[Box]:
    """A bar for each run of ones."""
    at = 0
    while at < len(pattern):
        end = at
        while end < len(pattern) and pattern[end] == pattern[at]:
            end += 1
        if pattern[at] == "1":
            yield Box(start + at, top, end - at, height)
        at = end


def _main_digits(number: str) -> Iterator[Digit]:
    """The first digit stands in the quiet zone, five modules before the bars."""
    top, high = _HEIGHT / MODULE + _DIGIT_GAP, _DIGIT / MODULE
    starts = [_LEFT - 10, *(_LEFT + 3 + 7 * n for n in range(6)), *(_LEFT + 50 + 7 * n for n in range(6))]
    for digit, start in zip(number, starts, strict=True):
        yield Digit(digit, Box(start, top, 7, high))


def _addon_top() -> float:
    """The bars of an add-on end with the guards of the main symbol."""
    return (_HEIGHT - _ADDON_HEIGHT) / MODULE + _GUARD


def _addon_digits(addon: str, start: float) -> Iterator[Digit]:
    high = _DIGIT / MODULE
    for place, digit in enumerate(addon):
        yield Digit(digit, Box(start + 4 + 9 * place, _addon_top() - _DIGIT_GAP - high, 7, high))


def _addon_pattern(addon: str) -> str:
    """A guard, then the digits with a delineator between them."""
    if len(addon) == 2:
        parity = _PARITY_2[int(addon) % 4]
    else:
        odd, even = (sum(int(d) for d in addon[start::2]) for start in (0, 1))
        parity = _PARITY_5[(3 * odd + 9 * even) % 10]
    return "1011" + "01".join(_pattern(digit, kind) for digit, kind in zip(addon, parity, strict=True))


def _pattern(digit: str, kind: str) -> str:
    """The seven modules of a digit in set A, B or C."""
    odd = _ODD[int(digit)]
    if kind == "A":
        return odd
    inverted = odd.translate(str.maketrans("01", "10"))
    return inverted if kind == "C" else inverted[::-1]
