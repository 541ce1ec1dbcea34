"""Breaker's Hard: the trawler on the beach, the clocks in the canteen."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    banks,
    curve,
    haze,
    ridge,
    ripples,
)
from tests.bench.pictures.plate import Plate, mix


def trawler() -> Image.Image:
    """A trawler on the beach with its bow cut away; sparks from a torch."""
    plate = Plate("trawler")
    horizon = 470
    plate.gradient([(0, "#49545f"), (0.55, "#86898a"), (1, "#c9b79c")], bottom=horizon)
    banks(plate, horizon - 20, "#5d666f", cell=(560, 90), cover=0.55)
    ridge(plate, horizon + 2, 70, "#7d7f7e", knots=7)
    plate.gradient([(0, "#a9a294"), (0.3, "#7b7f80"), (1, "#6a6a66")], top=horizon, bottom=640)
    ripples(plate, horizon, light="#d2c6b0", dark="#4b5358", strokes=500)
    beach = curve([(-20, 640), (300, 610), (700, 622), (1100, 600), (1620, 618)])
    plate.polygon([*beach, (1620, 1067), (-20, 1067)], "#8a7a66")
    mud = plate.clouds(1600, 447, (340, 44)).point([round(max(0, value - 112) * 1.1) for value in range(256)])
    mud.paste(0, (0, 0, mud.width, 30))
    plate.veil(mud, "#5a4c3f", top=620)
    groove = [
        *curve([(520, 830), (300, 890), (60, 980), (-40, 1030)]),
        *curve([(60, 1067), (140, 1030), (340, 950), (540, 890)]),
    ]
    plate.polygon(groove, "#4a3d33", 0.4)
    _wreck(plate)
    _cutters(plate)
    for _ in range(46):
        x, y = plate.rng.uniform(60, 1560), plate.rng.uniform(900, 1050)
        size = plate.rng.uniform(8, 30)
        plate.polygon(
            [(x, y), (x + size, y - size * 0.4), (x + size * 1.8, y + size * 0.2), (x + size * 0.7, y + size * 0.4)],
            mix("#4a4138", "#7d5a40", plate.rng.random()),
        )
    haze(plate, 260, horizon, "#cdbfa8", strength=0.3, below=180)
    return plate.finish()


def _wreck(plate: Plate) -> None:
    plate.polygon([(470, 880), (1500, 880), (1400, 930), (520, 930)], "#2a241f", 0.5)
    hull = curve([(560, 330), (800, 352), (1100, 346), (1350, 310), (1440, 286)])
    under = curve([(1440, 286), (1424, 480), (1380, 660), (1290, 800), (1100, 880), (620, 886), (560, 880)])
    plate.polygon([*hull, *under], "#2f4a58")
    rust = curve(
        [
            (1424, 500),
            (1380, 660),
            (1290, 800),
            (1100, 880),
            (620, 886),
            (560, 880),
            (560, 660),
            (900, 672),
            (1200, 640),
            (1424, 500),
        ]
    )
    plate.polygon(rust, "#7a3b2a")
    plate.line(curve([(560, 660), (900, 672), (1200, 640), (1426, 500)]), "#c9bfae", 7)
    plate.line(hull, "#cfc6b4", 11)
    for _ in range(60):
        x, y = plate.rng.uniform(580, 1380), plate.rng.uniform(350, 640)
        plate.polygon(
            [(x, y), (x + plate.rng.uniform(6, 20), y), (x + plate.rng.uniform(2, 10), y + plate.rng.uniform(30, 120))],
            "#8a4a30",
            0.28,
        )
    for index in range(5):
        plate.line(
            curve([(690 + index * 150, 352), (684 + index * 146, 600), (670 + index * 132, 880)]), "#1f3540", 2.4, 0.8
        )
    plate.polygon([(470, 322), (566, 330), (566, 884), (470, 884), (452, 600)], "#1a1714")
    for y in (330, 486, 650, 812):
        plate.polygon([(456, y), (566, y + 4), (566, y + 22), (456, y + 15)], "#93694b")
        plate.line([(456, y), (566, y + 4)], "#d8a877", 3)
    plate.line([(462, 326), (452, 600), (470, 884)], "#c98a5d", 7)
    plate.line([(566, 330), (566, 884)], "#c98a5d", 6)
    for y in (410, 570, 735):
        plate.polygon([(480, y), (540, y + 2), (540, y + 62), (480, y + 58)], "#33271f")
    plate.glow(510, 600, 120, "#ff9d4a", 0.25)
    for index in range(6):
        plate.ellipse(860 + index * 84, 452 - abs(index - 2) * 4, 15, 15, "#1f3540")
        plate.ellipse(860 + index * 84, 452 - abs(index - 2) * 4, 10, 10, "#0f191f")
    for x, y, tall in ((700, 344, 34), (960, 350, 22), (1180, 342, 40), (1330, 318, 26)):
        plate.polygon([(x, y), (x + 6, y - tall), (x + 34, y - tall + 6), (x + 40, y)], "#3b4a50")
    _yard_crane(plate)


def _yard_crane(plate: Plate) -> None:
    ink = "#2b2d30"
    plate.polygon([(120, 900), (146, 300), (184, 300), (214, 900)], ink)
    for step in range(8):
        y = 880 - step * 72
        plate.line([(126 + step * 3, y), (206 - step * 3, y - 70)], "#8a8272", 4)
        plate.line([(206 - step * 3, y), (126 + step * 3, y - 70)], "#8a8272", 4)
    plate.polygon([(110, 300), (240, 300), (250, 220), (120, 210)], "#b98a35")
    plate.rect(196, 232, 240, 276, "#2a3a42")
    plate.line([(180, 220), (560, 66)], ink, 14)
    plate.line([(150, 212), (176, 120), (560, 66)], ink, 4)
    plate.line([(556, 70), (510, 300)], ink, 3)
    plate.polygon([(486, 300), (534, 300), (520, 330), (500, 330)], "#b98a35")
    plate.rect(100, 896, 236, 918, ink)


def _cutters(plate: Plate) -> None:
    plate.line([(690, 342), (690, 520)], "#2b2d30", 3)
    plate.line([(790, 350), (790, 520)], "#2b2d30", 3)
    plate.rect(672, 516, 808, 530, "#8a6a42")
    plate.line([(676, 470), (804, 470)], "#8a6a42", 4)
    body = "#c2652f"
    plate.polygon(curve([(736, 516), (734, 448), (752, 424), (774, 440), (776, 516)]), body)
    plate.ellipse(754, 408, 17, 19, "#e3d7bd")
    plate.rect(736, 404, 752, 420, "#1d2022")
    plate.line([(748, 446), (716, 462), (690, 454)], mix(body, "#000000", 0.25), 13)
    plate.line([(694, 454), (662, 446)], "#1d2022", 5)
    x, y = 656, 446
    plate.line([(656, 340), (656, 446)], "#ffb45a", 4)
    plate.glow(x, y, 220, "#ffb04e", 0.75)
    for _ in range(330):
        turn, reach = plate.rng.gauss(1.75, 0.52), plate.rng.random() ** 0.8 * 420
        px = x + math.cos(turn) * reach * 0.62
        py = y + math.sin(turn) * reach * 0.7 + reach * reach / 2100
        if py > 900:
            continue
        fade = 1 - reach / 470
        plate.line(
            [(px, py), (px + math.cos(turn) * 10 * fade, py + 13 * fade)],
            mix("#ff8a32", "#fff1c0", fade),
            1 + 2 * fade,
            0.4 + 0.6 * fade,
        )
    plate.glow(x, y, 60, "#fff6dd", 1)
    plate.ellipse(x, y, 9, 9, "#fffdf4")
    for px, py in ((330, 930), (378, 938)):
        plate.polygon(
            curve([(px - 17, py + 44), (px - 15, py - 26), (px, py - 40), (px + 15, py - 26), (px + 17, py + 44)]),
            "#44505a",
        )
        plate.ellipse(px, py - 54, 12, 13, "#d9b24a")


def clocks() -> Image.Image:
    """A canteen wall of stopped ships' clocks, a table, mugs and helmets."""
    plate = Plate("clocks")
    plate.gradient([(0, "#46625d"), (0.66, "#3b544f"), (1, "#32463f")], bottom=760)
    plate.rect(0, 560, 1600, 574, "#e2d6b8")
    for left in range(0, 1600, 64):
        plate.rect(left, 574, left + 62, 900, mix("#d5c5a0", "#c7b58d", plate.rng.random()))
        plate.rect(left + 58, 574, left + 64, 900, "#a8956d")
    stain = plate.clouds(1600, 560, (420, 300)).point([round(max(0, value - 128) * 0.7) for value in range(256)])
    plate.veil(stain, "#20332f")
    plate.glow(820, 90, 900, "#ffe6ae", 0.34)
    spots: list[tuple[float, float, float]] = []
    for row in range(4):
        for column in range(13):
            x = 72 + column * 122 + (58 if row % 2 else 0) + plate.rng.uniform(-8, 8)
            spots.append((x, 78 + row * 132 + plate.rng.uniform(-8, 8), plate.rng.choice((44.0, 50.0, 56.0))))
    for x, y, size in spots:
        _clock(plate, x, y, size)
    for index in range(7):
        x = 110 + index * 226
        plate.line([(x, 612), (x, 640)], "#5d4a33", 9)
        plate.line([(x, 640), (x + 14, 640)], "#5d4a33", 7)
        colour = ("#d9b24a", "#d8d2c2", "#b9513a", "#d9b24a", "#4f7d8a", "#d8d2c2", "#d9b24a")[index]
        dome = curve([(x - 56, 700), (x - 48, 650), (x, 622), (x + 48, 650), (x + 56, 700)])
        plate.polygon(dome, colour)
        plate.polygon(
            curve([(x + 10, 626), (x + 44, 652), (x + 54, 700), (x + 28, 700), (x + 10, 626)]),
            mix(colour, "#000000", 0.18),
        )
        plate.polygon(
            curve([(x - 74, 704), (x - 50, 690), (x + 50, 690), (x + 74, 704), (x, 712), (x - 74, 704)]),
            mix(colour, "#000000", 0.28),
        )
    plate.polygon([(-20, 880), (1620, 880), (1620, 960), (-20, 960)], "#a97c4f")
    plate.rect(0, 956, 1600, 984, "#7d5734")
    plate.gradient([(0, "#3a2d24"), (1, "#241b16")], top=984)
    for y in (896, 914, 934):
        plate.line([(0, y), (1600, y + plate.rng.uniform(-3, 3))], "#8f6640", 2, 0.6)
    for x, colour in ((240, "#e6dfcf"), (520, "#56727a"), (900, "#e6dfcf"), (1010, "#a8523c"), (1350, "#e6dfcf")):
        _mug(plate, x, 906, colour)
    return plate.finish()


