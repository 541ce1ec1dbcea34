"""The workshop at Aqmoinaq, against the light."""

import math

from PIL import Image

from tests.bench.pictures.nature import (
    curve,
)
from tests.bench.pictures.plate import Plate, Point, mix


def workshop() -> Image.Image:
    """Women at a long table with a net; a girl with a shuttle at the window."""
    plate = Plate("workshop")
    plate.gradient([(0, "#6f6250"), (0.7, "#7d6c54"), (1, "#5f4f3c")])
    plate.rect(0, 0, 1600, 40, "#4d4336")
    for left in (110, 610, 1110):
        _window(plate, left, 110, 380, 420)
    for left in (110, 610, 1110):
        plate.glow(left + 190, 320, 430, "#fff0cf", 0.5)
        plate.polygon([(left + 10, 700), (left + 370, 700), (left + 220, 1067), (left - 210, 1067)], "#fff3cf", 0.13)
    plate.gradient([(0, "#5d4632"), (1, "#39291e")], top=830)
    for x in range(-400, 2000, 120):
        plate.line([(800 + (x - 800) * 0.75, 830), (800 + (x - 800) * 1.5, 1067)], "#5a3f2c", 2)
    people = (
        (160, 604, "#7c4a48", "#d9d0bd", 10),
        (352, 588, "#41606a", "#b3573f", -12),
        (548, 606, "#6a5d7a", "#d9c79a", 14),
        (766, 592, "#8a6f40", "#c9c4b6", -8),
        (975, 598, "#4c7360", "#4a382e", 12),
        (1170, 588, "#9a6544", "#3a2a24", -12),
    )
    for x, y, coat, scarf, bow in people:
        _sitter(plate, x, y, coat, scarf, bow)
    _table(plate)
    _girl(plate, 1430, 640)
    return plate.finish()


def _window(plate: Plate, left: float, top: float, wide: float, tall: float) -> None:
    plate.rect(left - 22, top - 22, left + wide + 22, top + tall + 22, "#e9dcbf")
    plate.rect(left, top, left + wide, top + tall, "#f3ead2")
    plate.rect(left, top + tall * 0.56, left + wide, top + tall * 0.75, "#b9c9c6")
    plate.rect(left, top + tall * 0.75, left + wide, top + tall, "#e6d3a6")
    for step in range(5):
        plate.line(
            [
                (left + step * 13, top + tall * (0.6 + 0.03 * step)),
                (left + wide * 0.6, top + tall * (0.6 + 0.03 * step)),
            ],
            "#f3ead2",
            2,
            0.7,
        )
    plate.rect(left + wide / 2 - 7, top, left + wide / 2 + 7, top + tall, "#e9dcbf")
    plate.rect(left, top + tall * 0.36, left + wide, top + tall * 0.36 + 12, "#e9dcbf")
    plate.rect(left - 36, top + tall + 14, left + wide + 36, top + tall + 40, "#d9ccb0")
    plate.rect(left - 36, top + tall + 36, left + wide + 36, top + tall + 44, "#a38c66")


def _sitter(plate: Plate, x: float, y: float, coat: str, scarf: str, bow: float) -> None:
    """A woman bent over the net, the light behind her; bow is how far her head is turned, in pixels."""

    def at(dx: float, dy: float) -> Point:
        return x + dx, y + dy

    dim = mix(coat, "#1d1714", 0.5)
    skin = mix("#c4977a", "#2a1d16", 0.42)
    plate.polygon(
        curve([at(-92, 250), at(-92, 104), at(-60, 44), at(0, 24), at(60, 44), at(92, 104), at(92, 250)]), dim
    )
    plate.line(curve([at(-92, 120), at(-60, 44), at(-20, 28)]), mix(coat, "#ffe9c0", 0.55), 3.5, 0.9)
    plate.line(curve([at(92, 120), at(60, 44), at(20, 28)]), mix(coat, "#ffe9c0", 0.55), 3.5, 0.9)
    plate.ellipse(*at(bow, -14), 42, 50, skin)
    cloth = mix(scarf, "#1d1714", 0.34)
    hood = [
        (-50, 26),
        (-56, -34),
        (-26, -78),
        (22, -78),
        (54, -36),
        (50, 24),
        (34, 2),
        (20, -30),
        (-22, -30),
        (-36, 2),
        (-50, 26),
    ]
    plate.polygon(curve([at(dx + bow, dy) for dx, dy in hood]), cloth)
    plate.line(
        curve([at(bow - 55, -20), at(bow - 26, -77), at(bow + 22, -77), at(bow + 54, -24)]),
        mix(scarf, "#fff0d0", 0.5),
        4,
        0.95,
    )
    plate.polygon([at(bow * 0.6 - 30, 26), at(bow * 0.6 + 30, 26), at(bow * 0.4, 84)], cloth)
    sleeve = mix(coat, "#1d1714", 0.62)
    plate.line(curve([at(-80, 110), at(-64, 184), at(-10 + bow, 218)]), sleeve, 34)
    plate.line(curve([at(80, 110), at(64, 184), at(16 + bow, 218)]), sleeve, 34)
    plate.ellipse(*at(bow - 12, 220), 17, 12, skin)
    plate.ellipse(*at(bow + 20, 220), 17, 12, skin)


