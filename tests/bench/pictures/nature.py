"""What every coast has: sky, hills, water, stars, snow, birds."""

import itertools
import math
from collections.abc import Sequence

from PIL import Image, ImageChops

from tests.bench.pictures.plate import SCALE, Plate, Point, Stops, mix


def ramp(plate: Plate, rows: int, *, first: float, last: float) -> Image.Image:
    """A grey mask of the picture's width whose rows go evenly from one strength to the other (0 to 1)."""
    column = Image.new("L", (1, rows))
    for row in range(rows):
        column.putpixel((0, row), round(255 * (first + (last - first) * row / max(rows - 1, 1))))
    return column.resize((plate.image.width, rows))


def banks(plate: Plate, bottom: float, colour: str, *, cell: Point = (520, 46), cover: float = 0.5) -> None:
    """Long banks of cloud down to a height; cover is the share of sky that they take."""
    noise = plate.clouds(plate.width, bottom, cell)
    floor = 255 * (1 - cover)
    noise = noise.point([round(max(0.0, min(1.0, (value - floor) / 110)) * 200) for value in range(256)])
    plate.veil(ImageChops.multiply(noise, ramp(plate, noise.height, first=0.55, last=1)), colour)


def ridge(plate: Plate, base: float, height: float, colour: str, *, knots: int = 9, rough: float = 0.5) -> None:
    """A range of hills on a base line: random knots, halved and shaken until they are fine."""
    heights = [plate.rng.random() for _ in range(knots)]
    shake = rough
    while len(heights) < 300:
        finer: list[float] = []
        for left, right in itertools.pairwise(heights):
            finer += [left, (left + right) / 2 + (plate.rng.random() - 0.5) * shake]
        heights = [*finer, heights[-1]]
        shake *= 0.52
    step = plate.width / (len(heights) - 1)
    top = [(index * step, base - max(0.02, value) * height) for index, value in enumerate(heights)]
    plate.polygon([(0, base), *top, (plate.width, base)], colour)


def stars(plate: Plate, bottom: float, count: int, colour: str = "#e9eefc") -> None:
    """Stars of many sizes, thinner towards a lower edge."""
    for _ in range(count):
        x, y = plate.rng.uniform(0, plate.width), bottom * plate.rng.random() ** 1.4
        size = 0.5 + 1.1 * plate.rng.random() ** 4
        plate.ellipse(x, y, size, size, colour, plate.rng.uniform(0.25, 0.95))


def sea(plate: Plate, horizon: float, stops: Stops, *, light: str, dark: str, strokes: int = 1500) -> None:
    """Water from the horizon to the foot: a gradient, and strokes that grow longer towards the eye."""
    plate.gradient(stops, top=horizon)
    ripples(plate, horizon, light=light, dark=dark, strokes=strokes)


def ripples(plate: Plate, horizon: float, *, light: str, dark: str, strokes: int, alpha: float = 0.2) -> None:
    """Short level strokes of light and dark on water that begins at the horizon."""
    depth = plate.height - horizon
    for _ in range(strokes):
        near = plate.rng.random() ** 1.25
        y = horizon + 1 + near**1.5 * depth
        length = 5 + 105 * near * plate.rng.random() + 10 * near
        x = plate.rng.uniform(-60, plate.width + 60)
        colour = light if plate.rng.random() < 0.45 else dark
        plate.ellipse(x, y, length, 0.5 + 2.6 * near * plate.rng.random(), colour, alpha * plate.rng.uniform(0.3, 1))


def glitter(plate: Plate, x: float, horizon: float, colour: str, *, spread: float = 90, strokes: int = 500) -> None:
    """The road of light that sun, moon or lamp lays on water."""
    depth = plate.height - horizon
    for _ in range(strokes):
        near = plate.rng.random()
        y = horizon + 1 + near**1.35 * depth
        drift = plate.rng.gauss(0, 0.35) * spread * (0.35 + near)
        length = (3 + 34 * near) * plate.rng.uniform(0.3, 1)
        fade = (1 - near * 0.72) * math.exp(-((drift / (spread * 0.8)) ** 2))
        plate.ellipse(x + drift, y, length, 0.7 + 2.2 * near, colour, max(0.0, 0.75 * fade))


