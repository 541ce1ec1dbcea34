"""Which codes of an embedded font show no glyph of it (ISO 32000-1, §9.7.4.2 and §9.6.6; ISO 19005-2, §6.2.11.8).

A reader draws ``.notdef`` for them: an empty box, or nothing. Where a font cannot be told, its codes show something.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import TypeAlias

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from publish.checks.pdf.unread import FAULTS

_NONE = ".notdef"
_OPENTYPE = (b"\0\1\0\0", b"true", b"OTTO")
_IDENTITY = ("/Identity-H", "/Identity-V")

Shows: TypeAlias = Callable[[int], bool]
"""Whether a code shows a glyph."""


class Gaps(dict[int, bool]):
    """By code whether it shows no glyph, found when it is asked."""

    def __init__(self, shows: Shows) -> None:
        super().__init__()
        self._shows = shows

    def __missing__(self, code: int) -> bool:
        self[code] = gap = not self._shows(code)
        return gap


def gaps_of(font: pikepdf.Object, characters: Mapping[int, str]) -> Gaps:
    """The gaps of a font, given what its codes stand for; a font program that cannot be read is not judged here."""
    try:
        return Gaps(_composite(font) if font.get("/Subtype") == "/Type0" else _simple(font, characters))
    except FAULTS:
        return Gaps(_whatever)


def _whatever(code: int) -> bool:
    return True


def _composite(font: pikepdf.Object) -> Shows:
    """Codes of two bytes are numbers of characters in the font, and mostly of glyphs."""
    inner = font.DescendantFonts[0]
    program = _program(inner)
    if program is None or str(font.get("/Encoding", "")) not in _IDENTITY:
        return _whatever
    if program[:4] not in _OPENTYPE:
        return _of_outlines(program)
    font_file = TTFont(BytesIO(program), lazy=True)
    if "CFF " in font_file:
        return _of_outlines(font_file.reader["CFF "])
    count = int(font_file["maxp"].numGlyphs)
    table = inner.get("/CIDToGIDMap")
    glyphs = table.read_bytes() if isinstance(table, pikepdf.Stream) else None
    if glyphs is None:
        return lambda code: 0 < code < count
    return lambda code: 0 < int.from_bytes(glyphs[2 * code : 2 * code + 2], "big") < count


def _of_outlines(data: bytes) -> Shows:
    """Characters of PostScript outlines: by the numbers that the font gives them, or by their order."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    names = fonts[0].charset
    numbers = {int(name[3:]) for name in names if name != _NONE} if hasattr(fonts[0], "ROS") else range(1, len(names))
    return numbers.__contains__


def _simple(font: pikepdf.Object, characters: Mapping[int, str]) -> Shows:
    """Codes of one byte: those that the encoding calls ``.notdef``, or that no table of a TrueType font knows."""
    encoding = font.get("/Encoding")
    differences = encoding.get("/Differences", ()) if isinstance(encoding, pikepdf.Dictionary) else ()
    names = {code: name[1:] for code, name in glyph_names(differences)}
    program = _program(font)
    if program is None or program[:4] not in _OPENTYPE:
        return lambda code: names.get(code) != _NONE
    font_file = TTFont(BytesIO(program), lazy=True)
    known = {code for table in font_file["cmap"].tables for code, name in table.cmap.items() if name != _NONE}

    def shows(code: int) -> bool:
        if code in names:
            return names[code] != _NONE
        return not known.isdisjoint((code, 0xF000 + code, *map(ord, characters[code])))

    return shows


def _program(font: pikepdf.Object) -> bytes | None:
    """The font program that a file holds."""
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    held = next((descriptor[key] for key in ("/FontFile2", "/FontFile3") if key in descriptor), None)
    return held.read_bytes() if isinstance(held, pikepdf.Stream) else None


def glyph_names(differences: Iterable[pikepdf.Object]) -> Iterator[tuple[int, str]]:
    """The codes of an encoding, each with the name of its glyph."""
    code = 0
    for item in differences:
        if isinstance(item, pikepdf.Name):
            yield code, str(item)
            code += 1
        else:
            code = int(item)
