"""Glass negatives on a light table, and an ornament of waves."""

from PIL import Image

from tests.bench.pictures.plate import SCALE, Plate, mix


def negatives() -> Image.Image:
    """Glass negatives in rows on a light table."""
    plate = Plate("negatives")
    plate.gradient([(0, "#26282b"), (1, "#1b1c1f")])
    plate.rect(60, 50, 1540, 1017, "#3a3c40")
    plate.rect(84, 74, 1516, 993, "#f4f0e2")
    plate.glow(800, 520, 980, "#fffdf5", 0.6)
    for row in range(3):
        for column in range(4):
            x = 136 + column * 346 + plate.rng.uniform(-6, 6)
            y = 112 + row * 296 + plate.rng.uniform(-5, 5)
            _negative(plate, x, y, 296, 226, kind=row * 4 + column)
    x, y = 1174, 704
    crack = [
        (x + 14, y + 224),
        (x + 66, y + 170),
        (x + 92, y + 120),
        (x + 150, y + 92),
        (x + 186, y + 38),
        (x + 232, y + 4),
    ]
    plate.line(crack, "#fffef6", 5)
    plate.line([(px + 3, py + 2) for px, py in crack], "#1b1c1f", 1.6)
    plate.line([(x + 92, y + 120), (x + 60, y + 84), (x + 20, y + 62)], "#fffef6", 3.5)
    _loupe(plate, 640, 548)
    return plate.finish(grain=0.045)


def _negative(plate: Plate, x: float, y: float, wide: float, tall: float, *, kind: int) -> None:
    plate.rect(x + 5, y + 7, x + wide + 5, y + tall + 7, "#b9b29c", 0.6)
    glass = plate.rng.choice(("#3d4640", "#454a47", "#4a463d"))
    plate.rect(x, y, x + wide, y + tall, glass)
    pale, dark = "#c9c7b6", "#1d211f"
    foot = y + tall * plate.rng.uniform(0.66, 0.78)
    plate.rect(x + 9, y + 9, x + wide - 9, foot, mix(glass, dark, plate.rng.uniform(0.2, 0.55)))
    plate.rect(x + 9, foot, x + wide - 9, y + tall - 9, mix(glass, pale, plate.rng.uniform(0.25, 0.5)))
    if kind % 3 != 2:
        middle = x + wide * plate.rng.uniform(0.46, 0.54)
        for ring in range(5):
            reach = (0.4 - ring * 0.07) * wide
            plate.arc(
                middle,
                y + 18 + ring * 6 + reach,
                reach,
                (180, 360),
                mix(glass, pale, 0.5 + ring * 0.08),
                5 - ring * 0.7,
            )
            for side in (-1, 1):
                plate.line(
                    [(middle + side * reach * 0.98, y + 18 + ring * 6 + reach), (middle + side * reach * 0.98, foot)],
                    mix(glass, pale, 0.5),
                    4 - ring * 0.6,
                )
        plate.ellipse(middle, y + tall * 0.36, wide * 0.1, tall * 0.1, dark, 0.8)
    for _ in range(plate.rng.randint(3, 9)):
        px = x + plate.rng.uniform(26, wide - 26)
        size = plate.rng.uniform(26, 66) * (1.6 if kind % 3 == 2 else 1)
        base = foot + plate.rng.uniform(4, 30)
        tone = mix(glass, "#efecdc", plate.rng.uniform(0.5, 0.9))
        plate.polygon(
            [
                (px - size * 0.17, base),
                (px - size * 0.15, base - size * 0.6),
                (px, base - size * 0.76),
                (px + size * 0.15, base - size * 0.6),
                (px + size * 0.17, base),
            ],
            tone,
        )
        plate.ellipse(px, base - size * 0.86, size * 0.1, size * 0.12, dark, 0.85)
        plate.ellipse(px, base - size * 0.96, size * 0.14, size * 0.05, tone)
    plate.rect(x, y, x + wide, y + 5, "#ffffff", 0.25)
    plate.rect(x, y, x + 5, y + tall, "#ffffff", 0.2)
    if kind % 4 == 1:
        plate.rect(x + 12, y + tall - 30, x + 86, y + tall - 12, "#efe8cf")
        for line in range(2):
            plate.line([(x + 18, y + tall - 25 + line * 7), (x + 78, y + tall - 25 + line * 7)], "#5d5a50", 1.5)


def _loupe(plate: Plate, x: float, y: float) -> None:
    plate.ellipse(x + 10, y + 16, 104, 104, "#6d6858", 0.45)
    size = round(192 * SCALE)
    corner = (round((x - 96) * SCALE), round((y - 96) * SCALE))
    inner = plate.image.crop(
        (corner[0] + size // 4, corner[1] + size // 4, corner[0] + 3 * size // 4, corner[1] + 3 * size // 4)
    )
    mask = Image.radial_gradient("L").resize((size, size)).point([255 if value < 180 else 0 for value in range(256)])
    plate.ellipse(x, y, 104, 104, "#1b1c1f")
    plate.image.paste(inner.resize((size, size), Image.Resampling.BICUBIC), corner, mask)
    plate.arc(x, y, 92, (200, 262), "#ffffff", 5)
    for reach, colour in ((104, "#2e3034"), (100, "#6d6f74")):
        plate.arc(x, y, reach, (0, 360), colour, 5)


def waves() -> Image.Image:
    """A band of waves, an ornament."""
    plate = Plate("waves", 1600, 300)
    plate.gradient([(0, "#f6f2e6"), (1, "#f6f2e6")])
    for row, (colour, shift) in enumerate((("#a9c0c4", 0), ("#6f949d", 50), ("#3f6b7a", 0), ("#23485c", 50))):
        y = 96 + row * 50
        plate.rect(0, y + 26, 1600, 300, colour)
        for step in range(-1, 18):
            x = step * 100 + shift
            plate.ellipse(x, y + 34, 62, 46, colour)
            plate.arc(x, y + 34, 46, (192, 348), mix(colour, "#ffffff", 0.42), 4)
            plate.arc(x, y + 38, 30, (198, 342), mix(colour, "#ffffff", 0.42), 3)
    plate.rect(0, 276, 1600, 300, "#23485c")
    return plate.finish(grain=0.04)