def mirror(plate: Plate, horizon: float, depth: float, *, strength: float = 0.6, wobble: float = 5) -> None:
    """Reflect what stands above the horizon in the water below it, row by row, shaken by the waves."""
    rows = round(depth * SCALE)
    top = round(horizon * SCALE)
    above = plate.image.crop((0, top - rows, plate.image.width, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    shaken = Image.new("RGB", above.size)
    phase = plate.rng.uniform(0, 6)
    band = 2
    for row in range(0, rows, band):
        near = row / rows
        swing = math.sin(phase + row / (3.5 + 9 * near)) + 0.6 * math.sin(row / (2.1 + 5 * near))
        shift = round(swing * wobble * SCALE * (0.15 + near))
        shaken.paste(above.crop((0, row, above.width, row + band)), (shift, row))
        if shift > 0:
            shaken.paste(above.crop((0, row, shift, row + band)), (0, row))
        elif shift < 0:
            shaken.paste(above.crop((above.width + shift, row, above.width, row + band)), (above.width + shift, row))
    plate.image.paste(shaken, (0, top), ramp(plate, rows, first=strength, last=strength * 0.12))


def snow(plate: Plate, count: int, *, colour: str = "#ffffff") -> None:
    """Falling snow, near flakes large and soft, far ones fine."""
    for _ in range(count):
        near = plate.rng.random() ** 3
        size = 1 + 4.2 * near
        x, y = plate.rng.uniform(0, plate.width), plate.rng.uniform(0, plate.height)
        plate.ellipse(x, y, size * 0.9, size, colour, plate.rng.uniform(0.25, 0.85) * (1 - 0.35 * near))


def birds(plate: Plate, centre: Point, spread: Point, count: int, colour: str, *, size: float = 13) -> None:
    """A loose flock, each bird two strokes."""
    for _ in range(count):
        x, y = plate.rng.gauss(centre[0], spread[0]), plate.rng.gauss(centre[1], spread[1])
        wing = size * plate.rng.uniform(0.5, 1)
        lift = wing * plate.rng.uniform(0.15, 0.6)
        plate.line([(x - wing, y - lift), (x - wing * 0.35, y - lift * 0.7), (x, y)], colour, 1.6)
        plate.line([(x, y), (x + wing * 0.35, y - lift * 0.7), (x + wing, y - lift * 0.8)], colour, 1.6)


def curve(points: Sequence[Point], steps: int = 16) -> list[Point]:
    """A smooth line through points (Catmull-Rom), as many short straight ones."""
    whole = [points[0], *points, points[-1]]
    made: list[Point] = []
    for index in range(1, len(whole) - 2):
        a, b, c, d = whole[index - 1 : index + 3]
        for step in range(steps):
            t = step / steps
            made.append(
                (
                    _between(a[0], b[0], c[0], d[0], t),
                    _between(a[1], b[1], c[1], d[1], t),
                )
            )
    return [*made, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def haze(plate: Plate, top: float, level: float, colour: str, *, strength: float = 0.5, below: float = 0) -> None:
    """Mist that thickens down to a level, and thins again over some distance below it."""
    plate.veil(ramp(plate, round((level - top) * SCALE), first=0, last=strength), colour, top=top)
    if below:
        plate.veil(ramp(plate, round(below * SCALE), first=strength, last=0), colour, top=level)


def grass(
    plate: Plate, area: tuple[float, float, float, float], count: int, colours: Sequence[str], *, size: float
) -> None:
    """Blades in a box (left, top, right, bottom); the lower they stand the longer they are."""
    left, top, right, bottom = area
    feet = sorted(top + (bottom - top) * plate.rng.random() for _ in range(count))
    for y in feet:
        near = (y - top) / max(bottom - top, 1)
        x = plate.rng.uniform(left, right)
        tall = size * (0.3 + 0.9 * near) * plate.rng.uniform(0.5, 1.1)
        lean = plate.rng.gauss(0.12, 0.16) * tall
        colour = mix(plate.rng.choice(colours), "#000000", plate.rng.uniform(0, 0.22))
        plate.line([(x, y), (x + lean * 0.35, y - tall * 0.6), (x + lean, y - tall)], colour, 0.9 + 1.1 * near, 0.9)
