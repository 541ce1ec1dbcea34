"""The outline of a glyph, as HarfBuzz reads it from its font."""

from functools import lru_cache
from typing import TypeAlias

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

Segment: TypeAlias = tuple[str, tuple[float, ...]]
"""An operator of a path as PDF has it (m, l, c, h: ISO 32000-1, §8.5.2.1), and its points in ems, x and y by turns."""


def outline(data: bytes, glyph: int) -> tuple[Segment, ...]:
    """The path of a glyph of the font file ``data``, from the base line up; curves are of the third degree."""
    font = _opened(data)
    path: list[Segment] = []
    font.draw_glyph(glyph, _drawing(), path)
    em = font.face.upem
    return tuple((operator, tuple(number / em for number in numbers)) for operator, numbers in path)


@lru_cache(8)
def _opened(data: bytes) -> hb.Font:
    return hb.Font(hb.Face(data))


@lru_cache(1)
def _drawing() -> hb.DrawFuncs:
    """What takes a path down. A curve of the second degree is given as one of the third where nothing asks for it."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda *given: given[-1].append(("m", given[:-1])))
    functions.set_line_to_func(lambda *given: given[-1].append(("l", given[:-1])))
    functions.set_cubic_to_func(lambda *given: given[-1].append(("c", given[:-1])))
    functions.set_close_path_func(lambda path: path.append(("h", ())))
    return functions
