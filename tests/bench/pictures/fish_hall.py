"""The fish hall in 1924, as from a glass plate."""

import math

from PIL import Image, ImageFilter, ImageOps

from tests.bench.pictures.plate import Plate, Point, mix


def fish_hall() -> Image.Image:
    """A long hall with iron arches and shafts of light; grey, as from a glass plate."""
    plate = Plate("fish-hall")
    plate.gradient([(0, "#1d1d1d"), (0.5, "#3a3a3a"), (1, "#2a2a2a")])
    eye: Point = (800, 470)
    _floor(plate, eye)
    for bay in range(7, 0, -1):
        _bay(plate, eye, 0.1 + 0.9 * ((8 - bay) / 7) ** 2.3, (8 - bay) / 7)
    _end_wall(plate, eye)
    _crowd(plate)
    beams = Plate("fish-hall-beams")
    for start, end, wide in ((90, 560, 150), (330, 800, 150), (600, 1010, 130), (900, 1230, 120), (1180, 1450, 110)):
        beams.polygon(
            [(start, 60), (start + wide * 0.6, 60), (end + wide, 1067), (end - wide * 0.7, 1067)], "#ffffff", 0.16
        )
    shafts = beams.image.filter(ImageFilter.GaussianBlur(26)).convert("L")
    plate.veil(shafts, "#f4f4f4")
    dust = plate.clouds(1600, 1067, (240, 200)).point([round(max(0, value - 120) * 0.28) for value in range(256)])
    plate.veil(dust, "#ffffff")
    grey = ImageOps.grayscale(plate.finish(grain=0.09))
    return _aged(plate, grey)


def _at(eye: Point, x: float, y: float, size: float) -> Point:
    return eye[0] + (x - eye[0]) * size, eye[1] + (y - eye[1]) * size


def _floor(plate: Plate, eye: Point) -> None:
    plate.polygon([eye, (-1500, 1400), (3100, 1400)], "#595959")
    for step in range(26):
        size = 0.08 + 1.3 * (step / 25) ** 2.2
        y = eye[1] + 560 * size
        plate.line([(0, y), (1600, y)], "#3a3a3a", 1 + 3 * size, 0.8)
    for x in range(-1400, 3200, 150):
        plate.line([eye, (x, 1300)], "#404040", 1.6, 0.8)
    wet = plate.clouds(1600, 520, (320, 40)).point([round(max(0, value - 138) * 1.3) for value in range(256)])
    plate.veil(wet, "#c9c9c9", top=547)


def _bay(plate: Plate, eye: Point, size: float, near: float) -> None:
    """One arch with its pillars, its strip of roof and its windows; near is 0 at the far end, 1 at the eye."""
    tone = mix("#8f8f8f", "#161616", near)
    wall = mix("#a2a2a2", "#333333", near)
    inner = size * 0.8
    for side in (-60.0, 1660.0):
        plate.polygon(
            [
                _at(eye, side, -40, size),
                _at(eye, side, -40, inner),
                _at(eye, side, 1010, inner),
                _at(eye, side, 1010, size),
            ],
            wall,
        )
        outer_x, inner_x = _at(eye, side, 0, size * 0.97)[0], _at(eye, side, 0, inner * 1.05)[0]
        top, low = 90, 330
        pane = [
            (outer_x, _at(eye, 0, top, size * 0.97)[1]),
            (inner_x, _at(eye, 0, top, inner * 1.05)[1]),
            (inner_x, _at(eye, 0, low, inner * 1.05)[1]),
            (outer_x, _at(eye, 0, low, size * 0.97)[1]),
        ]
        plate.polygon(pane, "#f7f7f7")
        for share in (1 / 3, 2 / 3):
            a = (pane[0][0] + (pane[1][0] - pane[0][0]) * share, pane[0][1] + (pane[1][1] - pane[0][1]) * share)
            b = (pane[3][0] + (pane[2][0] - pane[3][0]) * share, pane[3][1] + (pane[2][1] - pane[3][1]) * share)
            plate.line([a, b], tone, 1 + 4 * near)
    rim = [
        _at(eye, 800 + 860 * math.cos(math.pi * (1 + step / 40)), 120 + 330 * math.sin(math.pi * (1 + step / 40)), size)
        for step in range(41)
    ]
    plate.line(rim, tone, 3 + 26 * near**1.6)
    truss = [
        _at(eye, 800 + 790 * math.cos(math.pi * (1 + step / 40)), 150 + 300 * math.sin(math.pi * (1 + step / 40)), size)
        for step in range(41)
    ]
    plate.line(truss, tone, 2 + 9 * near**1.6)
    for a, b in zip(rim[::2], truss[1::2], strict=False):
        plate.line([a, b], tone, 1 + 4 * near)
    for x in (-60.0, 150.0, 1450.0, 1660.0):
        if x in (150.0, 1450.0):
            foot, top_point = _at(eye, x, 1010, size), _at(eye, x, 10, size)
            wide = 4 + 17 * near**1.4
            plate.rect(foot[0] - wide, top_point[1], foot[0] + wide, foot[1], tone)
            plate.rect(foot[0] - wide * 1.8, foot[1] - wide, foot[0] + wide * 1.8, foot[1] + 3, tone)
            plate.rect(foot[0] - wide * 0.7, top_point[1], foot[0] - wide * 0.3, foot[1], "#ffffff", 0.3)


