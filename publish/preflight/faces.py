"""Reading fonts off a PDF: what they are, how wide their glyphs are and what these stand for (ISO 32000-1, §9)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from struct import unpack

import pikepdf

from publish.preflight.glyphs import Gaps, codec_of, gaps_of, glyph_names
from publish.preflight.observations import UNMAPPED, EmbeddedFont

_MARK = re.compile(r"^[A-Z]{6}\+")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")

_CAPITALS, _DESCENT = 0.7, -0.22
"""How far letters reach up and down in most faces, in ems: descriptors often say how high a line is instead."""


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A font in use: what it is, and what its codes mean."""

    font: EmbeddedFont
    """What it is."""
    wide: bool
    """Whether its codes take two bytes."""
    widths: defaultdict[int, float]
    """How far each code advances, in ems."""
    characters: defaultdict[int, str]
    """What each code stands for."""
    rise: float = _CAPITALS
    """How far its capitals reach up, in ems."""
    fall: float = _DESCENT
    """How far its descenders reach down, in ems: a negative number."""
    gaps: Gaps = field(default_factory=lambda: Gaps(lambda _: True))
    """What codes show in the place of their characters."""
    drawings: Mapping[int, pikepdf.Stream] = field(default_factory=dict)
    """For a font whose glyphs are drawings with colours of their own (Type 3): the drawing of each code."""
    matrix: Sequence[float] = (0.001, 0, 0, 0.001, 0, 0)
    """From the space of the drawings to ems."""
    resources: pikepdf.Object | None = None
    """What the drawings may name."""

    def codes(self, data: bytes) -> tuple[int, ...] | bytes:
        """The codes of a string."""
        return unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2]) if self.wide else data


def read_face(font: pikepdf.Object) -> UsedFont:
    """A font, from its dictionary."""
    kind = str(font.get("/Subtype", "/"))[1:]
    below = font.get("/DescendantFonts")
    inner = below[0] if isinstance(below, pikepdf.Array) and len(below) else font
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    name = str(font.get("/BaseFont", inner.get("/BaseFont", "/")))[1:]
    held = kind == "Type3" or any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    about = EmbeddedFont(
        name=_MARK.sub("", name),
        family=str(descriptor.get("/FontFamily", "")),
        kind=kind,
        embedded=held,
        subset=kind == "Type3" or bool(_MARK.match(name)),
    )
    wide = kind == "Type0"
    widths = _composite_widths(inner) if wide else _simple_widths(font, descriptor)
    capitals = float(descriptor.get("/CapHeight", 0)) / 1000
    characters = _characters(font, wide=wide)
    face = UsedFont(
        font=about,
        wide=wide,
        widths=widths,
        characters=characters,
        gaps=gaps_of(font, characters),
        rise=capitals if 0.4 <= capitals <= 0.85 else _CAPITALS,
    )
    return _drawn(face, font) if kind == "Type3" else face


def _drawn(face: UsedFont, font: pikepdf.Object) -> UsedFont:
    """A font of drawings; its encoding names the drawing of each code."""
    drawings: dict[int, pikepdf.Stream] = {}
    for code, name in glyph_names(font.get("/Encoding", pikepdf.Dictionary()).get("/Differences", ())):
        drawing = font.CharProcs.get(name)
        if isinstance(drawing, pikepdf.Stream):
            drawings[code] = drawing
    matrix = tuple(map(float, font.get("/FontMatrix", face.matrix)))
    gaps = Gaps(drawings.__contains__)
    return replace(face, gaps=gaps, drawings=drawings, matrix=matrix, resources=font.get("/Resources"))


def _composite_widths(font: pikepdf.Object) -> defaultdict[int, float]:
    usual = float(font.get("/DW", 1000)) / 1000
    widths: defaultdict[int, float] = defaultdict(lambda: usual)
    parts = list(font.get("/W", ()))
    at = 0
    while at + 1 < len(parts):
        first, second = int(parts[at]), parts[at + 1]
        if isinstance(second, pikepdf.Array):
            widths.update({first + n: float(width) / 1000 for n, width in enumerate(second)})
            at += 2
        elif at + 2 < len(parts):
            width = float(parts[at + 2]) / 1000
            widths.update(dict.fromkeys(range(first, min(int(second), 65535) + 1), width))
            at += 3
        else:
            break
    return widths


def _simple_widths(font: pikepdf.Object, descriptor: pikepdf.Object) -> defaultdict[int, float]:
    scale = abs(float(font.FontMatrix[0])) if "/FontMatrix" in font else 0.001
    listed = font.get("/Widths")
    usual = float(descriptor.get("/MissingWidth", 0 if listed is not None else 550)) * scale
    widths: defaultdict[int, float] = defaultdict(lambda: usual)
    first = int(font.get("/FirstChar", 0))
    widths.update({first + n: float(width) * scale for n, width in enumerate(listed or ())})
    return widths


def _characters(font: pikepdf.Object, *, wide: bool) -> defaultdict[int, str]:
    found: defaultdict[int, str] = defaultdict(lambda: UNMAPPED)
    if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
        found.update(_mapped(font.ToUnicode.read_bytes()))
    elif not wide:
        encoding = font.get("/Encoding")
        codec = codec_of(encoding) or "cp1252"
        found.update({code: bytes([code]).decode(codec, "ignore") or UNMAPPED for code in range(256)})
        if isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
            found.update(_differences(encoding.Differences))
    return found


def _differences(differences: pikepdf.Object) -> Iterator[tuple[int, str]]:
    """The characters of the glyph names that an encoding lists (the Adobe Glyph List)."""
    from fontTools.agl import toUnicode

    yield from ((code, toUnicode(name[1:]) or UNMAPPED) for code, name in glyph_names(differences))


def _mapped(data: bytes) -> Iterator[tuple[int, str]]:
    for section in _SECTION.finditer(data):
        if section[1] == b"bfchar":
            yield from ((int(code, 16), _text(text)) for code, text in _CHAR.findall(section[2]))
        else:
            yield from _ranges(section[2])


def _ranges(data: bytes) -> Iterator[tuple[int, str]]:
    for first, last, start, listed in _RANGE.findall(data):
        codes = range(int(first, 16), min(int(last, 16), 65535) + 1)
        if listed:
            yield from zip(codes, (_text(text) for text in _HEX.findall(listed)), strict=False)
        elif text := _text(start):
            yield from ((code, text[:-1] + chr((ord(text[-1]) + n) % 0x110000)) for n, code in enumerate(codes))


def _text(digits: bytes) -> str:
    digits = b"".join(digits.split())
    return bytes.fromhex(digits.decode() + "0" * (len(digits) % 2)).decode("utf-16-be", "replace")
