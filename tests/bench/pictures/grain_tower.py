"""The grain tower by night with its two lamps."""

from PIL import Image

from tests.bench.pictures.nature import banks, glitter, mirror, ridge, ripples, stars
from tests.bench.pictures.plate import Plate, mix


def grain_tower() -> Image.Image:
    """The grain tower by night with its two lamps; upright."""
    plate = Plate("grain-tower", 1067, 1400)
    water = 1050
    plate.gradient([(0, "#0a1430"), (0.45, "#173058"), (0.8, "#2f5577"), (1, "#5b7d8d")], bottom=water)
    stars(plate, 880, 620)
    banks(plate, water, "#1b3152", cell=(480, 60), cover=0.36)
    ridge(plate, water, 70, "#1d3148", knots=6)
    _town(plate, water)
    tower = "#0d1626"
    plate.polygon([(560, water), (572, 250), (812, 250), (824, water)], tower)
    plate.polygon([(760, water), (756, 250), (812, 250), (824, water)], "#16243a")
    plate.rect(556, 226, 828, 256, "#121e32")
    plate.rect(604, 166, 776, 228, tower)
    plate.rect(596, 156, 784, 170, "#16243a")
    plate.polygon([(648, 156), (690, 112), (732, 156)], tower)
    for index in range(9):
        y = 330 + index * 78
        plate.line([(569 - 0.015 * y + 4, y), (818, y)], "#1d2d47", 1.6)
    for index in range(1, 6):
        x = 572 + index * 31
        plate.line([(x, 258), (x - 1, water)], "#101b2e", 3)
    plate.polygon([(824, water), (822, 760), (990, 800), (990, water)], "#0b1422")
    plate.polygon([(822, 760), (906, 728), (990, 800)], "#14213a")
    plate.line([(822, 470), (910, 770)], "#0d1626", 9)
    plate.gradient([(0, "#43667a"), (0.2, "#23435f"), (1, "#0a1730")], top=water)
    for y in (352, 214):
        plate.glow(640, y, 130, "#ffcf73", 0.85)
        plate.glow(640, y, 46, "#fff2cc", 1)
        plate.ellipse(640, y, 8, 8, "#fffbe8")
    plate.rect(0, water - 10, 1067, water + 6, "#0a111d")
    mirror(plate, water + 6, 340, strength=0.6, wobble=5)
    ripples(plate, water + 6, light="#7fa0b0", dark="#071126", strokes=900)
    glitter(plate, 640, water + 6, "#ffd98c", spread=40, strokes=420)
    for x in (116, 190, 268):
        plate.rect(x, water - 52, x + 14, water + 120, "#0a111d")
    plate.rect(40, water - 4, 330, water + 10, "#0d1522")
    return plate.finish()


def _town(plate: Plate, water: float) -> None:
    x = -20.0
    while x < 560:
        wide, tall = plate.rng.uniform(44, 96), plate.rng.uniform(40, 120)
        colour = mix("#101c30", "#1a2a44", plate.rng.random())
        plate.rect(x, water - tall, x + wide, water, colour)
        plate.polygon(
            [(x - 3, water - tall), (x + wide / 2, water - tall - wide * 0.34), (x + wide + 3, water - tall)],
            mix(colour, "#000000", 0.2),
        )
        for _ in range(3):
            if plate.rng.random() < 0.45:
                wx, wy = x + plate.rng.uniform(8, wide - 16), water - plate.rng.uniform(18, tall - 8)
                plate.rect(wx, wy, wx + 8, wy + 11, "#f3c46f", 0.85)
        x += wide * 0.94
