"""Three lateen sails off Ras Zahra."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    curve,
    glitter,
    mirror,
    ridge,
    ripples,
)
from tests.bench.pictures.plate import Plate, Point, mix


def sails() -> Image.Image:
    """Three lateen sails on a copper sea."""
    plate = Plate("sails")
    horizon = 620
    plate.gradient([(0, "#8c4a3c"), (0.4, "#c9744a"), (0.75, "#eeae62"), (1, "#f8d488")], bottom=horizon)
    banks(plate, horizon - 110, "#8a4740", cell=(640, 38), cover=0.4)
    plate.glow(560, horizon - 70, 560, "#ffe29a", 0.9)
    plate.ellipse(560, horizon - 92, 96, 96, "#fff2c6")
    ridge(plate, horizon + 1, 54, "#b56f50", knots=5)
    low = curve([(-20, horizon), (100, horizon - 18), (300, horizon - 12), (420, horizon + 2)])
    plate.polygon([*low, (420, horizon + 4), (-20, horizon + 4)], "#7c4238")
    _palm(plate, 196, horizon - 12)
    plate.gradient([(0, "#f0bd73"), (0.14, "#cf8652"), (0.5, "#8a4b44"), (1, "#3f2733")], top=horizon)
    mirror(plate, horizon, 220, strength=0.45, wobble=5)
    ripples(plate, horizon, light="#ffd892", dark="#4a2732", strokes=1300)
    glitter(plate, 560, horizon, "#fff0bd", spread=190, strokes=700)
    _dhow(plate, 880, horizon + 10, 0.42, "#e7c596")
    _dhow(plate, 300, horizon + 62, 0.72, "#f1d9ac")
    _dhow(plate, 1130, horizon + 190, 1.36, "#f7e6c2")
    return plate.finish()


def _palm(plate: Plate, x: float, y: float) -> None:
    plate.line(curve([(x, y), (x + 8, y - 50), (x + 24, y - 96)]), "#5d2f2c", 6)
    for turn in (-160, -130, -95, -60, -30, -5, 180):
        tip = (x + 24 + 52 * math.cos(math.radians(turn)), y - 96 + 40 * math.sin(math.radians(turn)) + 16)
        middle = (x + 24 + 30 * math.cos(math.radians(turn)), y - 104 + 34 * math.sin(math.radians(turn)))
        plate.line(curve([(x + 24, y - 96), middle, tip]), "#5d2f2c", 5)


def _dhow(plate: Plate, x: float, water: float, size: float, cloth: str) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + dx * size, water + dy * size

    shade = mix(cloth, "#7a3f34", 0.42)
    plate.polygon(curve([at(-140, 12), at(60, 30), at(210, 12), at(60, 56), at(-140, 12)]), "#2a1822", 0.4)
    plate.line([at(10, -20), at(36, -300)], "#3a211f", 8 * size)
    main = [
        at(-128, -60),
        at(-60, -170),
        at(70, -330),
        at(196, -452),
        at(176, -280),
        at(190, -150),
        at(150, -40),
        at(20, -64),
        at(-128, -60),
    ]
    plate.polygon(curve(main), cloth)
    plate.polygon(
        curve([at(196, -452), at(176, -280), at(190, -150), at(150, -40), at(116, -150), at(126, -280), at(196, -452)]),
        shade,
        0.8,
    )
    for share in (0.25, 0.5, 0.75):
        a = at(-128 + 324 * share, -60 - 392 * share + 16)
        b = at(-20 + 180 * share, -60 + 4 * share)
        plate.line([a, b], shade, 1.6 * size, 0.8)
    plate.line([at(-150, -40), at(208, -470)], "#3a211f", 6.5 * size)
    jib = [at(-176, -46), at(-120, -130), at(-48, -216), at(-70, -120), at(-60, -48), at(-176, -46)]
    plate.polygon(curve(jib), mix(cloth, "#ffffff", 0.15))
    hull = curve([at(-236, -66), at(-150, -6), at(-60, 24), at(110, 26), at(196, 6), at(214, -60)])
    rail = curve([at(214, -60), at(150, -28), at(20, -16), at(-120, -28), at(-236, -66)])
    plate.polygon([*hull, *rail], "#4a2722")
    plate.line(rail, "#c98a4e", 5 * size)
    plate.line(curve([at(-170, -14), at(-60, 8), at(110, 10), at(200, -12)]), "#2e1717", 3 * size)
    for dx in (60, 96, 160):
        plate.ellipse(*at(dx, -52), 8 * size, 9 * size, "#2e1717")
        plate.polygon([at(dx - 12, -18), at(dx - 9, -44), at(dx + 9, -44), at(dx + 12, -18)], "#2e1717")
    for step in range(12):
        plate.ellipse(
            *at(-200 + step * 36, 26 + plate.rng.uniform(-4, 5)),
            plate.rng.uniform(8, 26) * size,
            2.4 * size,
            "#ffe2ac",
            0.55,
        )
