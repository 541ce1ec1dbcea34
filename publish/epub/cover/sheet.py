"""The sheet that a cover is drawn on: words from the top down, rules, a photo cut to its place."""

import io
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
class Words:
    """Lines of one size."""

    lines: tuple[str, ...]
    """The lines."""
    font: ImageFont.FreeTypeFont
    """What they are set in."""
    leading: int
    """From one line to the next, in pixels."""
    colour: str
    """Their colour."""

    @property
    def depth(self) -> int:
        """How far down they reach, in pixels."""
        return self.leading * len(self.lines)


class Sheet:
    """Sets words from the top down, from the side where the language begins."""

    def __init__(self, paper: str, language: str) -> None:
        self._image = Image.new("RGB", (WIDTH, HEIGHT), paper)
        self._draw = ImageDraw.Draw(self._image)
        self._right = direction(language) == "rtl"

    def put(self, words: Words, top: int) -> int:
        """The words under ``top``; returns where they end."""
        for number, line in enumerate(words.lines):
            x = WIDTH - MARGIN if self._right else MARGIN
            anchor = "ra" if self._right else "la"
            self._draw.text((x, top + number * words.leading), line, words.colour, font=words.font, anchor=anchor)
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
    size: tuple[int, int], wanted: tuple[int, int], focal: tuple[float, float] | None
) -> tuple[float, float, float, float]:
    """The largest part of a picture that has the proportions wanted, with the focal point as near its middle as can be.

    Without a focal point the middle is kept across, and what stands a little above it down: faces do.
    """
    width, height = size
    across, down = focal or (0.5, 0.45)
    part_width = min(width, height * wanted[0] / wanted[1])
    part_height = min(height, width * wanted[1] / wanted[0])
    left = min(max(across * width - part_width / 2, 0), width - part_width)
    top = min(max(down * height - part_height / 2, 0), height - part_height)
    return left, top, left + part_width, top + part_height


def balanced(words: Sequence[str], font: ImageFont.FreeTypeFont) -> list[str]:
    """The fewest lines that the measure allows, of widths as even as they can be."""
    count = len(_filled(words, font, MEASURE))
    low, high = 1, MEASURE
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
