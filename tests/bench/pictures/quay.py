"""Cranes at dusk in the old port, and the dredger under them."""

from PIL import Image

from tests.bench.pictures.nature import banks, glitter, mirror, ridge, ripples
from tests.bench.pictures.plate import Plate

INK = "#171a21"


def quay() -> Image.Image:
    """Three cranes against the evening, a dredger at the quay."""
    plate = Plate("quay")
    horizon = 690
    plate.gradient(
        [(0, "#2c3f5c"), (0.35, "#5d6478"), (0.62, "#b98a72"), (0.85, "#eda765"), (1, "#f8c877")], bottom=horizon
    )
    banks(plate, horizon - 120, "#39435a", cell=(620, 42), cover=0.42)
    plate.glow(1130, horizon - 14, 620, "#ffb45e", 0.75)
    plate.ellipse(1130, horizon - 40, 38, 38, "#fff0c2")
    ridge(plate, horizon + 2, 90, "#8a6d70", knots=7)
    ridge(plate, horizon + 2, 52, "#5d4f5b", knots=10)
    plate.rect(0, horizon - 4, 900, horizon + 14, "#241f26")
    for x, tall in ((150, 470), (430, 400), (690, 340)):
        _crane(plate, x, horizon, tall)
    plate.gradient([(0, "#c78d5f"), (0.12, "#8a7069"), (0.45, "#3d4c61"), (1, "#1b2a3c")], top=horizon + 14)
    mirror(plate, horizon + 14, 350, strength=0.62, wobble=6)
    ripples(plate, horizon + 14, light="#f2bd85", dark="#16222f", strokes=1300)
    glitter(plate, 1130, horizon + 14, "#ffe2a6", spread=120)
    _dredger(plate, 640, horizon + 86)
    for x, lean in ((60, 6), (1510, -5)):
        plate.polygon([(x, 1067), (x + lean, 930), (x + 34 + lean, 930), (x + 36, 1067)], "#12151c")
        plate.rect(x + lean - 4, 922, x + lean + 38, 934, "#1f232c")
    return plate.finish()


def _crane(plate: Plate, x: float, foot: float, tall: float) -> None:
    top = foot - tall
    wide = tall * 0.2
    plate.polygon([(x, foot), (x + wide * 0.24, top), (x + wide * 0.36, top), (x + wide * 0.16, foot)], INK)
    plate.polygon([(x + wide, foot), (x + wide * 0.76, top), (x + wide * 0.64, top), (x + wide * 0.84, foot)], INK)
    for step in range(6):
        low, high = foot - tall * step / 6, foot - tall * (step + 1) / 6
        narrow = wide * 0.24 * step / 6
        plate.line([(x + narrow + 4, low), (x + wide - narrow - 6, high)], INK, 2.2)
        plate.line([(x + narrow + 4, low), (x + wide - narrow - 4, low)], INK, 2.6)
    arm, tail = x + wide / 2 + tall * 0.92, x + wide / 2 - tall * 0.34
    mast = top - tall * 0.24
    plate.rect(tail, top - 15, arm, top - 6, INK)
    plate.rect(tail, top, arm * 0.93 + tail * 0.07, top + 4, INK)
    panels = 22
    for step in range(panels):
        a, b = tail + (arm - tail) * step / panels, tail + (arm - tail) * (step + 1) / panels
        plate.line([(a, top - 10), ((a + b) / 2, top + 2), (b, top - 10)], INK, 1.4)
    plate.polygon([(x + wide * 0.42, top), (x + wide * 0.5, mast), (x + wide * 0.58, top)], INK)
    for end in (arm - 12, x + wide / 2 + tall * 0.46, tail + 8):
        plate.line([(x + wide / 2, mast), (end, top - 12)], INK, 1.5)
    plate.rect(tail, top - 8, tail + tall * 0.13, top + tall * 0.085, INK)
    plate.rect(x + wide * 0.62, top + 4, x + wide * 1.05, top + tall * 0.09, "#20242d")
    plate.rect(x + wide * 0.86, top + 10, x + wide * 1.0, top + tall * 0.055, "#f6cf83", 0.9)
    hook = x + wide / 2 + tall * 0.7
    plate.line([(hook, top), (hook, top + tall * 0.42)], INK, 1.3)
    plate.rect(hook - 5, top + tall * 0.42, hook + 5, top + tall * 0.45, INK)


def _dredger(plate: Plate, x: float, water: float) -> None:
    hull = "#5e2f2a"
    plate.ellipse(x + 250, water + 16, 330, 9, "#0f1722", 0.45)
    plate.polygon([(x - 40, water - 46), (x + 540, water - 46), (x + 512, water + 12), (x - 14, water + 12)], hull)
    plate.polygon([(x - 20, water), (x + 518, water), (x + 512, water + 12), (x - 14, water + 12)], "#2b1a1b")
    plate.rect(x - 46, water - 54, x + 546, water - 44, "#8d4a3b")
    plate.polygon(
        [(x + 20, water - 54), (x + 150, water - 190), (x + 178, water - 190), (x + 70, water - 54)], "#2a2d34"
    )
    plate.line([(x + 150, water - 198), (x - 92, water + 26)], "#1b1e25", 13)
    plate.line([(x + 172, water - 188), (x - 62, water + 30)], "#1b1e25", 4)
    for step in range(12):
        bx, by = x + 148 - 20 * step, water - 204 + 18.6 * step
        plate.polygon([(bx - 9, by - 8), (bx + 7, by - 14), (bx + 10, by + 1), (bx - 3, by + 6)], "#4a4f59")
    plate.line([(x + 164, water - 192), (x + 164, water - 250), (x + 320, water - 54)], "#1b1e25", 3)
    plate.rect(x + 300, water - 120, x + 430, water - 54, "#d9c9ae")
    plate.rect(x + 318, water - 172, x + 412, water - 120, "#e8dabf")
    plate.rect(x + 310, water - 180, x + 420, water - 170, "#8d4a3b")
    for column in range(4):
        plate.rect(x + 326 + column * 21, water - 160, x + 341 + column * 21, water - 140, "#ffd77d")
    for column in range(3):
        plate.ellipse(x + 326 + column * 34, water - 88, 7, 7, "#3b4250")
    plate.rect(x + 446, water - 148, x + 478, water - 54, "#2a2d34")
    plate.rect(x + 446, water - 132, x + 478, water - 116, "#c4733f")
    plate.glow(x + 366, water - 150, 120, "#ffcf7a", 0.5)
    plate.line([(x + 366, water - 180), (x + 366, water - 236)], "#1b1e25", 2.4)
    plate.ellipse(x + 366, water - 238, 4, 4, "#fff3cf")
    for start in range(0, 500, 46):
        plate.ellipse(x + start, water + 15, plate.rng.uniform(14, 34), 1.8, "#d9b58c", 0.55)
