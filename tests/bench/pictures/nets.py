"""Nets drying on the shore at Aqmoinaq."""

import itertools
import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    curve,
    glitter,
    grass,
    mirror,
    ridge,
    ripples,
)
from tests.bench.pictures.plate import Plate, Point, mix


def nets() -> Image.Image:
    """Nets drying on poles by the water, two boats on the sand."""
    plate = Plate("nets")
    horizon = 560
    plate.gradient([(0, "#6d8fae"), (0.45, "#b9b7ac"), (0.8, "#f3c58a"), (1, "#f9d79f")], bottom=horizon)
    banks(plate, horizon - 90, "#8b97a3", cell=(600, 40), cover=0.42)
    plate.glow(980, horizon - 50, 520, "#ffd48a", 0.95)
    plate.ellipse(980, horizon - 62, 46, 46, "#fff4d2")
    ridge(plate, horizon, 34, "#a8907c", knots=5)
    plate.gradient([(0, "#e9bd86"), (0.2, "#a99a88"), (1, "#5c7284")], top=horizon)
    mirror(plate, horizon, 200, strength=0.4, wobble=4)
    ripples(plate, horizon, light="#fbdca6", dark="#4d6274", strokes=700)
    glitter(plate, 980, horizon, "#fff0c4", spread=150, strokes=420)
    shore = curve([(-20, 730), (240, 716), (520, 752), (860, 742), (1200, 776), (1620, 748)])
    plate.polygon([(x, y - 8) for x, y in shore] + [(1620, 1067), (-20, 1067)], "#efe0bd", 0.6)
    plate.polygon([*shore, (1620, 1067), (-20, 1067)], "#c49a68")
    sand = plate.clouds(1600, 300, (300, 34)).point([round(max(0, value - 120) * 0.8) for value in range(256)])
    fade = Image.new("L", sand.size)
    fade.paste(sand.crop((0, 90, sand.width, sand.height)), (0, 90))
    plate.veil(fade, "#8a6340", top=767)
    _boat(plate, 150, 838, 1.0, "#2f6170")
    _boat(plate, 1220, 872, 1.16, "#8a3f2d")
    for x, foot, top in ((330, 900, 250), (620, 930, 216), (930, 940, 226), (1190, 916, 250)):
        plate.polygon([(x - 4, foot + 4), (x + 10, foot + 4), (x - 90, 1067), (x - 130, 1067)], "#6b4a30", 0.4)
        plate.line([(x, foot), (x + 6, top)], "#3a2a1f", 12)
        plate.line([(x - 3, foot), (x + 3, top)], "#6b4f38", 3)
    poles: list[Point] = [(336, 272), (626, 240), (936, 248), (1196, 272)]
    for (ax, ay), (bx, by) in itertools.pairwise(poles):
        _net(plate, (ax, ay), (bx, by), 432)
    grass(plate, (-10, 960, 400, 1067), 200, ("#7d7a4a", "#a58f57"), size=46)
    grass(plate, (1330, 980, 1610, 1067), 140, ("#7d7a4a", "#a58f57"), size=46)
    return plate.finish()


def _net(plate: Plate, left: Point, right: Point, drop: float) -> None:
    columns, rows = 18, 24

    def knot(column: float, row: float) -> Point:
        u, v = column / columns, row / rows
        sag = math.sin(u * math.pi)
        x = left[0] + (right[0] - left[0]) * (u + 0.05 * math.sin(v * 3.1) * math.cos(u * math.pi))
        y = left[1] + (right[1] - left[1]) * u + sag * (34 + 52 * v) + v * (drop + 16 * math.sin(u * 9) * v)
        return x, y

    sheet = [knot(column, 0) for column in range(columns + 1)] + [
        knot(column, rows) for column in range(columns, -1, -1)
    ]
    plate.polygon(sheet, "#54706a", 0.13)
    for row in range(rows):
        for column in range(columns):
            middle = knot(column + 0.5, row + 0.5)
            shade = "#20423f" if (column + row) % 5 else "#2f5c57"
            for corner in ((column, row), (column + 1, row), (column, row + 1), (column + 1, row + 1)):
                plate.line([knot(*corner), middle], shade, 1.3, 0.85)
    rope = [knot(column, 0) for column in range(columns + 1)]
    plate.line(rope, "#3a2a1f", 5)
    for column in range(1, columns, 3):
        x, y = knot(column, 0)
        plate.ellipse(x, y + 3, 11, 8, "#d8742f")
        plate.ellipse(x - 3, y, 4, 3, "#f2ab6c")
    plate.line([knot(column, rows) for column in range(columns + 1)], "#3a2a1f", 4)


def _boat(plate: Plate, x: float, y: float, size: float, paint: str) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + dx * size, y + dy * size

    plate.polygon([at(-10, 52), at(260, 52), at(180, 74), at(-60, 74)], "#5b3d27", 0.4)
    hull = curve([at(-40, -34), at(0, 36), at(60, 52), at(210, 50), at(270, 20), at(310, -46)])
    rail = curve([at(310, -46), at(240, -8), at(120, 2), at(20, -10), at(-40, -34)])
    plate.polygon([*hull, *rail], paint)
    plate.line(rail, "#f0dfba", 7 * size)
    plate.line(curve([at(-14, 8), at(60, 24), at(200, 24), at(286, -8)]), mix(paint, "#000000", 0.35), 3 * size)
    plate.line([at(60, -2), at(56, -96)], "#3a2a1f", 6 * size)
    plate.line([at(8, -30), at(230, -60)], "#6b4f38", 6 * size)
