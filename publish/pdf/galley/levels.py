"""The order of characters in lines of two directions: Unicode's bidirectional algorithm (UAX #9), as Pango has it.

Every character has a level: even ones run from the left, odd ones from the right. Pango (by FriBidi) resolves them
over a paragraph, isolates and paired brackets included; the order of a line follows from them by rule L2.
"""

import re
from collections.abc import Iterator, Sequence

from weasyprint.text.ffi import ffi, gobject, pango

ffi.cdef(
    """
    unsigned char *pango_log2vis_get_embedding_levels (const char *text, int length, PangoDirection *base);
    void g_free (void *memory);
    """
)

OPENS = {"ltr": "\u2066", "rtl": "\u2067", "": "\u2068"}
"""The controls that begin an isolate: of a direction, or of its first letter's (UAX #9, §2.4)."""
CLOSES = "\u2069"
"""The control that ends an isolate."""


def levels_of(text: str, base: str) -> bytes:
    """The level of each character of a paragraph, whose direction is ``ltr`` or ``rtl``."""
    levels = b""
    open_at_end: list[str] = []
    for part in re.findall(
        "[^\n]*\n|[^\n]+", text
    ):  # isolates go on behind a forced break (CSS Writing Modes 3, §2.4.2)
        before = "".join(open_at_end)
        for character in part:
            if character in OPENS.values():
                open_at_end.append(character)
            elif character == CLOSES and open_at_end:
                open_at_end.pop()
        levels += _resolved(before + part, base)[len(before) :]
    return levels


def _resolved(text: str, base: str) -> bytes:
    encoded = text.encode()
    direction = ffi.new("PangoDirection *", pango.PANGO_DIRECTION_RTL if base == "rtl" else pango.PANGO_DIRECTION_LTR)
    memory = pango.pango_log2vis_get_embedding_levels(ffi.new("char[]", encoded), len(encoded), direction)
    try:
        return bytes(ffi.buffer(memory, len(text)))
    finally:
        gobject.g_free(memory)


def in_order(levels: Sequence[int]) -> list[int]:
    """The places of a line's pieces from left to right, by their levels (UAX #9, rule L2)."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=0)
    for level in range(max(levels, default=0), lowest_odd - 1, -1) if lowest_odd else ():
        for start, stop in _stretches(levels, order, level):
            order[start:stop] = order[start:stop][::-1]
    return order


def _stretches(levels: Sequence[int], order: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """From where to where a line has pieces of a level or higher ones."""
    start: int | None = None
    for at, place in enumerate((*order, None)):
        inside = place is not None and levels[place] >= least
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, at
            start = None