def _end_wall(plate: Plate, eye: Point) -> None:
    left, top = _at(eye, 150, 60, 0.13)
    right, foot = _at(eye, 1450, 1010, 0.13)
    plate.rect(left, top, right, foot, "#bdbdbd")
    plate.ellipse((left + right) / 2, top + 8, (right - left) / 2, 34, "#f4f4f4")
    plate.rect(left + 54, foot - 66, right - 54, foot, "#f4f4f4")
    plate.glow(eye[0], eye[1], 260, "#ffffff", 0.7)


def _crowd(plate: Plate) -> None:
    spots = sorted(
        [
            (plate.rng.uniform(0.12, 0.8) ** 1.2, plate.rng.choice((-1, 1)) * plate.rng.uniform(0.16, 0.92))
            for _ in range(34)
        ]
    )
    for near, way in spots:
        if near > 0.45 and abs(way) < 0.42:
            continue
        x, y = 800 + way * (150 + 800 * near), 500 + 560 * near
        if plate.rng.random() < 0.5:
            _barrels(plate, x, y, near)
        else:
            _figure(plate, x, y, near)
    _figure(plate, 246, 1010, 0.82)
    _figure(plate, 330, 1022, 0.8)
    _barrels(plate, 1210, 1040, 0.8)
    _barrels(plate, 1360, 1010, 0.78)
    _figure(plate, 1130, 930, 0.66)
    for x, y in ((700, 1000), (726, 1000)):
        plate.polygon([(x, y), (x + 3, y - 26), (x + 14, y - 26), (x + 14, y - 6), (x + 24, y)], "#141414", 0.85)
    plate.polygon([(694, 980), (752, 980), (742, 800), (704, 800)], "#e0e0e0", 0.10)


def _barrels(plate: Plate, x: float, y: float, near: float) -> None:
    tall = 18 + 130 * near
    for lane in (-1, 0, 1):
        bx = x + lane * tall * 0.72
        tone = mix("#7b7b7b", "#242424", near)
        plate.ellipse(bx, y, tall * 0.36, tall * 0.11, "#0d0d0d", 0.5)
        plate.rect(bx - tall * 0.33, y - tall * 0.9, bx + tall * 0.33, y, tone)
        plate.rect(bx - tall * 0.33, y - tall * 0.9, bx - tall * 0.1, y, "#ffffff", 0.1)
        for hoop in (0.2, 0.72):
            plate.rect(
                bx - tall * 0.35, y - tall * hoop - tall * 0.05, bx + tall * 0.35, y - tall * hoop, "#0f0f0f", 0.8
            )
        plate.ellipse(bx, y - tall * 0.9, tall * 0.33, tall * 0.11, "#dcdcdc")
        for _ in range(5):
            fx = bx + plate.rng.uniform(-0.2, 0.2) * tall
            plate.ellipse(
                fx, y - tall * 0.92, tall * 0.12, tall * 0.035, plate.rng.choice(("#8c8c8c", "#f6f6f6", "#a8a8a8"))
            )


def _figure(plate: Plate, x: float, y: float, near: float) -> None:
    tall = 34 + 270 * near
    tone = mix("#6f6f6f", "#131313", near)
    plate.ellipse(x, y, tall * 0.17, tall * 0.035, "#080808", 0.5)
    coat = [
        (-0.13, 0),
        (-0.15, -0.48),
        (-0.12, -0.74),
        (-0.04, -0.8),
        (0.05, -0.8),
        (0.12, -0.74),
        (0.15, -0.48),
        (0.12, 0),
    ]
    plate.polygon([(x + dx * tall, y + dy * tall) for dx, dy in coat], tone)
    plate.ellipse(x, y - tall * 0.87, tall * 0.06, tall * 0.075, mix(tone, "#d8d8d8", 0.62))
    if plate.rng.random() < 0.6:
        plate.rect(x - tall * 0.1, y - tall * 0.925, x + tall * 0.1, y - tall * 0.905, tone)
        plate.rect(x - tall * 0.06, y - tall * 0.985, x + tall * 0.06, y - tall * 0.91, tone)
    else:
        plate.ellipse(x, y - tall * 0.925, tall * 0.075, tall * 0.03, tone)
    plate.polygon(
        [
            (x - tall * 0.06, y - tall * 0.5),
            (x + tall * 0.07, y - tall * 0.5),
            (x + tall * 0.08, y - tall * 0.08),
            (x - tall * 0.08, y - tall * 0.08),
        ],
        "#ffffff",
        0.12 + 0.1 * plate.rng.random(),
    )


def _aged(plate: Plate, grey: Image.Image) -> Image.Image:
    """The edges of an old plate: a dark fall-off and a pale rim where the emulsion has gone."""
    fade = (
        Image.radial_gradient("L").resize(grey.size).point([round(max(0, value - 110) * 0.85) for value in range(256)])
    )
    grey.paste(18, (0, 0), fade)
    border = plate.clouds(800, 533.5, (26, 26)).resize(grey.size)
    edge = Image.new("L", grey.size, 255)
    inside = (12, 10, grey.width - 11, grey.height - 12)
    edge.paste(0, inside)
    edge = edge.filter(ImageFilter.GaussianBlur(8))
    worn = Image.eval(edge, lambda value: round(value * 0.55))
    grey.paste(
        205,
        (0, 0),
        Image.composite(
            worn, Image.new("L", grey.size), border.point([min(255, max(0, (v - 70) * 3)) for v in range(256)])
        ),
    )
    return grey
