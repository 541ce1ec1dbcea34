"""What the pages of a PDF say, piece by piece of their marked content, by the maps of their fonts (ISO 32000-1, §14.6).

What stands in no numbered piece, as running heads and folios do, is read too, with the forms that a page draws.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_DEEPEST = 8
"""How many forms may stand in each other."""


@dataclass(slots=True)
class Marked:
    """What a page says."""

    pieces: dict[int, str] = field(default_factory=dict)
    """The words of each piece of marked content, by number."""
    apart: tuple[str, ...] = ()
    """The words that stand in none, text object by text object."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The marked content that something stands in."""

    number: int | None = None
    """Its number, or that of what it stands in."""
    text: str | None = None
    """The words that it says it has, in the place of what its glyphs say (§14.9.4)."""
    is_told: bool = False
    """Whether it, or what it stands in, says so."""


def marked(page: pikepdf.Page) -> Marked:
    """Read a page."""
    reader = _Reader()
    reader.follow(page, page.obj.get("/Resources", pikepdf.Dictionary()), 0)
    pieces = {number: "".join(parts) for number, parts in reader.pieces.items()}
    return Marked(pieces, tuple(filter(None, map("".join, reader.apart))))


class _Reader:
    def __init__(self) -> None:
        self.pieces: dict[int, list[str]] = {}
        self.apart: list[list[str]] = [[]]
        self._maps: dict[tuple[int, int], dict[int, str]] = {}
        self._around: list[_Around] = [_Around()]

    def follow(self, stream: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        """Read a content stream."""
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC"):
                self._around.append(_begun(list(operands), self._around[-1]))
                if (text := self._around[-1].text) is not None:
                    self._say(text)
            elif operator == "EMC":
                self._around.pop()
            elif operator == "BT":
                self.apart.append([])
            elif operator == "Tf":
                font = self._font(resources.Font[str(operands[0])])
            elif operator in ("TJ", "Tj") and not self._around[-1].is_told:
                self._say("".join(font.get(code, "\ufffd") for code in _codes(operands[0])))
            elif operator == "Do" and depth < _DEEPEST:
                form = resources.XObject[str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    self.follow(form, form.get("/Resources", resources), depth + 1)

    def _say(self, text: str) -> None:
        number = self._around[-1].number
        (self.apart[-1] if number is None else self.pieces.setdefault(number, [])).append(text)

    def _font(self, font: pikepdf.Object) -> dict[int, str]:
        if font.objgen not in self._maps or font.objgen == (0, 0):
            self._maps[font.objgen] = _characters(font)
        return self._maps[font.objgen]


def _codes(shown: pikepdf.Object) -> Iterator[int]:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    glyphs = b"".join(bytes(item) for item in strings if isinstance(item, pikepdf.String))
    yield from (int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2))


def _begun(operands: list[pikepdf.Object], around: _Around) -> _Around:
    """The marked content that begins inside ``around``."""
    properties = operands[1] if len(operands) > 1 else None
    if not isinstance(properties, pikepdf.Dictionary):
        return _Around(around.number, None, around.is_told)
    number = int(properties.MCID) if "/MCID" in properties else around.number
    text = str(properties.ActualText) if "/ActualText" in properties and not around.is_told else None
    return _Around(number, text, around.is_told or text is not None)


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph stands for, by the font's ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}
