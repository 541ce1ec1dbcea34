"""Draw the picture of the case ``letter``: ``python -m tests.books.plank`` writes it.

Flat colours, so that the file is small; wide enough for the full measure of an A5 page at 300 pixels an inch.
"""

from pathlib import Path

from PIL import Image, ImageDraw

PLACE = Path(__file__).parents[1] / "cases/letter/content/editions/spring/images/plank.png"
SIZE = (1500, 1000)
"""Pixels."""

_SKY, _STONE, _JOINT, _WATER, _GLINT = "#d9dfe2", "#8b8478", "#6f695f", "#6b5a45", "#8a7760"
_WHITE, _BLACK, _STAIN, _GREY = "#f4f1e8", "#1d1b19", "#b9ac90", "#4c5157"
_WATERLINE = 760


def plank() -> Image.Image:
    """A white plank with black marks on a bridge pier in brown water, and a heron on a ledge."""
    sheet = Image.new("RGB", SIZE, _SKY)
    draw = ImageDraw.Draw(sheet)
    _pier(draw)
    draw.rectangle((0, _WATERLINE, SIZE[0], SIZE[1]), fill=_WATER)
    for row, left in enumerate((90, 760, 330, 1080, 520)):
        draw.line((left, 800 + 40 * row, left + 320, 800 + 40 * row), fill=_GLINT, width=6)
    _gauge(draw)
    _heron(draw)
    return sheet.quantize(16, dither=Image.Dither.NONE)


def _pier(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((420, 0, 1180, SIZE[1]), fill=_STONE)
    for row in range(9):
        draw.line((420, 110 * row, 1180, 110 * row), fill=_JOINT, width=5)
        for column in range(3):
            left = 520 + 250 * column + 125 * (row % 2)
            draw.line((left, 110 * row, left, 110 * row + 110), fill=_JOINT, width=5)
    draw.rectangle((1180, 520, 1320, 560), fill=_JOINT)


def _gauge(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((700, 60, 840, 860), fill=_WHITE)
    draw.rectangle((700, 60, 840, 200), fill=_STAIN)
    for mark in range(20):
        length = 100 if mark % 5 == 0 else 50
        draw.rectangle((700, 72 + 38 * mark, 700 + length, 84 + 38 * mark), fill=_BLACK)


def _heron(draw: ImageDraw.ImageDraw) -> None:
    draw.line((1240, 520, 1240, 430), fill=_BLACK, width=6)
    draw.line((1262, 520, 1262, 430), fill=_BLACK, width=6)
    draw.ellipse((1195, 320, 1310, 440), fill=_GREY)
    draw.line((1220, 350, 1205, 260), fill=_GREY, width=18)
    draw.line((1205, 262, 1232, 220), fill=_GREY, width=16)
    draw.ellipse((1215, 200, 1250, 232), fill=_GREY)
    draw.polygon(((1246, 208), (1320, 222), (1246, 226)), fill=_STAIN)


if __name__ == "__main__":
    plank().save(PLACE, optimize=True)
