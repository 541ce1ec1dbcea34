"""A cover set from type, for an edition that brings none: publication, title, number, date, and one rule of accent."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont, features

from publish.epub.looks import Looks, font_name
from publish.errors import MissingTool
from publish.fonts import coverage, stack
from publish.markup.direction import direction
from publish.model.matter import Masthead

WIDTH, HEIGHT = 1600, 2560
"""Pixels: what the largest stores show best, and no store finds too small or too large."""

_MARGIN = 140
_MEASURE = WIDTH - 2 * _MARGIN
_TITLE_SIZES = (260, 240, 220, 200, 180, 160, 140, 120, 100, 80, 60, 48, 36)
_TITLE_LINES = 5
_LINE_LINES = 4


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
    title = _fitted(masthead.publication, theme.roles.display, looks, _TITLE_SIZES, ink, lines=_TITLE_LINES, bold=True)
    top = sheet.put(title, 400) + 110
    lines = [(masthead.title, 92, ink), (number, 60, muted), (masthead.date, 60, muted)]
    for text, size, colour in lines:
        if text:
            words = _fitted(text, theme.roles.sans, looks, _smaller(size), colour)
            top = sheet.put(words, top) + size // 3
    if masthead.publisher:
        publisher = _fitted(masthead.publisher, theme.roles.sans, looks, _smaller(54), muted)
        sheet.put(publisher, HEIGHT - _MARGIN - publisher.depth)
    out = io.BytesIO()
    sheet.image.save(out, "JPEG", quality=90, subsampling=0, optimize=True)
    return out.getvalue()


def _smaller(size: int) -> Sequence[int]:
    return range(size, 23, -4)


def _fitted(
    text: str,
    role: str,
    looks: Looks,
    sizes: Sequence[int],
    colour: str,
    *,
    lines: int = _LINE_LINES,
    bold: bool = False,
) -> _Words:
    """The words in the largest of some sizes in which they fit, in a few balanced lines; else in the smallest."""
    for size in sizes:
        words = _words(text, role, looks, size, colour, bold=bold)
        if len(words.lines) <= lines and all(words.font.getlength(line) <= _MEASURE for line in words.lines):
            break
    return words


def _words(text: str, role: str, looks: Looks, size: int, colour: str, *, bold: bool) -> _Words:
    data = _face(text, role, looks, bold=bold)
    font = ImageFont.truetype(io.BytesIO(data), size, layout_engine=_engine(text))
    return _Words(tuple(_balanced(text.split(), font)), font, round(size * 1.18), colour)


def _engine(text: str) -> ImageFont.Layout:
    """Plain layout, which every build of the drawing library has; joining scripts need the other one."""
    if all(ord(character) < 0x0590 or 0x2000 <= ord(character) < 0x2E80 for character in text):
        return ImageFont.Layout.BASIC
    if not features.check("raqm"):
        hint = "Install libfribidi0, or give the edition a cover."
        raise MissingTool(f"“{text}” cannot be set on a cover without FriBiDi", hint=hint)
    return ImageFont.Layout.RAQM


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
