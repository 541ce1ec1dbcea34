"""Low Sarna: the creek at dawn, and a measuring post in the mud."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    birds,
    curve,
    grass,
    haze,
    ridge,
    ripples,
)
from tests.bench.pictures.plate import Plate, Point, mix


def marsh() -> Image.Image:
    """A creek in wide bends through the marsh at dawn."""
    plate = Plate("marsh")
    horizon = 400
    plate.gradient([(0, "#8fa7b5"), (0.5, "#c9c8bd"), (0.85, "#f1d7b0"), (1, "#f6e2bd")], bottom=horizon)
    banks(plate, horizon - 40, "#a9b2b4", cell=(640, 44), cover=0.46)
    plate.glow(520, horizon - 10, 460, "#fff1cd", 0.9)
    plate.ellipse(520, horizon - 34, 30, 30, "#fffaea")
    ridge(plate, horizon + 2, 40, "#9fa89f", knots=6)
    plate.rect(0, horizon - 6, 1600, horizon + 8, "#84907f")
    plate.gradient([(0, "#a39d74"), (0.25, "#86874f"), (0.6, "#6c6a36"), (1, "#443f22")], top=horizon + 6)
    patches = plate.clouds(1600, 661, (420, 54)).point([round(max(0, value - 118) * 1.3) for value in range(256)])
    plate.veil(patches, "#9a5b36", top=horizon + 6)
    patches = plate.clouds(1600, 661, (300, 40)).point([round(max(0, value - 140) * 1.1) for value in range(256)])
    plate.veil(patches, "#5e7a45", top=horizon + 6)
    grass(plate, (-20, horizon + 14, 1620, 640), 2600, ("#7d7d45", "#a3774a", "#65753f"), size=18)
    grass(plate, (-20, 640, 520, 1067), 900, ("#6d6a34", "#8a5c35", "#57662f"), size=60)
    grass(plate, (1150, 640, 1620, 1067), 900, ("#6d6a34", "#8a5c35", "#57662f"), size=64)
    _creek(plate, horizon)
    for x, y in ((1290, 700), (1400, 800), (170, 780), (300, 930), (1540, 880)):
        for _ in range(26):
            px, py = plate.rng.gauss(x, 46), plate.rng.gauss(y, 20)
            plate.line([(px, py), (px + 5, py - 34)], "#4d5230", 1.6)
            plate.ellipse(px + 5, py - 36, 4.2, 6, "#8d7aa6", 0.95)
    birds(plate, (1160, 300), (170, 46), 46, "#3f4442", size=15)
    haze(plate, 240, horizon, "#f8e8c8", strength=0.4, below=150)
    return plate.finish()


def _creek(plate: Plate, horizon: float) -> None:
    land = plate.image.copy()
    plate.gradient([(0, "#f7e6c4"), (0.18, "#e6dcc6"), (0.5, "#b5bfc0"), (1, "#7f95a3")], top=horizon)
    ripples(plate, horizon, light="#fbf1d9", dark="#73868f", strokes=700, alpha=0.3)
    water = plate.image
    plate.image = land
    for swell, colour in ((1.22, "#514229"), (1.12, "#6b5738"), (1.05, "#8b7a56")):
        plate.polygon(_banks(horizon, swell), colour)
    plate.window(water, _banks(horizon, 1))
    for _ in range(34):
        near = plate.rng.uniform(0.12, 0.9)
        y = horizon + 9 + near**1.5 * 690
        x = plate.rng.uniform(0, 1600)
        middle, wide = _course(near)
        if abs(x - middle) < wide * 2.4 + 150:
            continue
        size = (6 + 46 * near) * plate.rng.uniform(0.5, 1.2)
        plate.ellipse(x, y, size * 1.12, size * 0.2, "#4f4129", 0.8)
        plate.ellipse(x, y + 1, size, size * 0.15, mix("#efdfc0", "#93a6ae", near))


def _course(near: float) -> Point:
    turn = 5.6 * (1 - near) ** 1.5 * math.pi
    middle = 830 + (46 + 330 * near) * math.sin(turn + 0.5) - 130 * (1 - near)
    return middle, 7 + 205 * near**1.5


def _banks(horizon: float, swell: float) -> list[Point]:
    left: list[Point] = []
    right: list[Point] = []
    for step in range(401):
        near = step / 400
        y = horizon + 9 + near**1.5 * 690
        middle, wide = _course(near)
        ahead = _course(min(1.0, near + 0.004))[0] - middle
        wide = wide * swell + min(abs(ahead) * 5.5, 90 * near + 16) + (swell - 1) * 14
        left.append((middle - wide, y))
        right.append((middle + wide, y))
    return [*left, *reversed(right)]


def post() -> Image.Image:
    """A striped measuring post in wet mud, a small wader at its foot; upright."""
    plate = Plate("post", 1067, 1400)
    horizon = 420
    plate.gradient([(0, "#7f97ab"), (0.6, "#bcc5c6"), (1, "#e4d9c2")], bottom=horizon)
    banks(plate, horizon - 30, "#98a7b1", cell=(460, 60), cover=0.5)
    ridge(plate, horizon + 2, 46, "#8b978f", knots=5)
    plate.rect(0, horizon - 5, 1067, horizon + 16, "#6f7c5a")
    plate.gradient([(0, "#b7b2a0"), (0.3, "#94897a"), (1, "#4d4238")], top=horizon + 14)
    sheen = plate.clouds(1067, 966, (360, 34)).point([round(max(0, value - 132) * 1.7) for value in range(256)])
    plate.veil(sheen, "#dfe2d8", top=horizon + 14)
    dark = plate.clouds(1067, 966, (260, 30)).point([round(max(0, value - 150) * 1.4) for value in range(256)])
    plate.veil(dark, "#3a3027", top=horizon + 14)
    grass(plate, (-10, horizon + 10, 1080, horizon + 40), 520, ("#6f7c4a", "#8a7b4c", "#5c6b3e"), size=20)
    left, right, top, foot = 452, 548, 150, 1080
    plate.polygon([(left + 10, foot), (right, foot), (right + 26, 1400), (left + 40, 1400)], "#2e2721", 0.5)
    for band in range(10):
        y = top + (foot - top) * band / 10
        low = top + (foot - top) * (band + 1) / 10
        plate.rect(left, y, right, low, "#f0ead9" if band % 2 else "#b8402f")
        for tick in range(1, 5):
            ty = y + (low - y) * tick / 5
            plate.rect(left, ty - 1.5, left + (40 if tick % 2 else 24), ty + 1.5, "#22211f", 0.75)
        plate.text(
            right - 14, (y + low) / 2, str((10 - band) * 10), 40, "#22211f" if band % 2 else "#f0ead9", anchor="rm"
        )
    plate.rect(right - 20, top, right, foot, "#000000", 0.14)
    plate.rect(left, top, left + 10, foot, "#ffffff", 0.16)
    plate.polygon([(left - 8, top), (left + 6, top - 22), (right - 6, top - 22), (right + 8, top)], "#3a3530")
    for y, alpha in ((640, 0.16), (700, 0.22), (800, 0.3)):
        plate.rect(left, y, right, foot, "#3b3a2a", alpha)
        plate.rect(left, y - 2, right, y + 4, "#26251b", 0.55)
    for _ in range(60):
        x = plate.rng.uniform(left, right)
        plate.line([(x, 800 + plate.rng.uniform(0, 220)), (x + plate.rng.uniform(-3, 3), 1070)], "#4f5a33", 2, 0.6)
    plate.ellipse((left + right) / 2, foot, 96, 17, "#4a3f35")
    plate.ellipse((left + right) / 2 + 4, foot + 4, 130, 22, "#d5d8cd", 0.35)
    for step in range(15):
        x, y = 210 + step * 41, 1310 - step * 14 + (8 if step % 2 else -8)
        _print(plate, x, y)
    _wader(plate, 822, 1106)
    haze(plate, 280, horizon, "#e9e2d0", strength=0.35, below=160)
    return plate.finish()


def _print(plate: Plate, x: float, y: float) -> None:
    for dx, dy in ((14, -7), (17, 2), (12, 9)):
        plate.line([(x, y), (x + dx, y + dy)], "#2f2720", 3, 0.75)


def _wader(plate: Plate, x: float, y: float) -> None:
    for leg in (-8, 14):
        plate.line([(x + leg, y - 58), (x + leg + 5, y - 30), (x + leg - 2, y)], "#b4532f", 4)
        plate.line([(x + leg - 2, y), (x + leg + 14, y + 2)], "#b4532f", 3)
    plate.ellipse(x + 4, y + 6, 58, 6, "#241d18", 0.35)
    body = curve(
        [
            (x - 76, y - 84),
            (x - 30, y - 112),
            (x + 32, y - 108),
            (x + 58, y - 76),
            (x + 24, y - 54),
            (x - 30, y - 60),
            (x - 76, y - 84),
        ]
    )
    plate.polygon(body, "#7d6a57")
    belly = curve(
        [(x - 34, y - 66), (x + 10, y - 74), (x + 50, y - 80), (x + 26, y - 54), (x - 20, y - 56), (x - 34, y - 66)]
    )
    plate.polygon(belly, "#efe8da")
    wing = curve([(x - 84, y - 82), (x - 30, y - 106), (x + 22, y - 96), (x - 14, y - 78), (x - 84, y - 82)])
    plate.polygon(wing, "#5b4b3d")
    for step in range(5):
        plate.line([(x - 52 + step * 13, y - 90), (x - 36 + step * 13, y - 82)], "#a08c76", 2)
    plate.polygon(
        curve(
            [
                (x + 34, y - 100),
                (x + 48, y - 138),
                (x + 70, y - 142),
                (x + 74, y - 124),
                (x + 56, y - 78),
                (x + 34, y - 100),
            ]
        ),
        "#7d6a57",
    )
    plate.ellipse(x + 66, y - 134, 19, 17, "#7d6a57")
    plate.line([(x + 82, y - 132), (x + 138, y - 118)], "#2a221c", 4.5)
    plate.ellipse(x + 71, y - 138, 3.6, 3.6, "#15110e")
