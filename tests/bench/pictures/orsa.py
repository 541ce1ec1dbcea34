"""The lighthouse at Orsa Point, and its lens from inside."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    curve,
    ripples,
    stars,
)
from tests.bench.pictures.plate import Plate, Point, mix


def lighthouse() -> Image.Image:
    """A white tower on a dark cliff at dusk, its beam over a violet sea; upright."""
    plate = Plate("lighthouse", 1067, 1400)
    horizon = 1010
    plate.gradient([(0, "#1f2547"), (0.4, "#4d4674"), (0.75, "#a16f86"), (1, "#e8a987")], bottom=horizon)
    stars(plate, 420, 150)
    banks(plate, horizon - 60, "#4b4470", cell=(480, 50), cover=0.42)
    plate.gradient([(0, "#c99391"), (0.12, "#7f6a8c"), (0.5, "#3f3f68"), (1, "#1c2142")], top=horizon)
    ripples(plate, horizon, light="#f0b79a", dark="#1b1d3d", strokes=800)
    lamp = (556, 348)
    plate.polygon([lamp, (1067, 150), (1067, 430)], "#fff3d0", 0.18)
    plate.polygon([lamp, (1067, 220), (1067, 370)], "#fff3d0", 0.2)
    plate.polygon([lamp, (0, 382), (0, 318)], "#fff3d0", 0.12)
    cliff = curve(
        [
            (-20, 1120),
            (80, 1010),
            (210, 972),
            (380, 948),
            (560, 940),
            (720, 950),
            (764, 990),
            (800, 1090),
            (846, 1150),
            (874, 1270),
            (930, 1420),
        ]
    )
    plate.polygon([*cliff, (-20, 1420)], "#151a2b")
    plate.polygon(
        [
            (720, 950),
            (764, 990),
            (800, 1090),
            (846, 1150),
            (874, 1270),
            (930, 1420),
            (700, 1420),
            (740, 1200),
            (690, 1080),
        ],
        "#0d1120",
    )
    for _ in range(70):
        x, y = plate.rng.uniform(20, 780), plate.rng.uniform(1000, 1380)
        plate.line([(x, y), (x + plate.rng.uniform(10, 44), y + plate.rng.uniform(30, 90))], "#262c44", 2.2, 0.7)
    for _ in range(420):
        x = plate.rng.uniform(60, 740)
        y = 975 - 26 * math.sin(max(0, (x - 60) / 680) * math.pi) + plate.rng.uniform(-10, 26)
        plate.line([(x, y + 8), (x + plate.rng.uniform(0, 12), y - plate.rng.uniform(6, 22))], "#2b3145", 1.5)
    _cottage(plate, 236, 958)
    _tower(plate, lamp)
    plate.line(curve([(420, 1000), (380, 1060), (430, 1130), (360, 1230), (410, 1400)]), "#3a4058", 10, 0.8)
    for step in range(40):
        plate.ellipse(
            878 + plate.rng.gauss(0, 26),
            1290 + step * 3,
            plate.rng.uniform(6, 26),
            plate.rng.uniform(2, 6),
            "#d9c3cf",
            0.5,
        )
    return plate.finish()


def _cottage(plate: Plate, x: float, y: float) -> None:
    plate.rect(x, y - 84, x + 190, y, "#cfc3c4")
    plate.rect(x + 130, y - 84, x + 190, y, "#a99ca6")
    plate.polygon([(x - 12, y - 82), (x + 24, y - 140), (x + 176, y - 140), (x + 202, y - 82)], "#6b2f36")
    plate.rect(x + 34, y - 166, x + 56, y - 130, "#8a6f75")
    for left in (24, 82):
        plate.rect(x + left, y - 58, x + left + 32, y - 28, "#ffd689")
        plate.rect(x + left + 14, y - 58, x + left + 18, y - 28, "#6b4a42")
    plate.rect(x + 146, y - 56, x + 176, y, "#3b3a50")
    plate.glow(x + 70, y - 40, 110, "#ffcf80", 0.45)


def _tower(plate: Plate, lamp: Point) -> None:
    x, foot, top = lamp[0], 956, 396
    plate.polygon([(x - 80, foot), (x - 50, top), (x + 50, top), (x + 80, foot)], "#e9e3e4")
    plate.polygon([(x + 16, foot), (x + 12, top), (x + 50, top), (x + 80, foot)], "#b9aebd")
    plate.polygon([(x - 80, foot), (x - 50, top), (x - 36, top), (x - 58, foot)], "#f9f4ee")
    for low, high in ((0.28, 0.42), (0.68, 0.82)):
        band = [
            (x + side * (50 + 30 * (1 - share)), foot + (top - foot) * share)
            for share, side in ((low, -1), (high, -1), (high, 1), (low, 1))
        ]
        plate.polygon(band, "#a83a38")
        plate.polygon([(x + 14, band[1][1]), band[2], band[3], (x + 15, band[0][1])], "#7f2c35")
    for share in (0.14, 0.5, 0.9):
        y = foot + (top - foot) * share
        plate.rect(x - 12, y - 22, x + 8, y + 10, "#ffd689" if share == 0.5 else "#3b3a50")
    plate.rect(x - 20, foot - 62, x + 20, foot, "#3b3a50")
    plate.polygon([(x - 76, top), (x - 62, top + 18), (x + 62, top + 18), (x + 76, top)], "#8c2f33")
    plate.rect(x - 80, top - 8, x + 80, top + 2, "#a83a38")
    for step in range(13):
        plate.line([(x - 76 + step * 12.7, top - 8), (x - 76 + step * 12.7, top - 34)], "#a83a38", 2)
    plate.rect(x - 78, top - 37, x + 78, top - 33, "#a83a38")
    plate.rect(x - 40, top - 88, x + 40, top - 8, "#fbe6ae")
    plate.glow(x, lamp[1], 230, "#ffe4a6", 0.85)
    plate.glow(x, lamp[1], 70, "#fffbe8", 1)
    for step in range(5):
        plate.rect(x - 41 + step * 20, top - 88, x - 38 + step * 20, top - 8, "#6b2f36")
    plate.rect(x - 46, top - 96, x + 46, top - 86, "#8c2f33")
    plate.polygon(
        curve([(x - 46, top - 96), (x - 30, top - 130), (x, top - 146), (x + 30, top - 130), (x + 46, top - 96)]),
        "#a83a38",
    )
    plate.line([(x, top - 144), (x, top - 182)], "#3b3a50", 4)
    plate.ellipse(x, top - 150, 7, 7, "#a83a38")


def lens() -> Image.Image:
    """Rings of glass round a lamp, seen from inside."""
    plate = Plate("lens")
    plate.gradient([(0, "#10201f"), (1, "#0b1615")])
    x, y = 800, 533
    plate.glow(x, y, 980, "#8fae86", 0.75)
    rings = 12
    for ring in range(rings, 0, -1):
        outer = 84 + 84 * ring - ring * ring * 0.9
        _prism_ring(plate, (x, y), outer - 66 + ring * 1.6, outer, 1 - ring / rings)
    for spoke in range(8):
        turn = math.pi * spoke / 4 + math.pi / 8
        a = (x + math.cos(turn) * 112, y + math.sin(turn) * 112)
        b = (x + math.cos(turn) * 1080, y + math.sin(turn) * 1080)
        plate.line([a, b], "#4d3818", 17)
        plate.line([(a[0] - 2, a[1] - 2), (b[0] - 2, b[1] - 2)], "#b58a3c", 7)
        plate.line([(a[0] - 4, a[1] - 4), (b[0] - 4, b[1] - 4)], "#ecd08a", 1.6)
    plate.ellipse(x, y, 116, 116, "#6d5423")
    plate.ellipse(x, y, 108, 108, "#d8dfb0")
    plate.ellipse(x, y, 92, 92, "#f1efc4")
    plate.glow(x, y, 430, "#fff3c0", 0.75)
    plate.glow(x, y, 150, "#fffdf0", 1)
    plate.rect(x - 15, y + 20, x + 15, y + 104, "#5d4a22")
    plate.rect(x - 20, y + 14, x + 20, y + 26, "#b58a3c")
    plate.ellipse(x, y - 8, 25, 33, "#fffef4")
    return plate.finish()


def _prism_ring(plate: Plate, centre: Point, inner: float, outer: float, near: float) -> None:
    x, y = centre
    wide = outer - inner
    layers = (
        (1.06, "#0b1817"),
        (1.0, mix("#274a40", "#8aa77a", near)),
        (0.82, mix("#5d8a70", "#d3dba0", near)),
        (0.5, mix("#356152", "#a9bd83", near)),
        (0.16, mix("#24483d", "#8fab7c", near)),
    )
    for share, colour in layers:
        plate.ellipse(x, y, inner + wide * share, inner + wide * share, colour)
    lean = plate.rng.uniform(0, 90)
    for quarter in range(8):
        middle = math.radians(quarter * 45 + lean * 0.3 + 10)
        reach = math.radians(plate.rng.uniform(5, 15))
        for strength in (1.0, 0.66, 0.36):
            turns = [middle + reach * strength * (step / 8 - 1) for step in range(17)]
            rim = [(x + math.cos(t) * (inner + wide * 0.78), y + math.sin(t) * (inner + wide * 0.78)) for t in turns]
            back = [
                (x + math.cos(t) * (inner + wide * 0.55), y + math.sin(t) * (inner + wide * 0.55))
                for t in reversed(turns)
            ]
            plate.polygon([*rim, *back], "#ffeaa8" if quarter % 2 else "#f3f6d8", 0.3)
    plate.ellipse(x, y, inner, inner, mix("#1b3a33", "#7c9a70", near))
