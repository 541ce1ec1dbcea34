"""Small fonts, made for a test: their letters are squares of different sizes."""

import io
from collections.abc import Sequence
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

_HEIGHT = 700


def font(
    family: str, characters: str, *, style: str = "Regular", weight: int = 400, post: bool = False, owned: int = 0
) -> bytes:
    """A font of a family with these characters; ``post`` draws PostScript outlines, ``owned`` is its OS/2 fsType."""
    return _saved(_built(family, characters, style=style, weight=weight, post=post, owned=owned).font)


def variable(family: str, characters: str, weights: tuple[int, int, int] = (100, 400, 900)) -> bytes:
    """A font whose letters are larger by weight."""
    builder = _built(family, characters)
    builder.setupFvar([("wght", *weights, "Weight")], [])
    names = builder.font.getGlyphOrder()[1:]
    square = [(0, 0), (0, 200), (200, 0), (200, 200), (0, 0), (200, 0), (0, 0), (0, 0)]
    builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, square)] for name in names})
    return _saved(builder.font)


def collection(fonts: Sequence[bytes]) -> bytes:
    """Several fonts in one file."""
    made = TTCollection()
    made.fonts = [TTFont(io.BytesIO(data)) for data in fonts]
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()


def _saved(made: TTFont) -> bytes:
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()


def _built(
    family: str, characters: str, *, style: str = "Regular", weight: int = 400, post: bool = False, owned: int = 0
) -> FontBuilder:
    names = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=not post)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
    if post:
        shapes = {name: _square(T2CharStringPen(600, None), 100 + 5 * at) for at, name in enumerate(names)}
        drawn = {name: pen.getCharString() for name, pen in shapes.items()}
        builder.setupCFF(f"{family.replace(' ', '')}-{style}", {"FullName": family}, drawn, {})
    else:
        glyphs = {name: _square(TTGlyphPen(None), 100 + 5 * at).glyph() for at, name in enumerate(names)}
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {
            "copyright": "Drawn for a test",
            "familyName": family,
            "styleName": style,
            "uniqueFontIdentifier": f"{family} {style}",
            "fullName": f"{family} {style}",
            "psName": f"{family.replace(' ', '')}-{style}",
            "licenseDescription": "Anybody may use it.",
        }
    )
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=weight, fsType=owned)
    builder.setupPost()
    return builder


def _square(pen: Any, side: int) -> Any:
    pen.moveTo((50, 0))
    for place in ((50, _HEIGHT), (50 + side, _HEIGHT), (50 + side, 0)):
        pen.lineTo(place)
    pen.closePath()
    return pen
