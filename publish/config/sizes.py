"""Sizes of files as stores write them, in bytes."""

import re

_BYTES = {"B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3}
"""How many bytes one of each unit is; decimal, for a limit that is read as the smaller one is kept either way."""

_SIZE = re.compile(r"^(?P<number>[0-9]{1,9}(?:\.[0-9]{1,3})?)\s*(?P<unit>[A-Za-z]*)$")

LARGEST = 64 * 1000**3
"""The largest size that is one, in bytes: no store takes such a book."""


def size(written: str) -> int:
    """A size such as ``50MB`` or ``2GB`` in bytes.

    :class:`ValueError` with a sentence and a hint for one that is none: a unit is always needed, but for nought.
    """
    hint = "Write a number with its unit: 300kB, 50MB or 2GB."
    match = _SIZE.match(written.strip())
    if not match:
        raise ValueError(f"“{written}” is not a size of a file", hint)
    unit = match["unit"].upper()
    if not unit and float(match["number"]) == 0:
        return 0
    if unit not in _BYTES:
        what = f"“{match['unit']}” is not a unit" if unit else f"“{written}” has no unit"
        raise ValueError(what, f"{hint} Known units: B, kB, MB, GB.")
    found = round(float(match["number"]) * _BYTES[unit])
    if found > LARGEST:
        raise ValueError(f"“{written}” is larger than any book", "At most 64GB.")
    return found


def shown(size: int) -> str:
    """A size in bytes for people: ``51.3 MB``, ``640 kB``."""
    for unit, step in (("GB", 1000**3), ("MB", 1000**2)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{-(-size // 1000)} kB"
