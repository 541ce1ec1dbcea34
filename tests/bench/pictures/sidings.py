"""The sidings of the old port at first light."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    haze,
)
from tests.bench.pictures.plate import Plate, mix


def sidings() -> Image.Image:
    """Nine roads like a fan at dawn, wagons on four of them, a birch on another."""
    plate = Plate("sidings")
    far = 300
    plate.gradient([(0, "#93a9bd"), (0.6, "#e3c7ae"), (1, "#f6dfb9")], bottom=far)
    banks(plate, 230, "#c9b5ae", cell=(560, 34), cover=0.45)
    plate.glow(820, far - 6, 420, "#fff0c9", 0.9)
    plate.rect(0, far - 22, 1600, far, "#9fb0b6")
    for x in (140.0, 330.0, 1310.0):
        _far_crane(plate, x, far)
    plate.gradient([(0, "#b9a48e"), (0.3, "#93806f"), (1, "#57493f")], top=far)
    mud = plate.clouds(1600, 767, (300, 60)).point([round(max(0, value - 100) * 0.5) for value in range(256)])
    plate.veil(mud, "#40352e", top=far)
    for index in range(9):
        _road(plate, index)
    for index, slots in ((1, (0.2, 0.33, 0.47)), (2, (0.24, 0.37)), (5, (0.18, 0.29, 0.42, 0.57)), (8, (0.3, 0.43))):
        for place in slots:
            _wagon(plate, index, place)
    for index in range(9):
        x, y = _at(index, 0.0)
        plate.rect(x - 10, y - 16, x + 10, y + 2, "#3a2c24")
        plate.rect(x - 10, y - 16, x + 10, y - 12, "#c2493a")
    _birch(plate, *_at(6, 0.1))
    haze(plate, 180, far, "#f6dfb9", strength=0.3, below=170)
    return plate.finish()


def _at(index: int, near: float) -> tuple[float, float]:
    spread = 1 - near**1.25
    bend = math.sin(near * math.pi) * (index - 4) * 14
    return 800 + (index - 4) * 176 * spread + bend * spread, 316 + 740 * near**1.18


def _road(plate: Plate, index: int) -> None:
    steps = [step / 70 for step in range(71)]
    for near in [step / 54 for step in range(54)]:
        x, y = _at(index, near)
        wide = 13 + 44 * near
        plate.rect(x - wide, y, x + wide, y + 2 + 7 * near, "#4c3a2f", 0.8)
    for side in (-1, 1):
        rail = []
        for near in steps:
            x, y = _at(index, near)
            rail.append((x + side * (8 + 28 * near), y))
        plate.line(rail, "#2c2623", 4.4)
        plate.line([(x - 1, y - 1) for x, y in rail], "#f2d9b3", 1.5, 0.85)


def _wagon(plate: Plate, index: int, near: float) -> None:
    x, y = _at(index, near)
    size = 17 + 50 * near
    tall = size * 1.75
    back = (_at(index, max(0, near - 0.1))[0] - x) * 0.7
    rise = size * 0.62
    body = plate.rng.choice(("#8a3b2e", "#3d5566", "#5c6a4a", "#7b5a3c", "#6b4a55"))
    plate.polygon(
        [(x - size, y), (x + size, y), (x + size * 2.6, y + size * 0.4), (x - size * 0.2, y + size * 0.4)],
        "#2b221d",
        0.3,
    )
    side = size if back < 0 else -size
    plate.polygon(
        [
            (x + side, y - tall),
            (x + side + back, y - tall - rise),
            (x + side + back, y - rise * 0.9),
            (x + side, y - size * 0.2),
        ],
        mix(body, "#000000", 0.35),
    )
    roof = [
        (x - size, y - tall),
        (x + size, y - tall),
        (x + size + back, y - tall - rise),
        (x - size + back, y - tall - rise),
    ]
    plate.polygon(roof, mix(body, "#ffe8c4", 0.5))
    plate.rect(x - size, y - tall, x + size, y - size * 0.2, body)
    for plank in range(1, 5):
        px = x - size + size * 2 * plank / 5
        plate.line([(px, y - tall), (px, y - size * 0.2)], mix(body, "#000000", 0.3), 1 + near)
    plate.rect(x - size * 0.9, y - size * 0.24, x + size * 0.9, y - size * 0.06, "#1f1a18")
    for wheel in (-0.62, 0.62):
        plate.ellipse(x + wheel * size, y - size * 0.02, size * 0.17, size * 0.2, "#14110f")


def _far_crane(plate: Plate, x: float, foot: float) -> None:
    ink = "#7d8790"
    plate.line([(x, foot), (x + 9, foot - 120), (x + 24, foot - 120), (x + 33, foot)], ink, 4)
    plate.line([(x - 40, foot - 124), (x + 130, foot - 124)], ink, 5)
    plate.line([(x - 40, foot - 120), (x + 16, foot - 152), (x + 130, foot - 124)], ink, 1.5)


def _birch(plate: Plate, x: float, y: float) -> None:
    plate.ellipse(x + 40, y + 8, 76, 9, "#2b221d", 0.35)
    plate.line([(x, y + 6), (x - 4, y - 84), (x + 3, y - 176)], "#f1ebdf", 11)
    for _ in range(15):
        at = plate.rng.uniform(0, 150)
        plate.line([(x - 6, y - at), (x + plate.rng.uniform(-2, 3), y - at - 2)], "#3a332e", 2.4)
    for _ in range(620):
        angle, reach = plate.rng.uniform(0, 2 * math.pi), plate.rng.random() ** 0.6
        lx, ly = x + math.cos(angle) * 66 * reach, y - 178 + math.sin(angle) * 96 * reach
        leaf = mix("#d39a2d", "#f4d26b", max(0, min(1, 0.5 - (ly - y + 178) / 160)))
        plate.ellipse(lx, ly, plate.rng.uniform(3, 6.5), plate.rng.uniform(3, 5.5), leaf, 0.9)