def _table(plate: Plate) -> None:
    plate.polygon([(40, 806), (1310, 806), (1400, 900), (-40, 900)], "#7d5c40")
    plate.polygon([(-40, 900), (1400, 900), (1400, 932), (-40, 932)], "#4d3726")
    for x in (40.0, 1300.0):
        plate.rect(x, 930, x + 36, 1067, "#3d2b1e")
    for step in range(58):
        x = 70 + step * 21.4
        sway = 6 * math.sin(step / 2.3)
        for row in range(5):
            y = 816 + row * 16
            low = x - 10 + row * 1.5
            plate.line([(low, y), (low + 11, y + 8 + sway * 0.3), (low + 21, y)], "#e8e2c8", 1.5, 0.95)
            plate.line([(low, y + 16), (low + 11, y + 8 + sway * 0.3), (low + 21, y + 16)], "#e8e2c8", 1.5, 0.95)
    for step in range(30):
        x = 330 + step * 21
        for row in range(8):
            y = 902 + row * 15
            plate.line([(x, y), (x + 10, y + 8), (x + 20, y)], "#e8e2c8", 1.5, 0.75)
            plate.line([(x, y + 15), (x + 10, y + 7), (x + 20, y + 15)], "#e8e2c8", 1.5, 0.75)
    for x in (250, 690, 1090):
        plate.ellipse(x, 872, 20, 9, "#b3573f")
        plate.rect(x - 20, 858, x + 20, 872, "#b3573f")
        plate.ellipse(x, 858, 20, 9, "#e0866b")


def _girl(plate: Plate, x: float, y: float) -> None:
    skin = mix("#dcae88", "#2a1d16", 0.3)
    plate.polygon(
        curve(
            [
                (x - 84, 1067),
                (x - 76, y + 120),
                (x - 40, y + 66),
                (x + 10, y + 56),
                (x + 56, y + 70),
                (x + 92, y + 130),
                (x + 104, 1067),
            ]
        ),
        "#2a3d4f",
    )
    plate.rect(x - 12, y + 26, x + 22, y + 76, mix(skin, "#7a4a33", 0.25))
    plate.ellipse(x, y, 46, 54, skin)
    plate.polygon(
        curve(
            [
                (x - 46, y + 6),
                (x - 50, y - 36),
                (x - 6, y - 66),
                (x + 50, y - 44),
                (x + 62, y + 20),
                (x + 66, y + 130),
                (x + 34, y + 120),
                (x + 40, y + 10),
                (x + 14, y - 34),
                (x - 46, y + 6),
            ]
        ),
        "#2a1d18",
    )
    plate.line([(x + 64, y + 140), (x + 10, y + 216), (x - 66, y + 190)], "#223242", 38)
    plate.ellipse(x - 70, y + 188, 19, 16, skin)
    shuttle = [
        (x - 170, y + 164),
        (x - 150, y + 150),
        (x - 40, y + 182),
        (x - 30, y + 194),
        (x - 44, y + 204),
        (x - 156, y + 178),
    ]
    plate.polygon(shuttle, "#b5803f")
    plate.line([(x - 146, y + 163), (x - 60, y + 190)], "#f3ead0", 6)
    plate.line(curve([(x - 44, y + 196), (x - 90, y + 246), (x - 170, y + 236)]), "#f3ead0", 2)
