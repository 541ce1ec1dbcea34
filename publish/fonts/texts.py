"""What each glyph of a font stands for, by the font alone.

A font maps characters to glyphs; glyphs that no character leads to (ligatures, small capitals, joined letters) are
reached from others by its substitutions (OpenType 1.9, GSUB), and stand for what those stand for.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from publish.errors import UsageError
from publish.fonts.facts import opened

_DEEP = 4
"""How many substitutions may follow one another: a letter, its small capital, that with a swash."""
_SINGLE, _ALTERNATE, _LIGATURE, _EXTENSION = 1, 3, 4, 7


@lru_cache(maxsize=64)
def glyph_texts(data: bytes) -> Mapping[int, str]:
    """The characters that each glyph of a font file stands for, by the glyph's number; ``.notdef`` for nothing.

    Of several characters that share a glyph the plain one counts: a space before one that does not break, a letter
    before its compatibility form. Raises :class:`UsageError` for a font whose tables cannot be read.
    """
    font = opened(data)
    try:
        return MappingProxyType(_read(font))
    except Exception as error:  # a damaged table shows only when it is read
        raise UsageError("the font's tables cannot be read", hint="Use an undamaged file.") from error


def _read(font: Any) -> dict[int, str]:
    known: dict[str, str] = {}
    for code, name in sorted((font.getBestCmap() or {}).items(), key=lambda pair: (_is_compatible(pair[0]), pair[0])):
        known.setdefault(name, _plain(code))
    mapped = frozenset(known)
    steps = [(parts, name) for parts, name in _substitutions(font) if name not in mapped]
    for _ in range(_DEEP):
        for parts, name in steps:
            if all(part in known for part in parts):
                text = "".join(known[part] for part in parts)
                # A small capital stands for the small letter, though the large one may lead to it too.
                if name not in known or text == known[name].lower():
                    known[name] = text
    numbers = font.getReverseGlyphMap()
    return {numbers[name]: text for name, text in known.items() if numbers.get(name)}


def _plain(code: int) -> str:
    """A character; a joined form of a letter, or a ligature, as its letters."""
    character = chr(code)
    is_form = 0xFB00 <= code <= 0xFB4F or 0xFB50 <= code <= 0xFDCF or 0xFE70 <= code <= 0xFEFE
    return unicodedata.normalize("NFKC", character) if is_form else character


def _is_compatible(code: int) -> bool:
    return unicodedata.normalize("NFKC", chr(code)) != chr(code)


def _substitutions(font: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a font puts in the place of what: the glyphs, and the one that stands for them."""
    table = font["GSUB"].table.LookupList if "GSUB" in font else None
    for lookup in table.Lookup if table else ():
        for given in lookup.SubTable:
            rule = given.ExtSubTable if given.LookupType == _EXTENSION else given
            if rule.LookupType == _SINGLE:
                yield from (((one,), other) for one, other in rule.mapping.items())
            elif rule.LookupType == _ALTERNATE:
                yield from (((one,), other) for one, others in rule.alternates.items() for other in others)
            elif rule.LookupType == _LIGATURE:
                for first, sets in rule.ligatures.items():
                    yield from (((first, *ligature.Component), ligature.LigGlyph) for ligature in sets)
