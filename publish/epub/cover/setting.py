"""A cover set for an edition that brings none: publication, title, number, date, one rule of accent, and a photo.

With a photo it stands over the full width at the head, and the words below it on paper; without one the words have the
sheet for themselves. On a shelf a cover is as large as a stamp: the newsletter's name is as large as it can be.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageFont, features

from publish.epub.cover.sheet import HEIGHT, MARGIN, MEASURE, WIDTH, Fonts, TypeSheet, Words, balanced
from publish.epub.style import EpubStyle, font_name
from publish.errors import MissingTool
from publish.fonts.coverage import coverage
from publish.fonts.pick import stack
from publish.model.matter import Masthead

_TITLE_SIZES = (320, 300, 280, 260, 240, 220, 200, 180, 160, 140, 120, 100, 80, 60, 48, 36)
_TITLE_LINES = 5
_LINE_LINES = 4
_FEWEST = 2
_ONE_LINE = 120
"""The smallest size, in pixels, in which the newsletter's name stands in one line."""
_SHALLOWEST, _DEEPEST = 1000, 1400
"""How deep a photo may be, in pixels: below it the name needs its room."""


@dataclass(frozen=True, slots=True)
class SetCoverPhoto:
    """The photo of a cover."""

    data: bytes
    """A JPEG or PNG."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    focal: tuple[float, float] | None = None
    """The point that the cut must keep: x and y from the top left, 0 to 1."""

    @property
    def depth(self) -> int:
        """How deep it stands on the sheet, in pixels: as it is, as far as the words leave it room."""
        return min(max(round(WIDTH * self.height / self.width), _SHALLOWEST), _DEEPEST)


def drawn_cover(
    masthead: Masthead, style: EpubStyle, *, language: str, number: str, photo: SetCoverPhoto | None = None
) -> bytes:
    """A JPEG of 1600 by 2560 pixels; the same arguments give the same bytes.

    ``number`` is the edition's number in words, or empty when its title says it.
    """
    theme = style.theme
    ink, muted, accent = (theme.colours[token].screen for token in ("ink", "muted", "accent"))
    sheet = TypeSheet(theme.colours["paper"].screen, language)
    if photo:
        sheet.photo(photo.data, photo.depth, photo.focal)
    publisher = _publisher(masthead, style, muted)
    foot = HEIGHT - MARGIN - (publisher.depth if publisher else 0)
    top = photo.depth + 110 if photo else 300
    lines = [*_lines(masthead, style, number, accent, muted)]
    room = foot - top - 80 - sum(words.depth + gap for words, gap in lines) - 90
    title = _title(masthead.publication, style, ink, room)
    sheet.rule(top, 240, 20, accent)
    top = sheet.put(title, top + (80 if photo else 100)) + (60 if photo else 110)
    for words, gap in lines:
        top = sheet.put(words, top) + gap
    if publisher:
        sheet.put(publisher, foot)
    sheet.edge(6, theme.colours["rule"].screen)
    return sheet.jpeg()


def _publisher(masthead: Masthead, style: EpubStyle, colour: str) -> Words | None:
    if not masthead.publisher:
        return None
    return _fitted(masthead.publisher, style.theme.roles.text, style, _smaller(54), colour)


def _lines(masthead: Masthead, style: EpubStyle, number: str, accent: str, muted: str) -> Iterator[tuple[Words, int]]:
    """The lines under the name, each with the white below it: the edition's title so large that a stamp shows it."""
    for text, size, colour in (
        (masthead.title or number, 220, accent),
        (number if masthead.title else "", 90, muted),
        (masthead.date, 70, muted),
    ):
        if text:
            yield _fitted(text, style.theme.roles.text, style, _smaller(size), colour, lines=_FEWEST), size // 4


def _title(text: str, style: EpubStyle, colour: str, room: int) -> Words:
    """The newsletter's name, as large as its room allows."""
    role = style.theme.roles.display
    words = _fitted(text, role, style, _TITLE_SIZES, colour, lines=1)
    if words.fonts.size < _ONE_LINE:  # too small on a shelf: better in several
        words = _fitted(text, role, style, _TITLE_SIZES, colour, lines=_TITLE_LINES)
    for size in _TITLE_SIZES:
        if words.depth <= room:
            break
        if size < words.fonts.size:
            words = _words(text, role, style, size, colour)
    return words


def _smaller(size: int) -> Sequence[int]:
    return range(size, 23, -4)


def _fitted(
    text: str,
    role: str,
    style: EpubStyle,
    sizes: Sequence[int],
    colour: str,
    *,
    lines: int = _LINE_LINES,
) -> Words:
    """The words in the largest of some sizes in which they fit, in a few balanced lines; else in the smallest."""
    for size in sizes:
        words = _words(text, role, style, size, colour)
        if len(words.lines) <= lines and all(words.fonts.width(line) <= MEASURE for line in words.lines):
            break
    return words


def _words(text: str, role: str, style: EpubStyle, size: int, colour: str) -> Words:
    engine = _engine(text)
    faces = (
        (ImageFont.truetype(io.BytesIO(data), size, layout_engine=engine), coverage(data))
        for data in _faces(text, role, style)
    )
    fonts = Fonts(tuple(faces))
    return Words(tuple(balanced(text.split(), fonts)), fonts, round(size * 1.18), colour)


def _engine(text: str) -> ImageFont.Layout:
    """Plain layout, which every build of the drawing library has; joining scripts need the other one."""
    if all(ord(character) < 0x0590 or 0x2000 <= ord(character) < 0x2E80 for character in text):
        return ImageFont.Layout.BASIC
    if not features.check("raqm"):
        hint = "Install libfribidi0, or give the edition a cover."
        raise MissingTool(f"“{text}” cannot be set on a cover without FriBiDi", hint=hint)
    return ImageFont.Layout.RAQM


def _faces(text: str, role: str, style: EpubStyle) -> list[bytes]:
    """The upright face that comes nearest, of the first family that has all characters; else of each family."""
    needed = {ord(character) for character in text if not character.isspace()}
    faces = [_upright(style, name) for name in stack(role, style.theme.scripts)]
    whole = next((face for face in faces if needed <= coverage(face)), None)
    return faces if whole is None else [whole]


def _upright(style: EpubStyle, name: str) -> bytes:
    family = style.theme.family(name)
    upright = [face for face in family.faces if face.style == "normal"] or list(family.faces)
    nearest = min(upright, key=lambda face: abs(face.weight - 400))
    return style.fonts[font_name(family, nearest.file)]
