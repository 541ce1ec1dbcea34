"""Photographs for benchmarks: quickly drawn, as large as real ones, none like another.

Real photos are hard to compress because of their grain; these have grain of the same weight, so that decoding,
scaling and storing them costs what it would cost with real ones.
"""

import colorsys
import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
GRAINS = 24
"""How many sheets of grain there are; each photo shifts one of them."""
QUALITY = 80


class Camera:
    """Takes photos; keeps its sheets of grain, which are costly, from one to the next."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._grains: dict[int, Image.Image] = {}

    def photo(self, number: int) -> bytes:
        """The JPEG of a photo: the same number gives the same bytes."""
        rng = random.Random(f"photo {self._seed} {number}")
        image = _sky(rng)
        horizon = rng.randint(420, 700)
        pen = ImageDraw.Draw(image)
        hue = rng.random()
        for layer in range(3):
            _hills(
                pen,
                rng,
                base=horizon + layer * 40,
                height=150 - layer * 30,
                colour=_colour(hue, 0.35, 0.55 - layer * 0.14),
            )
        pen.rectangle((0, horizon + 80, WIDTH, HEIGHT), fill=_colour((hue + 0.1) % 1, 0.4, 0.3))
        for _ in range(60):
            x, y = rng.randint(-100, WIDTH), rng.randint(horizon + 84, HEIGHT)
            reach = rng.randint(20, 40 + (y - horizon) // 2)
            pen.line((x, y, x + reach, y), fill=_colour(hue, 0.25, rng.uniform(0.35, 0.75)), width=rng.randint(1, 4))
        for _ in range(rng.randint(2, 6)):
            _house(pen, rng, horizon + 76)
        grain = ImageChops.offset(self._grain(rng.randrange(GRAINS)), rng.randrange(WIDTH), rng.randrange(HEIGHT))
        image = ImageChops.add(image, grain, offset=-128)
        sink = io.BytesIO()
        image.save(sink, "JPEG", quality=QUALITY, subsampling="4:2:0")
        return sink.getvalue()

    def _grain(self, number: int) -> Image.Image:
        if number not in self._grains:
            rng = random.Random(f"grain {self._seed} {number}")
            sheet = Image.frombytes("L", (WIDTH, HEIGHT), rng.randbytes(WIDTH * HEIGHT))
            sheet = sheet.filter(ImageFilter.BoxBlur(1)).point(
                [round(128 + (value - 128) * 0.27) for value in range(256)]
            )
            self._grains[number] = Image.merge("RGB", (sheet, sheet, sheet))
        return self._grains[number]


def _colour(hue: float, saturation: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def _sky(rng: random.Random) -> Image.Image:
    top, bottom = (
        _colour(rng.uniform(0.5, 0.75), 0.5, rng.uniform(0.3, 0.7)),
        _colour(rng.uniform(0.03, 0.15), 0.35, 0.95),
    )
    fade = Image.linear_gradient("L").resize((WIDTH, HEIGHT))
    return Image.composite(Image.new("RGB", fade.size, bottom), Image.new("RGB", fade.size, top), fade)


def _hills(
    pen: ImageDraw.ImageDraw, rng: random.Random, *, base: int, height: int, colour: tuple[int, int, int]
) -> None:
    top = [(x * 100, base - rng.randint(0, height)) for x in range(17)]
    pen.polygon([(0, HEIGHT), *top, (WIDTH, HEIGHT)], fill=colour)


def _house(pen: ImageDraw.ImageDraw, rng: random.Random, foot: int) -> None:
    x, wide, tall = rng.randint(40, 1400), rng.randint(60, 150), rng.randint(60, 220)
    wall = _colour(rng.random(), 0.25, rng.uniform(0.4, 0.85))
    pen.rectangle((x, foot - tall, x + wide, foot + 10), fill=wall)
    pen.polygon(
        [(x - 8, foot - tall), (x + wide // 2, foot - tall - wide // 2), (x + wide + 8, foot - tall)],
        fill=_colour(0.02, 0.6, 0.45),
    )
    for row in range(foot - tall + 18, foot - 24, 42):
        pen.rectangle((x + wide // 3, row, x + wide // 3 + 18, row + 24), fill=(250, 215, 130))
