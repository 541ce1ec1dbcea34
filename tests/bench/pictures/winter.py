"""The ferry in the ice, and the jetty at Vell in the snow."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    curve,
    glitter,
    haze,
    mirror,
    ridge,
    ripples,
    snow,
)
from tests.bench.pictures.plate import Plate, mix


def ferry() -> Image.Image:
    """A small ferry between plates of ice, in falling snow."""
    plate = Plate("ferry")
    horizon = 500
    plate.gradient([(0, "#5c6b78"), (0.6, "#8d99a1"), (1, "#b7bec0")], bottom=horizon)
    banks(plate, horizon - 10, "#77848e", cell=(520, 90), cover=0.55)
    ridge(plate, horizon + 2, 96, "#929da4", knots=6)
    ridge(plate, horizon + 2, 52, "#7d8a92", knots=9)
    haze(plate, 300, horizon, "#c0c6c8", strength=0.5)
    plate.gradient([(0, "#a4adb0"), (0.2, "#6d7c86"), (1, "#2b3a47")], top=horizon)
    ripples(plate, horizon, light="#c7d0d2", dark="#22303c", strokes=900)
    _floes(plate, horizon, 0.02, 0.42, 120)
    _hull(plate, 420, 660)
    _floes(plate, horizon, 0.47, 1.0, 46)
    snow(plate, 620)
    return plate.finish()


def _floes(plate: Plate, horizon: float, first: float, last: float, count: int) -> None:
    for near in sorted(plate.rng.uniform(first, last) for _ in range(count)):
        x = plate.rng.uniform(-80, 1680)
        y = horizon + 8 + near**1.5 * 560
        if near < 0.42 and 330 < x < 1190 and near > 0.3:
            continue
        wide = (18 + 190 * near) * plate.rng.uniform(0.5, 1.2)
        tall = wide * 0.24
        corners = plate.rng.randint(7, 10)
        turns = [2 * math.pi * (corner + plate.rng.uniform(-0.24, 0.24)) / corners for corner in range(corners)]
        rim = [(x + math.cos(turn) * wide, y + math.sin(turn) * tall * plate.rng.uniform(0.85, 1.1)) for turn in turns]
        thick = 3 + 15 * near
        plate.polygon([(px, py + thick * 1.8) for px, py in rim], "#1c2833", 0.35)
        plate.polygon([(px, py + thick) for px, py in rim], "#8ba1ad")
        plate.polygon(rim, mix("#d5dde0", "#f7fafa", plate.rng.random()))
        inner = [(x + (px - x) * 0.72, y - 1 + (py - y) * 0.66) for px, py in rim]
        plate.polygon(inner, "#ffffff", 0.5)


def _hull(plate: Plate, x: float, water: float) -> None:
    plate.ellipse(x + 340, water + 10, 430, 20, "#182530", 0.5)
    plate.polygon([(x - 70, water - 96), (x + 700, water - 96), (x + 642, water + 8), (x - 24, water + 8)], "#a3322c")
    plate.polygon([(x - 38, water - 22), (x + 660, water - 22), (x + 642, water + 8), (x - 24, water + 8)], "#5b1f1e")
    plate.polygon(
        [(x - 92, water - 128), (x + 722, water - 118), (x + 700, water - 92), (x - 72, water - 92)], "#f1efe8"
    )
    plate.rect(x + 70, water - 214, x + 560, water - 118, "#f4f2eb")
    plate.rect(x + 70, water - 222, x + 572, water - 208, "#c9cbc6")
    for column in range(7):
        left = x + 96 + column * 66
        lit = column in (2, 3)
        plate.rect(left, water - 190, left + 42, water - 152, "#ffd883" if lit else "#3d4d59")
        if lit:
            plate.glow(left + 21, water - 170, 90, "#ffd27a", 0.5)
    plate.polygon(
        [(x + 120, water - 222), (x + 128, water - 302), (x + 306, water - 302), (x + 330, water - 222)], "#f4f2eb"
    )
    plate.polygon(
        [(x + 112, water - 302), (x + 316, water - 302), (x + 324, water - 314), (x + 104, water - 314)], "#a3322c"
    )
    plate.polygon(
        [(x + 136, water - 288), (x + 300, water - 288), (x + 310, water - 254), (x + 132, water - 254)], "#33434f"
    )
    for column in range(1, 4):
        plate.line([(x + 134 + column * 43, water - 288), (x + 134 + column * 44, water - 254)], "#f4f2eb", 4)
    plate.rect(x + 404, water - 292, x + 470, water - 220, "#a3322c")
    plate.rect(x + 404, water - 274, x + 470, water - 258, "#f1efe8")
    plate.rect(x + 400, water - 300, x + 474, water - 290, "#2a2f35")
    for puff in range(9):
        plate.ellipse(
            x + 440 + puff * 34, water - 318 - puff * 11, 20 + puff * 7, 12 + puff * 4, "#6c7780", 0.26 - puff * 0.024
        )
    plate.line([(x + 210, water - 314), (x + 210, water - 404)], "#2a2f35", 4)
    plate.line([(x + 176, water - 368), (x + 244, water - 368)], "#2a2f35", 3)
    plate.ellipse(x + 210, water - 406, 5, 5, "#fff4d0")
    plate.line([(x - 60, water - 126), (x - 60, water - 158), (x + 66, water - 158)], "#e3e3dd", 2.4)
    plate.line([(x + 566, water - 150), (x + 700, water - 148), (x + 700, water - 118)], "#e3e3dd", 2.4)
    for step in range(7):
        plate.line([(x - 42 + step * 18, water - 126), (x - 42 + step * 18, water - 158)], "#e3e3dd", 1.8)
        plate.line([(x + 584 + step * 18, water - 119), (x + 584 + step * 18, water - 149)], "#e3e3dd", 1.8)
    plate.rect(x + 590, water - 160, x + 640, water - 118, "#8a6a42")
    for step in range(4):
        plate.line([(x + 598 + step * 11, water - 160), (x + 598 + step * 11, water - 118)], "#5d452a", 3)
    plate.ellipse(x + 30, water - 70, 14, 14, "#e8e3d5")
    plate.ellipse(x + 30, water - 70, 7, 7, "#a3322c")
    for _ in range(70):
        plate.ellipse(
            x - 70 + plate.rng.gauss(0, 26),
            water + plate.rng.gauss(2, 7),
            plate.rng.uniform(4, 16),
            plate.rng.uniform(2, 6),
            "#eef3f3",
            0.6,
        )
    for step in range(26):
        plate.ellipse(
            x + step * 27, water + 8 + plate.rng.uniform(-2, 3), plate.rng.uniform(12, 26), 2.4, "#dfe7e8", 0.75
        )


def jetty() -> Image.Image:
    """A jetty in a dark bay, one lamp at its end, footprints in the snow."""
    plate = Plate("jetty")
    horizon = 390
    plate.gradient([(0, "#0d1a2b"), (0.6, "#233a50"), (1, "#3f5a6c")], bottom=horizon)
    banks(plate, horizon, "#1a2d41", cell=(460, 80), cover=0.5)
    ridge(plate, horizon + 2, 130, "#1c2f41", knots=6)
    ridge(plate, horizon + 2, 70, "#142534", knots=9)
    plate.gradient([(0, "#38536a"), (0.25, "#1d3447"), (1, "#0a1623")], top=horizon)
    mirror(plate, horizon, 200, strength=0.5, wobble=4)
    ripples(plate, horizon, light="#6f8b9b", dark="#07111c", strokes=900)
    lamp = (862, 250)
    glitter(plate, 800, 470, "#ffd58a", spread=80, strokes=260)
    far, near = (842, 880, 500), (300, 1300, 1067)
    plate.polygon(
        [(far[0], far[2] + 12), (far[1], far[2] + 12), (near[1] + 30, near[2] + 40), (near[0] - 30, near[2] + 40)],
        "#050b12",
        0.7,
    )
    for step in range(9):
        share = (step / 8) ** 1.7
        y = far[2] + (near[2] - far[2]) * share
        for side in (0, 1):
            x = far[side] + (near[side] - far[side]) * share
            size = 3 + 26 * share
            plate.rect(x - size / 2, y - 6 - 26 * share, x + size / 2, y + 40 + 160 * share, "#0c141d")
            plate.ellipse(x, y - 6 - 26 * share, size / 2 + 2, 2 + 7 * share, "#e4ebee")
    plate.polygon([(far[0], far[2]), (far[1], far[2]), (near[1], near[2]), (near[0], near[2])], "#b9c6cf")
    for step in range(40):
        share = ((step + 1) / 40) ** 1.9
        y = far[2] + (near[2] - far[2]) * share
        left, right = (far[side] + (near[side] - far[side]) * share for side in (0, 1))
        plate.line([(left, y), (right, y)], "#93a5b2", 1 + 2.4 * share, 0.55)
    plate.polygon(
        [(far[0], far[2]), (far[0] + 12, far[2]), (near[0] + 130, near[2]), (near[0], near[2])], "#e9eff1", 0.7
    )
    for step in range(30):
        share = (0.004 + step / 30) ** 1.8
        y = far[2] + (near[2] - far[2]) * share
        middle = 861 + (830 - 861) * share
        for way, drift in ((-1, -0.1), (1, 0.07)):
            foot = -1 if step % 2 else 1
            x = middle + way * 90 * share + drift * 100 * share + foot * 26 * share
            plate.ellipse(x, y + way * 6 * share, 1.5 + 9 * share, 1 + 13 * share, "#5c7285", 0.85)
    plate.line([(862, 502), (862, 256)], "#0c141d", 9)
    plate.line(curve([(862, 268), (850, 246), (832, 240)]), "#0c141d", 6)
    plate.glow(lamp[0] - 30, lamp[1] + 8, 330, "#ffcb74", 0.7)
    plate.glow(lamp[0] - 30, lamp[1] + 8, 90, "#fff1c8", 1)
    plate.polygon([(818, 244), (846, 244), (854, 262), (810, 262)], "#0c141d")
    plate.ellipse(lamp[0] - 30, lamp[1] + 16, 11, 9, "#fffbe6")
    plate.glow(850, 520, 160, "#ffdc9a", 0.45)
    for x, y in ((1180, 392), (1210, 388), (1330, 394), (300, 392)):
        plate.rect(x, y - 12, x + 12, y - 4, "#ffd27a", 0.8)
    snow(plate, 540, colour="#e8eef3")
    return plate.finish()
