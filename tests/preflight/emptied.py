"""Fonts whose glyphs were emptied, as PDFs hold fonts: their codes lead to glyphs, and these draw nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from io import BytesIO

import pikepdf
from fontTools.agl import UV2AGL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from publish.fonts.glyphs import subset_outlines
from tests.preflight.plants import Plant, draw
from tests.preflight.sound import Sound

_BELOW = {"é": ("e", "\u0301")}
"""Letters that are made of others."""


def program(characters: str, empty: Collection[str] = (), *, post: bool = False) -> bytes:
    """A font of these characters, each a square under the number of its place from 1; ``empty`` ones draw nothing."""
    names = {character: UV2AGL.get(ord(character), f"u{ord(character):04X}") for character in characters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=not post)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    if post:
        pens = {name: T2CharStringPen(500, None) for name in order}
        for name in order:
            _square(pens[name], name in {names[character] for character in empty})
        builder.setupCFF("Made", {}, {name: pen.getCharString() for name, pen in pens.items()}, {})
    else:
        made = {name: TTGlyphPen(None) for name in order}
        for name, pen in made.items():
            _square(pen, name in {names[character] for character in empty})
        glyphs = {name: pen.glyph() for name, pen in made.items()}
        for character in set(characters) & _BELOW.keys():
            whole = TTGlyphPen(dict.fromkeys(order))
            for at, part in enumerate(_BELOW[character]):
                whole.addComponent(names[part], (1, 0, 0, 1, 100 * at, 0))
            glyphs[names[character]] = whole.glyph()
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular", "psName": "Made"})
    builder.setupOS2()
    builder.setupPost()
    out = BytesIO()
    builder.font.save(out)
    return out.getvalue()


def _square(pen: T2CharStringPen | TTGlyphPen, is_empty: bool) -> None:
    if not is_empty:
        pen.moveTo((50, 0))
        for corner in ((50, 700), (450, 700), (450, 0)):
            pen.lineTo(corner)
        pen.closePath()


def _descriptor(pdf: pikepdf.Pdf, key: str, data: bytes, kind: str = "", flags: int = 32) -> pikepdf.Object:
    held = pdf.make_stream(data, Subtype=Name(f"/{kind}")) if kind else pdf.make_stream(data)
    named = {"/Type": Name.FontDescriptor, "/FontName": Name("/ABCDEF+Made"), "/Flags": flags, key: held}
    return pdf.make_indirect(Dictionary(named))


def composite(
    pdf: pikepdf.Pdf, descriptor: pikepdf.Object, names: Mapping[int, str], **below: pikepdf.Object
) -> pikepdf.Object:
    """A font whose codes of two bytes are the numbers of its glyphs."""
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if "/FontFile2" in descriptor else Name.CIDFontType0,
        BaseFont=Name("/ABCDEF+Made"),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        DW=500,
        FontDescriptor=descriptor,
    )
    for key, value in below.items():
        inner[f"/{key}"] = value
    pairs = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in names.items()]
    listed = "\n".join([f"{len(pairs)} beginbfchar", *pairs, "endbfchar"])
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/ABCDEF+Made"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(listed.encode()),
    )


def simple(descriptor: pikepdf.Object, encoding: pikepdf.Object | None) -> pikepdf.Object:
    """A font whose codes are those of an encoding, or of its own."""
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType if "/FontFile2" in descriptor else Name.Type1,
        BaseFont=Name("/ABCDEF+Made"),
        FirstChar=0,
        LastChar=255,
        Widths=[500] * 256,
        FontDescriptor=descriptor,
    )
    if encoding is not None:
        font.Encoding = encoding
    return font


def outlines(data: bytes) -> bytes:
    """The table of PostScript outlines alone."""
    return bytes(TTFont(BytesIO(data)).reader["CFF "])


def numbered(text: str) -> dict[int, str]:
    """What the glyphs of :func:`program` stand for."""
    return dict(enumerate(text, start=1))


def _differences(codes: str) -> Dictionary:
    names = [Name(f"/{UV2AGL[ord(character)]}") for character in codes]
    return Dictionary(Type=Name.Encoding, Differences=Array([ord("a"), *names]))


def spoilt(character: str, *, flat: bool, boxed: bool) -> "Made":
    """A composite font in which one letter is flat, or its box has no size."""

    def made(pdf: pikepdf.Pdf, text: str, empty: str) -> pikepdf.Object:
        font = TTFont(BytesIO(program(text, empty)), recalcBBoxes=False)
        glyph = font["glyf"][font.getBestCmap()[ord(character)]]
        if flat:
            glyph.coordinates.scale((1, 0))
        if not boxed:
            glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0
        elif flat:
            glyph.recalcBounds(font["glyf"])
        out = BytesIO()
        font.save(out)
        return composite(pdf, _descriptor(pdf, "/FontFile2", out.getvalue()), numbered(text))

    return made


Made = Callable[[pikepdf.Pdf, str, str], pikepdf.Object]
"""Makes a font of characters, of which some are empty."""


def _truetype(encoding: Callable[[str], pikepdf.Object | None], flags: int = 32) -> Made:
    return lambda pdf, text, empty: simple(
        _descriptor(pdf, "/FontFile2", program(text, empty), flags=flags), encoding(text)
    )


def _type1c(encoding: Callable[[str], pikepdf.Object | None]) -> Made:
    return lambda pdf, text, empty: simple(
        _descriptor(pdf, "/FontFile3", outlines(program(text, empty, post=True)), "Type1C"), encoding(text)
    )


def _wide_truetype(pdf: pikepdf.Pdf, text: str, empty: str) -> pikepdf.Object:
    return composite(pdf, _descriptor(pdf, "/FontFile2", program(text, empty)), numbered(text))


def _wide_truetype_by_map(pdf: pikepdf.Pdf, text: str, empty: str) -> pikepdf.Object:
    table = b"\0\0" + b"".join(at.to_bytes(2, "big") for at in range(1, len(text) + 1))
    return composite(
        pdf,
        _descriptor(pdf, "/FontFile2", program(text, empty)),
        numbered(text),
        CIDToGIDMap=pdf.make_stream(table),
    )


def _wide_cff(pdf: pikepdf.Pdf, text: str, empty: str) -> pikepdf.Object:
    data = outlines(program(text, empty, post=True))
    return composite(pdf, _descriptor(pdf, "/FontFile3", data, "CIDFontType0C"), numbered(text))


def _wide_cff_by_number(pdf: pikepdf.Pdf, text: str, empty: str) -> pikepdf.Object:
    data = subset_outlines(program(text, empty, post=True), range(len(text) + 1))
    return composite(pdf, _descriptor(pdf, "/FontFile3", data, "CIDFontType0C"), numbered(text))


def _wide_opentype(pdf: pikepdf.Pdf, text: str, empty: str) -> pikepdf.Object:
    data = program(text, empty, post=True)
    return composite(pdf, _descriptor(pdf, "/FontFile3", data, "OpenType"), numbered(text))


WIDE: Mapping[str, Made] = {
    "TrueType by number": _wide_truetype,
    "TrueType by a map": _wide_truetype_by_map,
    "CFF by order": _wide_cff,
    "CFF by number": _wide_cff_by_number,
    "CFF in OpenType": _wide_opentype,
}
"""Fonts whose codes have two bytes: the place of a character, from 1."""
SIMPLE: Mapping[str, Made] = {
    "TrueType by Windows": _truetype(lambda text: Name.WinAnsiEncoding),
    "TrueType by Mac": _truetype(lambda text: Name.MacRomanEncoding),
    "TrueType by itself": _truetype(lambda text: None, flags=4),
    "TrueType by names": _truetype(_differences),
    "CFF by Windows": _type1c(lambda text: Name.WinAnsiEncoding),
    "CFF by itself": _type1c(lambda text: None),
    "CFF by names": _type1c(_differences),
}
"""Fonts whose codes have one byte: ``a``, ``b`` and ``c`` are the first three characters."""


def set_in(made: Made, text: str, empty: str, operation: str, before: str = "", behind: str = "") -> Plant:
    """A plant that shows text in a font, some glyphs of which are empty."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(2)
        drawn = f"q {sound.black} {before} BT /E 12 Tf {x + 60:.3f} {y + 100:.3f} Td {operation} ET {behind} Q\n"
        draw(sound, 2, drawn, Font_E=sound.pdf.make_indirect(made(sound.pdf, text, empty)))

    return plant


def named(names: Sequence[str], text: str = "abc", empty: str = "b") -> Made:
    """A composite font whose map names its glyphs otherwise than the font itself."""
    return lambda pdf, _, __: composite(
        pdf, _descriptor(pdf, "/FontFile2", program(text, empty)), dict(enumerate(names, start=1))
    )
