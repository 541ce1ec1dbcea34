"""Train 4471 on the Sarna viaduct, under a full moon."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    glitter,
    haze,
    mirror,
    ridge,
    ripples,
    stars,
)
from tests.bench.pictures.plate import Plate, mix

STONE = "#1c2333"


def viaduct() -> Image.Image:
    """A goods train on a stone viaduct, a full moon over the sea."""
    plate = Plate("viaduct")
    horizon = 760
    plate.gradient([(0, "#101b3a"), (0.5, "#2b4169"), (0.85, "#67809b"), (1, "#8da3ad")], bottom=horizon)
    stars(plate, 420, 260)
    banks(plate, horizon - 60, "#3d537a", cell=(700, 50), cover=0.4)
    plate.glow(1180, 250, 420, "#dfe8ff", 0.6)
    plate.ellipse(1180, 250, 74, 74, "#f3efdc")
    for mare, low, size in ((1158, 232, 15), (1202, 268, 20), (1190, 218, 9), (1164, 284, 11), (1214, 236, 7)):
        plate.ellipse(mare, low, size, size * 0.8, "#dcd6bf", 0.65)
    ridge(plate, horizon, 92, "#4f6882", knots=6)
    ridge(plate, horizon, 50, "#3a516c", knots=9)
    haze(plate, horizon - 120, horizon, "#9fb4bf", strength=0.45)
    plate.gradient([(0, "#8097a3"), (0.25, "#425d79"), (1, "#101d36")], top=horizon)
    deck = 470
    _arches(plate, deck, horizon + 16)
    _train(plate, deck)
    mirror(plate, horizon + 16, 290, strength=0.55, wobble=5)
    ripples(plate, horizon + 16, light="#b8cbd6", dark="#0b1730", strokes=1200)
    glitter(plate, 1180, horizon + 16, "#f0f2ea", spread=150, strokes=620)
    plate.polygon([(0, 1067), (0, 900), (180, 936), (330, 1000), (420, 1067)], "#0b1222")
    for _ in range(240):
        x = plate.rng.uniform(0, 350)
        y = 905 + x * 0.3 + plate.rng.uniform(-6, 40)
        plate.line([(x, y + 16), (x + plate.rng.uniform(-4, 9), y - plate.rng.uniform(10, 46))], "#0b1222", 1.6)
    return plate.finish()


def _arches(plate: Plate, deck: float, foot: float) -> None:
    behind = plate.image.copy()
    plate.rect(0, deck + 8, 1600, foot, STONE)
    plate.rect(0, deck + 8, 1600, deck + 30, "#2a3449")
    for course in range(9):
        plate.line([(0, deck + 46 + course * 29), (1600, deck + 46 + course * 29)], "#141a29", 1.2, 0.8)
    for index in range(9):
        left = -46 + index * 186
        crown, radius = deck + 66, 70
        rim = [
            (left + radius - (radius + 9) * math.cos(turn), crown + radius - (radius + 9) * math.sin(turn))
            for turn in [math.pi * step / 48 for step in range(49)]
        ]
        plate.polygon(rim, "#3b4760")
        opening = [
            (left + radius - radius * math.cos(turn), crown + radius - radius * math.sin(turn))
            for turn in [math.pi * step / 48 for step in range(49)]
        ]
        plate.window(behind, [*opening, (left + 2 * radius, foot), (left, foot)])
        plate.rect(left + 2 * radius - 9, crown + radius, left + 2 * radius, foot, "#10151f", 0.85)
        plate.rect(left + 140, deck + 30, left + 186, deck + 40, "#333e55")
        plate.rect(left + 136, foot - 26, left + 190, foot, "#151b29")
    plate.rect(0, deck, 1600, deck + 10, "#3b4760")


def _train(plate: Plate, deck: float) -> None:
    rail = deck - 2
    x = -60.0
    kinds = "btfbbtfbtb"
    for kind in kinds:
        wide = 128
        plate.rect(x, rail - 16, x + wide - 8, rail - 9, "#0d1220")
        if kind == "b":
            plate.rect(x + 2, rail - 66, x + wide - 10, rail - 14, mix("#4b3540", "#2c3650", plate.rng.random()))
            for rib in range(6):
                plate.line([(x + 14 + rib * 18, rail - 64), (x + 14 + rib * 18, rail - 16)], "#131a2b", 1.6, 0.7)
            plate.rect(x + 2, rail - 70, x + wide - 10, rail - 64, "#6f7f98", 0.7)
        elif kind == "t":
            plate.ellipse(x + 24, rail - 40, 22, 24, "#56667f")
            plate.ellipse(x + wide - 32, rail - 40, 22, 24, "#364661")
            plate.rect(x + 24, rail - 64, x + wide - 32, rail - 16, "#455570")
            plate.rect(x + 20, rail - 62, x + wide - 30, rail - 55, "#8797ad", 0.8)
            plate.rect(x + 52, rail - 72, x + 68, rail - 62, "#364661")
        else:
            plate.rect(x + 2, rail - 22, x + wide - 10, rail - 14, "#202a40")
            for load in range(3):
                plate.rect(x + 8 + load * 36, rail - 48, x + 40 + load * 36, rail - 22, "#77644f")
        for wheel in (16, 38, 84, 106):
            plate.ellipse(x + wheel, rail - 5, 8, 8, "#0b0f1a")
        x += wide
    plate.rect(x - 4, rail - 16, x + 196, rail - 8, "#0d1220")
    body = [(x, rail - 14), (x, rail - 78), (x + 150, rail - 80), (x + 190, rail - 52), (x + 196, rail - 14)]
    plate.polygon(body, "#7a2f2b")
    plate.polygon([(x, rail - 34), (x, rail - 42), (x + 193, rail - 42), (x + 194, rail - 34)], "#e0c48a")
    plate.polygon([(x + 118, rail - 72), (x + 148, rail - 72), (x + 170, rail - 52), (x + 118, rail - 52)], "#ffe2a0")
    plate.rect(x + 20, rail - 70, x + 96, rail - 54, "#3d1c1c")
    for wheel in (24, 50, 76, 122, 148, 172):
        plate.ellipse(x + wheel, rail - 5, 9, 9, "#0b0f1a")
    plate.glow(x + 142, rail - 60, 90, "#ffd98e", 0.7)
    plate.polygon([(x + 196, rail - 26), (1640, rail - 110), (1640, rail + 40)], "#ffeab8", 0.16)
    plate.glow(x + 196, rail - 24, 70, "#fff0c8", 1)
    plate.ellipse(x + 195, rail - 24, 5, 5, "#fffdf0")
