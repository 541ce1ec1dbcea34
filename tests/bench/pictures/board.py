"""The board of soundings by the harbour master's door, and the pilots' chart."""

from PIL import Image

from tests.bench.pictures.plate import Plate, mix


def board() -> Image.Image:
    """The blackboard by the harbour master's door."""
    plate = Plate("board")
    plate.gradient([(0, "#9a5f45"), (1, "#7c4a38")])
    for row in range(34):
        y = row * 32
        for column in range(-1, 20):
            x = column * 92 + (46 if row % 2 else 0)
            tone = mix("#a3654a", "#6f4030", plate.rng.random())
            plate.rect(x + 2, y + 2, x + 90, y + 30, tone)
    stain = plate.clouds(1600, 1067, (420, 380)).point([round(max(0, value - 120) * 0.75) for value in range(256)])
    plate.veil(stain, "#2b1a17")
    plate.rect(1190, 96, 1560, 1067, "#d8cdb8")
    plate.rect(1222, 128, 1528, 1067, "#2f5d50")
    for top, bottom in ((160, 470), (520, 700), (745, 1040)):
        for left in (1250, 1388):
            plate.rect(left, top, left + 112, bottom, "#244a40")
            plate.rect(left + 7, top + 7, left + 112, bottom, "#3b6f60")
            plate.rect(left + 7, top + 7, left + 105, bottom - 7, "#2f5d50")
    plate.ellipse(1504, 720, 13, 13, "#d8a94a")
    plate.ellipse(1500, 716, 5, 5, "#f6dc95")
    plate.rect(128, 176, 1100, 894, "#000000", 0.28)
    plate.rect(110, 152, 1086, 874, "#6a4a2f")
    plate.rect(118, 160, 1078, 866, "#85603e")
    plate.rect(144, 186, 1052, 840, "#26302f")
    dust = plate.clouds(1600, 1067, (300, 120)).point([round(max(0, value - 110) * 0.30) for value in range(256)])
    dust.paste(0, (0, 0, 288, dust.height))
    dust.paste(0, (2104, 0, dust.width, dust.height))
    dust.paste(0, (0, 0, dust.width, 372))
    dust.paste(0, (0, 1680, dust.width, dust.height))
    plate.veil(dust, "#8d9a95")
    chalk = "#e6e8e0"
    plate.text(190, 218, "FRIDAY", 38, chalk)
    plate.text(470, 218, "LEAST", 38, chalk)
    plate.text(690, 218, "WHERE", 38, chalk)
    _chalk_line(plate, 180, 1016, 282)
    rows = (
        ("25 SEPT", "6.4", "tower"),
        ("2 OCT", "6.6", "tower"),
        ("9 OCT", "6.8", "Elbow"),
        ("16 OCT", "7.1", "Elbow"),
    )
    for index, (day, depth, where) in enumerate(rows):
        y = 322 + index * 126
        plate.text(190, y + 10, day, 52, chalk)
        plate.text(470, y, depth, 74, chalk)
        plate.text(690, y + 10, where, 52, chalk)
        _chalk_line(plate, 180, 1016, y + 98, alpha=0.3)
    for _ in range(5200):
        worn = (plate.rng.uniform(180, 1030), plate.rng.uniform(210, 820))
        plate.ellipse(*worn, plate.rng.uniform(0.6, 2.2), 0.8, "#26302f", plate.rng.uniform(0.2, 0.8))
    _fish(plate, 932, 490, 44, chalk)
    _fish(plate, 930, 616, 58, "#f3d58a")
    plate.rect(110, 866, 1086, 892, "#5a3d27")
    plate.rect(300, 856, 352, 868, "#eceee8")
    plate.rect(362, 858, 390, 868, "#f3d58a")
    plate.rect(960, 846, 1040, 868, "#9b8466")
    plate.rect(960, 860, 1040, 868, "#4b4f55")
    plate.polygon([(0, 0), (760, 0), (330, 1067), (0, 1067)], "#ffe7b8", 0.05)
    plate.rect(0, 1010, 1190, 1067, "#4d4743")
    plate.rect(0, 1010, 1190, 1018, "#756c64")
    return plate.finish()


