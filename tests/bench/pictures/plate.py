"""A picture while it is being drawn: twice its final size, so that edges come out smooth.

Scenes speak in final pixels, with the origin at the top left. All chance comes from a generator seeded with the
picture's name: the same name gives the same picture.
"""

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont, ImageOps

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]

SCALE = 2
"""How many drawn pixels make one final pixel, in each direction."""


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour written as ``#rrggbb``."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies ``share`` of the way (0 to 1) from the first to the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def along(stops: Stops, place: float) -> str:
    """The colour at a place between 0 and 1 of a row of stops, each a place and its colour."""
    before = stops[0]
    for stop in stops:
        if stop[0] >= place:
            width = stop[0] - before[0]
            return stop[1] if width <= 0 else mix(before[1], stop[1], (place - before[0]) / width)
        before = stop
    return before[1]


class Plate:
    """A drawing in progress."""

    def __init__(self, name: str, width: int = 1600, height: int = 1067) -> None:
        self.rng = random.Random(name)
        self.width = width
        self.height = height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))

    def _pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image, "RGBA")

    @staticmethod
    def _ink(colour: str, alpha: float) -> tuple[int, int, int, int]:
        return (*rgb(colour), round(255 * alpha))

    @staticmethod
    def _drawn(points: Sequence[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]

    def gradient(self, stops: Stops, *, top: float = 0, bottom: float | None = None) -> None:
        """Fill the full width between two heights with colours from top to bottom."""
        first = round(top * SCALE)
        rows = round((self.height if bottom is None else bottom) * SCALE) - first
        column = Image.new("RGB", (1, rows))
        for row in range(rows):
            column.putpixel((0, row), rgb(along(stops, row / max(rows - 1, 1))))
        self.image.paste(column.resize((self.image.width, rows)), (0, first))

    def polygon(self, points: Sequence[Point], colour: str, alpha: float = 1) -> None:
        """Fill a polygon."""
        self._pen().polygon(self._drawn(points), fill=self._ink(colour, alpha))

    def rect(self, left: float, top: float, right: float, bottom: float, colour: str, alpha: float = 1) -> None:
        """Fill a rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour, alpha)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: str, alpha: float = 1) -> None:
        """Fill an ellipse round a centre."""
        box = self._drawn([(x - rx, y - ry), (x + rx, y + ry)])
        self._pen().ellipse([*box[0], *box[1]], fill=self._ink(colour, alpha))

    def line(self, points: Sequence[Point], colour: str, width: float = 1, alpha: float = 1) -> None:
        """Draw a line through points."""
        self._pen().line(
            self._drawn(points), fill=self._ink(colour, alpha), width=max(1, round(width * SCALE)), joint="curve"
        )

    def arc(self, x: float, y: float, radius: float, span: Point, colour: str, width: float = 1) -> None:
        """Draw a piece of a circle; the span is its first and last angle in degrees, clockwise from three o'clock."""
        box = self._drawn([(x - radius, y - radius), (x + radius, y + radius)])
        self._pen().arc([*box[0], *box[1]], *span, fill=self._ink(colour, 1), width=max(1, round(width * SCALE)))

    def text(self, x: float, y: float, words: str, size: float, colour: str, *, anchor: str = "la") -> None:
        """Write with Pillow's own face, which is the same on every machine; the anchor is Pillow's."""
        font = ImageFont.load_default(size * SCALE)
        self._pen().text((x * SCALE, y * SCALE), words, fill=self._ink(colour, 1), font=font, anchor=anchor)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1) -> None:
        """Let a light shine: what lies round it is brightened."""
        size = round(radius * 2 * SCALE)
        # Pillow's gradient is 0 in the middle, 181 at the edges and 255 in the corners.
        fade = [round(255 * strength * max(0.0, 1 - value / 180) ** 2) for value in range(256)]
        mask = Image.radial_gradient("L").resize((size, size)).point(fade)
        corner = (round(x * SCALE - size / 2), round(y * SCALE - size / 2))
        box = (*corner, corner[0] + size, corner[1] + size)
        under = self.image.crop(box)
        light = ImageChops.screen(under, Image.new("RGB", (size, size), rgb(colour)))
        self.image.paste(Image.composite(light, under, mask), corner)

    def veil(self, mask: Image.Image, colour: str, *, top: float = 0) -> None:
        """Lay a colour over the picture as thickly as a grey mask says (255: opaque)."""
        self.image.paste(rgb(colour), (0, round(top * SCALE)), mask)

    def window(self, behind: Image.Image, points: Sequence[Point]) -> None:
        """Cut an opening of a polygon's shape, through which an earlier state of the picture shows."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(self._drawn(points), fill=255)
        self.image.paste(behind, (0, 0), mask)

    def clouds(self, width: float, height: float, cell: Point, octaves: int = 4) -> Image.Image:
        """A grey picture of drifting noise, for clouds, stone and mud; the cell is the size of its largest spots."""
        size = (round(width * SCALE), round(height * SCALE))
        made: Image.Image | None = None
        for octave in range(octaves):
            across = max(2, round(size[0] / (cell[0] * SCALE) * 2**octave))
            down = max(2, round(size[1] / (cell[1] * SCALE) * 2**octave))
            spots = Image.frombytes("L", (across, down), self.rng.randbytes(across * down))
            grown = spots.resize(size, Image.Resampling.BICUBIC)
            made = grown if made is None else Image.blend(made, grown, 0.36)
        if made is None:
            raise ValueError("noise of no octave")
        return ImageOps.autocontrast(made)

    def soften(self, radius: float, *, top: float = 0, bottom: float | None = None) -> None:
        """Blur a band of the picture, for what is far away."""
        last = self.height if bottom is None else bottom
        box = (0, round(top * SCALE), self.image.width, round(last * SCALE))
        self.image.paste(self.image.crop(box).filter(ImageFilter.GaussianBlur(radius * SCALE)), box)

    def finish(self, *, grain: float = 0.055) -> Image.Image:
        """The picture at its final size, with a grain of paper; grain is a share of the full range."""
        small = self.image.reduce(SCALE)
        speck = Image.frombytes("L", small.size, self.rng.randbytes(small.width * small.height))
        speck = speck.filter(ImageFilter.GaussianBlur(0.7))
        speck = speck.point([round(128 + (value - 128) * grain * 2) for value in range(256)])
        return ImageChops.add(small, Image.merge("RGB", (speck, speck, speck)), offset=-128)
