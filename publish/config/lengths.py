"""Lengths as printers write them, in points."""

import re
from collections.abc import Sequence

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0}
"""How many points (1/72 in) one of each unit is; a pica has twelve."""

_LENGTH = re.compile(r"^(?P<number>[0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(?P<unit>[a-z]+|[\"″])?$")

LONGEST = 14_400.0
"""The longest side of a PDF page, in points (ISO 32000-1, Annex C.2)."""


def points(written: str) -> float:
    """A length such as ``148mm``, ``6in`` or ``14pt`` in points.

    :class:`ValueError` with a sentence and a hint for one that is none: a unit is always needed, but for nought.
    """
    hint = "Write a number with its unit: 148mm, 6in or 14pt."
    match = _LENGTH.match(written.strip().lower())
    if not match:
        raise ValueError(f"“{written}” is not a length", hint)
    unit: str | None = {'"': "in", "″": "in"}.get(match["unit"] or "", match["unit"])
    if unit is None and float(match["number"]) == 0:
        return 0.0
    if unit not in _POINTS:
        what = f"“{unit}” is not a unit" if unit else f"“{written}” has no unit"
        raise ValueError(what, f"{hint} Known units: {', '.join(_POINTS)}.")
    length = float(match["number"]) * _POINTS[unit]
    if length > LONGEST:
        raise ValueError(f"“{written}” is longer than a page can be", f"At most {LONGEST:.0f}pt.")
    return length


def lengths_text(*lengths: float) -> str:
    """Lengths in points as printers write them, in the unit that needs fewer digits: ``148 × 210 mm``, ``6 × 9 in``."""
    if not any(lengths):
        return "0"
    ways = [_in(unit, lengths) for unit in ("in", "mm")]
    return min(filter(None, ways), key=len, default="") or _in("pt", [round(length, 4) for length in lengths])


def _in(unit: str, lengths: Sequence[float]) -> str:
    """Lengths in a unit, or empty where four decimals do not give them to a thousandth of a point."""
    rounded = [round(length / _POINTS[unit], 4) for length in lengths]
    exact = all(abs(number * _POINTS[unit] - length) < 0.001 for number, length in zip(rounded, lengths, strict=True))
    digits = [f"{number:.4f}".rstrip("0").rstrip(".") for number in rounded]
    return f"{' × '.join(digits)} {unit}" if exact else ""