def _chalk_line(plate: Plate, left: float, right: float, y: float, alpha: float = 0.7) -> None:
    x = left
    while x < right:
        step = plate.rng.uniform(8, 20)
        plate.line(
            [(x, y + plate.rng.uniform(-0.8, 0.8)), (x + step, y)], "#e6e8e0", 2.4, alpha * plate.rng.uniform(0.5, 1)
        )
        x += step


def _fish(plate: Plate, x: float, y: float, size: float, chalk: str) -> None:
    belly = [
        (x - size, y),
        (x - size * 0.3, y - size * 0.42),
        (x + size * 0.45, y - size * 0.2),
        (x + size, y + size * 0.36),
    ]
    back = [
        (x - size, y),
        (x - size * 0.3, y + size * 0.42),
        (x + size * 0.45, y + size * 0.2),
        (x + size, y - size * 0.36),
    ]
    plate.line(belly, chalk, 4)
    plate.line(back, chalk, 4)
    plate.line([(x + size, y + size * 0.36), (x + size * 0.8, y), (x + size, y - size * 0.36)], chalk, 4)
    plate.ellipse(x - size * 0.58, y - size * 0.08, 4, 4, chalk)
    plate.arc(x - size * 0.5, y, size * 0.26, (-50, 50), chalk, 2.5)


def depth_chart() -> Image.Image:
    """Least depth in the channel by year: the numbers stand in the dispatch's long description too."""
    plate = Plate("depth-chart", 1600, 1000)
    plate.gradient([(0, "#fbfaf6"), (1, "#fbfaf6")])
    left, right, top, bottom = 150, 1510, 90, 850
    record = (
        (2015.3, 8.6),
        (2017.3, 8.1),
        (2019.3, 7.4),
        (2021.3, 6.9),
        (2023.3, 6.5),
        (2025.3, 6.3),
        (2026.7, 6.4),
        (2026.8, 7.1),
    )

    def across(year: float) -> float:
        return left + (year - 2015) / 12.5 * (right - left)

    def down(depth: float) -> float:
        return bottom - (depth - 6) / 3.5 * (bottom - top)

    for step in range(8):
        depth = 6 + step / 2
        plate.line([(left, down(depth)), (right, down(depth))], "#d9d6cc", 1.5)
        plate.text(left - 22, down(depth), f"{depth:.1f}", 30, "#4a4a4a", anchor="rm")
    plate.text(left - 100, 40, "metres", 28, "#4a4a4a", anchor="lm")
    for year in range(2015, 2028, 2):
        plate.line([(across(year), bottom), (across(year), bottom + 14)], "#4a4a4a", 2)
        plate.text(across(year), bottom + 30, str(year), 30, "#4a4a4a", anchor="ma")
    plate.line([(left, bottom), (right, bottom)], "#4a4a4a", 2.5)
    for start in range(left, right, 34):
        plate.line([(start, down(9)), (min(start + 20, right), down(9))], "#8c4a2f", 4)
    plate.text(left + 10, down(9) - 16, "promised for March 2027: 9.0", 30, "#8c4a2f", anchor="ls")
    points = [(across(year), down(depth)) for year, depth in record]
    plate.line(points, "#23486b", 7)
    for (_, depth), (x, y) in zip(record, points, strict=True):
        plate.ellipse(x, y, 12, 12, "#fbfaf6")
        plate.ellipse(x, y, 9, 9, "#23486b")
        beside = depth == 6.4
        plate.text(
            x + (24 if beside else 0),
            y + (26 if beside else -26),
            f"{depth:.1f}",
            32,
            "#23486b",
            anchor="ls" if not beside else "lt",
        )
    plate.text(across(2024.2), down(7.42), "the dredger arrives", 28, "#4a4a4a", anchor="mm")
    plate.line([(across(2025.25), down(7.36)), (across(2026.62), down(6.62))], "#4a4a4a", 2)
    plate.text(left, 950, "Least depth below the lowest tide, old port of Kessport", 28, "#4a4a4a", anchor="lm")
    return plate.finish(grain=0)
