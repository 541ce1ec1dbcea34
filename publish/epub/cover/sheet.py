"""The sheet that a cover is drawn on: words from the top down, rules, a photo cut to its place."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from publish.markup.direction import direction

WIDTH, HEIGHT = 1600, 2560
"""Pixels: what the largest stores show best, and no store finds too small or too large."""
MARGIN = 140
"""The white at the sides, in pixels."""
MEASURE = WIDTH - 2 * MARGIN
"""The width that words may take, in pixels."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Faces of one size: the first that has a character draws it."""

    faces: tuple[tuple[ImageFont.FreeTypeFont, frozenset[int]], ...]
    """The faces, each with the code points that it has; what none of them has is the first one's."""

    @property
    def size(self) -> float:
        """Their size, in pixels."""
        return self.faces[0][0].size

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        return sum(font.getlength(run) for font, run in self.runs(text))

    def runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """A text in pieces that one face draws: a mark stays with its letter, a space between two of a piece in it."""
        first = self.faces[0][0]
        runs: list[tuple[ImageFont.FreeTypeFont, str]] = []
        for character in text:
            joins = unicodedata.category(character)[0] in "ZMC"
            has = (font for font, covered in self.faces if ord(character) in covered)
            font = runs[-1][0] if runs and joins else next(has, first)
            if runs and font is not runs[-1][0] is not first:
                before, words = runs.pop()
                runs.append((before, words.rstrip()))
                # The space behind a picture is as wide as those between words.
                runs.append((first, words[len(words.rstrip()) :]))
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + character)
            else:
                runs.append((font, character))
        return [(font, run) for font, run in runs if run]


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of one size."""

    lines: tuple[str, ...]
    """The lines."""
    fonts: Fonts
    """What they are set in."""
    leading: int
    """From one line to the next, in pixels."""
    colour: str
    """Their colour."""

    @property
    def depth(self) -> int:
        """How far down they reach, in pixels."""
        return self.leading * len(self.lines)


class TypeSheet:
    """Sets words from the top down, from the side where the language begins."""

    def __init__(self, paper: str, language: str) -> None:
        self._image = Image.new("RGB", (WIDTH, HEIGHT), paper)
        self._draw = ImageDraw.Draw(self._image)
        self._right = direction(language) == "rtl"

    def put(self, words: Words, top: int) -> int:
        """The words under ``top``; returns where they end."""
        for number, line in enumerate(words.lines):
            runs = words.fonts.runs(line)
            base = top + number * words.leading + runs[0][0].getmetrics()[0]
            x: float = WIDTH - MARGIN if self._right else MARGIN
            for font, run in runs:
                self._draw.text((x, base), run, words.colour, font=font, anchor="rs" if self._right else "ls")
                x += -font.getlength(run) if self._right else font.getlength(run)
        return top + words.depth

    def rule(self, top: int, width: int, depth: int, colour: str) -> None:
        """A rule from the side where lines begin."""
        left = WIDTH - MARGIN - width if self._right else MARGIN
        self._draw.rectangle((left, top, left + width - 1, top + depth - 1), fill=colour)

    def edge(self, depth: int, colour: str) -> None:
        """A line round the sheet: on a shelf of white paper a white cover has no shape."""
        self._draw.rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline=colour, width=depth)

    def photo(self, data: bytes, depth: int, focal: tuple[float, float] | None) -> None:
        """A photo over the full width at the head, ``depth`` pixels deep, cut round its focal point."""
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            whole = picture.convert("RGB")
        box = cut_box(whole.size, (WIDTH, depth), focal)
        self._image.paste(whole.resize((WIDTH, depth), Image.Resampling.LANCZOS, box=box), (0, 0))

    def jpeg(self) -> bytes:
        """The sheet as a JPEG."""
        return jpeg(self._image)


def jpeg(image: Image.Image) -> bytes:
    """The bytes of a baseline JPEG, without any metadata."""
    out = io.BytesIO()
    bare = image.convert("RGB")
    bare.info = {}
    bare.save(out, "JPEG", quality=90, subsampling=0, optimize=True)
    return out.getvalue()


def cut_box(
    size: tuple[int, int], pixels: tuple[int, int], focal: tuple[float, float] | None
) -> tuple[float, float, float, float]:
    """The largest part of a picture that has the proportions wanted, with the focal point as near its middle as can be.

    Without a focal point the middle is kept across, and what stands a little above it down: faces do.
    """
    width, height = size
    across, down = focal or (0.5, 0.45)
    part_width = min(width, height * pixels[0] / pixels[1])
    part_height = min(height, width * pixels[1] / pixels[0])
    left = min(max(across * width - part_width / 2, 0), width - part_width)
    top = min(max(down * height - part_height / 2, 0), height - part_height)
    return left, top, left + part_width, top + part_height


def balanced(words: Sequence[str], fonts: Fonts) -> list[str]:
    """The fewest lines that the measure allows, of widths as even as they can be."""
    count = len(_filled(words, fonts, MEASURE))
    low, high = 1, MEASURE
    while low < high:
        width = (low + high) // 2
        if len(_filled(words, fonts, width)) <= count:
            high = width
        else:
            low = width + 1
    return _filled(words, fonts, high)


def _filled(words: Sequence[str], fonts: Fonts, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and fonts.width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
