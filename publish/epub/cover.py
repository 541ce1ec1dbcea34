"""A cover set from type, for an edition that brings none: publication, title, number, date, and one rule of accent."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from publish.epub.looks import Looks, font_name
from publish.fonts import coverage, stack
from publish.markup.direction import direction
from publish.model.matter import Masthead

WIDTH, HEIGHT = 1600, 2560
"""Pixels: what stores ask for, and just under the four megapixels that they take."""

_MARGIN = 140
_MEASURE = WIDTH - 2 * _MARGIN
_TITLE_SIZES = (260, 240, 220, 200, 180, 160, 140, 120, 100)
_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines of one size."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int
    colour: str

    @property
    def depth(self) -> int:
        return self.leading * len(self.lines)


class _Sheet:
    """Sets words from the top down, from the side where the language begins."""

    def __init__(self, looks: Looks, language: str) -> None:
        theme = looks.theme
        self.image = Image.new("RGB", (WIDTH, HEIGHT), theme.colours["paper"].screen)
        self._draw = ImageDraw.Draw(self.image)
        self._right = direction(language) == "rtl"

    def put(self, words: _Words, top: int) -> int:
        """The words under ``top``; returns where they end."""
        for number, line in enumerate(words.lines):
            x = WIDTH - _MARGIN if self._right else _MARGIN
            anchor = "ra" if self._right else "la"
            self._draw.text((x, top + number * words.leading), line, words.colour, font=words.font, anchor=anchor)
        return top + words.depth

    def rule(self, top: int, width: int, depth: int, colour: str) -> None:
        """A rule from the side where lines begin."""
        left = WIDTH - _MARGIN - width if self._right else _MARGIN
        self._draw.rectangle((left, top, left + width - 1, top + depth - 1), fill=colour)


def drawn_cover(masthead: Masthead, looks: Looks, *, language: str, number: str) -> bytes:
    """A JPEG of 1600 by 2560 pixels; the same arguments give the same bytes.

    ``number`` is the edition's number in words, or empty when its title says it.
    """
    theme = looks.theme
    ink, muted, accent = (theme.colours[token].screen for token in ("ink", "muted", "accent"))
    sheet = _Sheet(looks, language)
    sheet.rule(300, 240, 20, accent)
    title = _title(masthead.publication, looks, ink)
    top = sheet.put(title, 400) + 110
    lines = [(masthead.title, 92, ink), (number, 60, muted), (masthead.date, 60, muted)]
    for text, size, colour in lines:
        if text:
            top = sheet.put(_words(text, theme.roles.sans, looks, size, colour), top) + size // 3
    if masthead.publisher:
        publisher = _words(masthead.publisher, theme.roles.sans, looks, 54, muted)
        sheet.put(publisher, HEIGHT - _MARGIN - publisher.depth)
    out = io.BytesIO()
    sheet.image.save(out, "JPEG", quality=90, subsampling=0, optimize=True)
    return out.getvalue()


def _title(text: str, looks: Looks, colour: str) -> _Words:
    """The title, as large as it fits in a few balanced lines."""
    for size in _TITLE_SIZES:
        words = _words(text, looks.theme.roles.display, looks, size, colour, bold=True)
        if len(words.lines) <= _TITLE_LINES and all(words.font.getlength(line) <= _MEASURE for line in words.lines):
            return words
    return words


def _words(text: str, role: str, looks: Looks, size: int, colour: str, *, bold: bool = False) -> _Words:
    data = _face(text, role, looks, bold=bold)
    font = ImageFont.truetype(io.BytesIO(data), size, layout_engine=_engine(text))
    return _Words(tuple(_balanced(text.split(), font)), font, round(size * 1.18), colour)


def _engine(text: str) -> ImageFont.Layout:
    """Plain layout, which every build of the drawing library has; joining scripts need the other one."""
    simple = all(ord(character) < 0x0590 or 0x2000 <= ord(character) < 0x2E80 for character in text)
    return ImageFont.Layout.BASIC if simple else ImageFont.Layout.RAQM


def _face(text: str, role: str, looks: Looks, *, bold: bool) -> bytes:
    """The upright face that comes nearest, of the first family that has all characters, or of the role's own."""
    needed = {ord(character) for character in text if not character.isspace()}
    faces = [_upright(looks, name, bold=bold) for name in stack(role, looks.theme.scripts)]
    return next((face for face in faces if needed <= coverage(face)), faces[0])


def _upright(looks: Looks, name: str, *, bold: bool) -> bytes:
    family = looks.theme.family(name)
    upright = [face for face in family.faces if face.style == "normal"] or list(family.faces)
    nearest = min(upright, key=lambda face: abs(face.weight - (700 if bold else 400)))
    return looks.fonts[font_name(family, nearest.file)]


def _balanced(words: Sequence[str], font: ImageFont.FreeTypeFont) -> list[str]:
    """The fewest lines that the measure allows, of widths as even as they can be."""
    count = len(_filled(words, font, _MEASURE))
    low, high = 1, _MEASURE
    while low < high:
        width = (low + high) // 2
        if len(_filled(words, font, width)) <= count:
            high = width
        else:
            low = width + 1
    return _filled(words, font, high)


def _filled(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
