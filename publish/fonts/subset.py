"""A font cut down to the characters of a book.

HarfBuzz cuts: a face takes it a millisecond or two where fontTools' own subsetter takes two to five tenths of a second,
and a book has ten faces. fontTools then gives the subset its name and its container. Same bytes in, same bytes out: no
table is stamped with the time of the run.
"""

import io
from collections.abc import Collection
from typing import Any, Literal

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.errors import Fault, UsageError
from publish.fonts.facts import opened

_NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17)
"""The name records that stay: copyright, names, version, trademark, licence and where it can be read."""


def subset(
    data: bytes,
    codepoints: Collection[int],
    *,
    features: Collection[str] = (),
    flavor: Literal["ttf", "woff2"] = "ttf",
    family: str | None = None,
) -> bytes:
    """The font with the glyphs for ``codepoints`` alone, and what shaping them needs.

    ``features`` are the OpenType features that the style sheets ask for (``smcp``, ``onum``…); they are kept with the
    glyphs that they lead to, beside those that shaping always needs (kerning, ligatures, marks, joining forms, local
    forms). ``flavor`` is the container: ``ttf`` the plain one (outlines stay of their kind), ``woff2`` the compressed
    one. ``family`` renames the subset, as a licence with reserved font names wants of a file that travels on its own;
    notices of copyright, trademark and licence stay. Code points that the font lacks are passed over; of a pair of
    brackets the other one comes too, for text from right to left mirrors them. Hints for low-resolution screens go.

    Raises :class:`UsageError` for bytes that cannot be cut (no font, or one in a web format), and :class:`Fault` where
    the font has none of the characters: nothing is set in it, so no book should hold it.
    """
    font = opened(_cut(data, codepoints, features))
    sink = io.BytesIO()
    try:
        if family is not None:
            _rename(font, family)
        font.flavor = None if flavor == "ttf" else flavor
        font.save(sink)
    except Exception as error:  # damage that HarfBuzz passed on shows when fontTools reads the table
        raise UsageError("the font cannot be written", hint="Use an undamaged file.") from error
    return sink.getvalue()


def _cut(data: bytes, codepoints: Collection[int], features: Collection[str]) -> bytes:
    request = hb.SubsetInput()
    request.unicode_set.update(codepoints)
    request.layout_feature_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in features)
    request.name_id_set.update(_NAMES)
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    face = hb.Face(data)
    if not face.glyph_count:
        raise UsageError("this is not a font that can be cut", hint="Use a plain TrueType or OpenType file.")
    has = face.unicodes
    if not any(code in has for code in codepoints):
        raise Fault("a font is cut to characters of which it has none")
    try:
        return bytes(hb.subset(face, request).blob.data)
    except RuntimeError as error:
        raise UsageError("the font cannot be cut", hint="Use an undamaged file.") from error


def _rename(font: Any, family: str) -> None:
    names = font["name"]
    style = names.getDebugName(17) or names.getDebugName(2) or "Regular"
    full, version = f"{family} {style}", names.getDebugName(5) or ""
    plain = "".join(c for c in family if c.isalnum())
    new = {
        1: family,
        3: f"{version};{plain}-{style.replace(' ', '')}",
        4: full,
        6: f"{plain}-{style.replace(' ', '')}",
        16: family,
    }
    for record in names.names:
        if (text := new.get(record.nameID)) is not None:
            record.string = text