def _clock(plate: Plate, x: float, y: float, size: float) -> None:
    plate.ellipse(x + 6, y + 9, size + 2, size + 2, "#16241f", 0.5)
    plate.ellipse(x, y, size, size, "#8a6425")
    plate.ellipse(x - 1, y - 1, size * 0.96, size * 0.96, plate.rng.choice(("#c79a45", "#b98a3a", "#d3aa58")))
    plate.ellipse(x, y, size * 0.8, size * 0.8, "#6d4f1e")
    plate.ellipse(x, y, size * 0.76, size * 0.76, plate.rng.choice(("#f4efdf", "#ece4cd", "#f7f3e8")))
    for hour in range(12):
        turn = math.pi * hour / 6
        far, near = size * 0.68, size * (0.5 if hour % 3 == 0 else 0.58)
        plate.line(
            [
                (x + math.cos(turn) * near, y + math.sin(turn) * near),
                (x + math.cos(turn) * far, y + math.sin(turn) * far),
            ],
            "#2b2722",
            2.2 if hour % 3 == 0 else 1.2,
        )
    hours = plate.rng.uniform(0, 12)
    for share, reach, wide in ((hours / 12, 0.38, 3.6), (hours % 1, 0.6, 2.2)):
        turn = 2 * math.pi * share - math.pi / 2
        plate.line(
            [
                (x - math.cos(turn) * size * 0.1, y - math.sin(turn) * size * 0.1),
                (x + math.cos(turn) * size * reach, y + math.sin(turn) * size * reach),
            ],
            "#1f1c19",
            wide,
        )
    plate.ellipse(x, y, size * 0.07, size * 0.07, "#1f1c19")
    plate.polygon(
        [
            (x - size * 0.55, y - size * 0.5),
            (x - size * 0.1, y - size * 0.72),
            (x - size * 0.5, y + size * 0.3),
            (x - size * 0.68, y + size * 0.1),
        ],
        "#ffffff",
        0.22,
    )


def _mug(plate: Plate, x: float, y: float, colour: str) -> None:
    plate.ellipse(x + 8, y + 20, 44, 8, "#5d3f25", 0.5)
    plate.arc(x + 34, y - 16, 19, (-100, 100), mix(colour, "#000000", 0.15), 7)
    plate.rect(x - 32, y - 48, x + 32, y + 14, colour)
    plate.ellipse(x, y + 14, 32, 7, colour)
    plate.rect(x + 14, y - 48, x + 32, y + 14, mix(colour, "#000000", 0.14))
    plate.ellipse(x, y - 48, 32, 8, mix(colour, "#000000", 0.12))
    plate.ellipse(x, y - 47, 27, 6, "#4a2f1f")
