"""Which codes of an embedded font show nothing of it (ISO 32000-1, §9.7.4.2 and §9.6.6; ISO 19005-2, §6.2.11.8).

A reader draws ``.notdef`` for those that have no glyph: an empty box, or nothing; and nothing for those whose glyph is
empty. Where a font cannot be told, its codes show something.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from io import BytesIO
from typing import TypeAlias

import pikepdf
from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib import TTFont

from publish.preflight.blanks import must_print
from publish.preflight.outlines import postscript_draws, truetype_outlines
from publish.preflight.unread import FAULTS

_NONE = ".notdef"
_OPENTYPE = (b"\0\1\0\0", b"true", b"OTTO")
_CFF = b"\1\0"
_IDENTITY = ("/Identity-H", "/Identity-V")
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


class Gap(Enum):
    """What a code shows in the place of its character."""

    NONE = "the character"
    MISSING = "no glyph of the font"
    EMPTY = "a glyph that is empty"


Shows: TypeAlias = Callable[[int], bool]
"""Whether a code shows a glyph, or draws anything."""


def _whatever(code: int) -> bool:
    return True


class Gaps(dict[int, Gap]):
    """By code what it shows, found when it is asked."""

    def __init__(self, shows: Shows, draws: Shows = _whatever) -> None:
        super().__init__()
        self._shows = shows
        self._draws = draws

    def __missing__(self, code: int) -> Gap:
        self[code] = gap = Gap.MISSING if not self._shows(code) else self._drawn(code)
        return gap

    def _drawn(self, code: int) -> Gap:
        try:
            return Gap.NONE if self._draws(code) else Gap.EMPTY
        except FAULTS:
            return Gap.NONE


def gaps_of(font: pikepdf.Object, characters: Mapping[int, str]) -> Gaps:
    """The gaps of a font, given what its codes stand for; a font program that cannot be read is not judged here."""
    try:
        return _composite(font, characters) if font.get("/Subtype") == "/Type0" else _simple(font, characters)
    except FAULTS:
        return Gaps(_whatever)


def _composite(font: pikepdf.Object, characters: Mapping[int, str]) -> Gaps:
    """Codes of two bytes are numbers of characters in the font, and mostly of glyphs."""
    inner = font.DescendantFonts[0]
    program = _program(inner)
    if program is None or str(font.get("/Encoding", "")) not in _IDENTITY:
        return Gaps(_whatever)
    if program[:4] not in _OPENTYPE:
        return _of_outlines(program, characters)
    font_file = TTFont(BytesIO(program), lazy=True)
    if "CFF " in font_file:
        return _of_outlines(font_file.reader["CFF "], characters)
    count = int(font_file["maxp"].numGlyphs)
    table = inner.get("/CIDToGIDMap")
    glyphs = table.read_bytes() if isinstance(table, pikepdf.Stream) else None
    outlines = truetype_outlines(font_file)

    def number(code: int) -> int:
        return code if glyphs is None else int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")

    def draws(code: int) -> bool:
        return number(code) < count and outlines(number(code))

    def is_own(code: int) -> bool:
        named = font_file.getBestCmap() if "cmap" in font_file else None
        name = (named or {}).get(ord(characters[code])) if len(characters[code]) == 1 else None
        return name is not None and font_file.getGlyphID(name) == number(code)

    return Gaps(lambda code: 0 < number(code) < count, _of_a_cluster(draws, characters, is_own))


def _of_outlines(data: bytes, characters: Mapping[int, str]) -> Gaps:
    """Characters of PostScript outlines: by the numbers that the font gives them, or by their order."""
    from fontTools.agl import toUnicode

    font = _cff(data)
    names, keyed = font.charset, hasattr(font, "ROS")
    by_number = {int(name[3:]): name for name in names if name != _NONE} if keyed else dict(enumerate(names))
    by_number.pop(0, None)

    def draws(code: int) -> bool:
        return code in by_number and postscript_draws(font, by_number[code])

    def is_own(code: int) -> bool:
        return not keyed and toUnicode(by_number[code]) == characters[code]

    return Gaps(by_number.__contains__, _of_a_cluster(draws, characters, is_own))


def _of_a_cluster(draws: Shows, characters: Mapping[int, str], is_own: Shows) -> Shows:
    """Whether codes draw what they stand for, or need not draw.

    Typesetters give each glyph of a cluster all its characters: where one draws them, another may be the room beside it
    (Urdu in sloping lines is full of these). One that the font itself names for a character draws it, or nobody does.
    """

    def prints(code: int) -> bool:
        text = characters[code]
        if draws(code) or not must_print(text):
            return True
        alike = (other for other, characters_of in characters.items() if other != code and characters_of == text)
        return not is_own(code) and any(draws(other) for other in alike)

    return prints


def _simple(font: pikepdf.Object, characters: Mapping[int, str]) -> Gaps:
    """Codes of one byte: those that the encoding calls ``.notdef``, or that no table of a TrueType font knows."""
    encoding = font.get("/Encoding")
    differences = encoding.get("/Differences", ()) if isinstance(encoding, pikepdf.Dictionary) else ()
    names = {code: name[1:] for code, name in glyph_names(differences)}
    program = _program(font)
    if program is not None and program[:4] in _OPENTYPE:
        font_file = TTFont(BytesIO(program), lazy=True)
        known = {code for table in font_file["cmap"].tables for code, name in table.cmap.items() if name != _NONE}
        draws = _of_tables(font_file, names, characters, is_encoded=encoding is not None)

        def shows(code: int) -> bool:
            if code in names:
                return names[code] != _NONE
            return not known.isdisjoint((code, 0xF000 + code, *map(ord, characters[code])))

    else:
        draws = _of_names(program, encoding, names) if program and program[:2] == _CFF else _whatever

        def shows(code: int) -> bool:
            return names.get(code) != _NONE

    return Gaps(shows, lambda code: draws(code) or not must_print(characters[code]))


def _of_tables(font: TTFont, names: Mapping[int, str], characters: Mapping[int, str], *, is_encoded: bool) -> Shows:
    """Whether codes draw anything by a TrueType font; by their characters first where the PDF names an encoding."""
    from fontTools.agl import toUnicode

    outlines, tables = truetype_outlines(font), font["cmap"].tables
    of_characters = [table.cmap for table in tables if table.isUnicode()]
    of_codes = [table.cmap for table in tables if not table.isUnicode()]

    def draws(code: int) -> bool:
        spelt = toUnicode(names[code]) if code in names else characters[code]
        by_character = [table[ord(c)] for table in of_characters for c in spelt if ord(c) in table]
        by_code = [table[at] for table in of_codes for at in (code, 0xF000 + code) if at in table]
        found = (by_character or by_code) if is_encoded else (by_code or by_character)
        return not found or any(outlines(font.getGlyphID(name)) for name in found)

    return draws


def _of_names(program: bytes, encoding: pikepdf.Object | None, names: Mapping[int, str]) -> Shows:
    """Whether codes draw anything by PostScript outlines, whose names an encoding gives, or the font itself."""
    from fontTools.agl import UV2AGL

    font = _cff(program)
    codec = codec_of(encoding)
    own = StandardEncoding if font.Encoding == "StandardEncoding" else font.Encoding

    def draws(code: int) -> bool:
        if code in names:
            name = names[code]
        elif codec is not None:
            name = UV2AGL.get(ord(bytes([code]).decode(codec)), _NONE)
        else:
            name = own[code]
        return name == _NONE or postscript_draws(font, name)

    return draws


def _cff(data: bytes) -> TopDict:
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    return fonts[0]


def _program(font: pikepdf.Object) -> bytes | None:
    """The font program that a file holds."""
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    held = next((descriptor[key] for key in ("/FontFile2", "/FontFile3") if key in descriptor), None)
    return held.read_bytes() if isinstance(held, pikepdf.Stream) else None


def codec_of(encoding: pikepdf.Object | None) -> str | None:
    """What Python calls the encoding that a simple font begins with; ``None`` for one of its own."""
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    return _ENCODINGS.get(str(base))


def glyph_names(differences: Iterable[pikepdf.Object]) -> Iterator[tuple[int, str]]:
    """The codes of an encoding, each with the name of its glyph."""
    code = 0
    for item in differences:
        if isinstance(item, pikepdf.Name):
            yield code, str(item)
            code += 1
        else:
            code = int(item)
