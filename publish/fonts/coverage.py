"""Which characters a font file has glyphs for."""

import io
import struct
from collections.abc import Iterable
from functools import lru_cache

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.errors import UsageError

_SFNT = (b"\0\1\0\0", b"true", b"OTTO")
"""What a font file begins with that is one, and not packed (OpenType 1.9, Table Directory)."""


@lru_cache(maxsize=64)
def coverage(data: bytes) -> frozenset[int]:
    """The code points that a font file maps to a glyph, from its best Unicode character map.

    HarfBuzz reads it: fontTools names every glyph first, and takes fifty times as long.

    Remembered by content, for a theme's files are asked again for each dispatch. Raises :class:`UsageError` for bytes
    that are no font, and for a font without a Unicode character map.
    """
    face = hb.Face(data if data[:4] in _SFNT else _unpacked(data))
    characters = frozenset(face.unicodes)
    if not _is_unicode(face.reference_table("cmap").data):
        raise UsageError(
            "the font has no Unicode character map", hint="Use a text font; symbol fonts map no characters."
        )
    if not characters:
        raise UsageError("the font's character map cannot be read", hint="Use an undamaged file.")
    return characters


def _unpacked(data: bytes) -> bytes:
    """A font of the web as the font that is packed in it."""
    from publish.fonts.facts import opened

    font, plain = opened(data), io.BytesIO()
    font.flavor = None
    try:
        font.save(plain)
    except Exception as error:  # a damaged table shows only when it is read
        raise UsageError("the font cannot be read", hint="Use an undamaged file.") from error
    return plain.getvalue()


def _is_unicode(cmap: bytes) -> bool:
    """Whether a character map has a subtable of Unicode's (OpenType 1.9, cmap, encoding records)."""
    count = min(int.from_bytes(cmap[2:4]), (len(cmap) - 4) // 8)
    records = (struct.unpack_from(">HH", cmap, 4 + 8 * number) for number in range(count))
    return any(platform == 0 or (platform == 3 and encoding in (0, 1, 10)) for platform, encoding in records)


def family_coverage(faces: Iterable[bytes]) -> frozenset[int]:
    """The code points that every face of a family has: what can be set in it whatever the weight and style.

    A family without faces covers nothing.
    """
    covered = [coverage(face) for face in faces]
    return frozenset.intersection(*covered) if covered else frozenset()
