"""Which characters a font file has glyphs for."""

from collections.abc import Iterable
from functools import lru_cache

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.errors import UsageError
from publish.fonts.facts import opened


@lru_cache(maxsize=64)
def coverage(data: bytes) -> frozenset[int]:
    """The code points that a font file maps to a glyph, from its best Unicode character map.

    HarfBuzz reads it where it knows the format: fontTools names every glyph first, and takes twenty times as long.

    Remembered by content, for a theme's files are asked again for each dispatch. Raises :class:`UsageError` for bytes
    that are no font, and for a font without a Unicode character map.
    """
    font = opened(data)
    try:
        mapped = any(table.isUnicode() for table in font["cmap"].tables)
        characters = frozenset(font.getBestCmap() or () if font.flavor else hb.Face(data).unicodes)
    except Exception as error:  # a damaged table shows only when it is read
        raise UsageError("the font's character map cannot be read", hint="Use an undamaged file.") from error
    if not mapped:
        raise UsageError(
            "the font has no Unicode character map", hint="Use a text font; symbol fonts map no characters."
        )
    return characters


def family_coverage(faces: Iterable[bytes]) -> frozenset[int]:
    """The code points that every face of a family has: what can be set in it whatever the weight and style.

    A family without faces covers nothing.
    """
    covered = [coverage(face) for face in faces]
    return frozenset.intersection(*covered) if covered else frozenset()
