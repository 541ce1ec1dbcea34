"""Draw the picture of the starter project: ``python -m tests.cli.starter_picture`` writes it.

The picture is shipped, so that a project can be started without drawing; this script is where it comes from, and a
test holds the two together.
"""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

PLACE = Path(__file__).parents[2] / "publish/resources/starter/desk.jpg"
SIZE = (1500, 1000)
"""Pixels: enough for the full measure of an A5 page at 300 an inch."""

_SCALE = 2
"""How much larger it is drawn, so that edges come out smooth."""


def desk() -> Image.Image:
    """A desk under a window at dusk: lamp, paper and a cup, and behind the glass two chimneys and a moon."""
    sheet = Image.new("RGB", (SIZE[0] * _SCALE, SIZE[1] * _SCALE), "#2c2a33")
    draw = ImageDraw.Draw(sheet)
    _window(draw)
    _moon(sheet)
    _desk(draw)
    return _lit(sheet).resize(SIZE, Image.Resampling.LANCZOS)


def encode(picture: Image.Image) -> bytes:
    """The picture as the JPEG that is shipped."""
    sink = io.BytesIO()
    picture.save(sink, "JPEG", quality=78, optimize=True, progressive=False, subsampling="4:2:0")
    return sink.getvalue()


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return (left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE)


def _window(draw: ImageDraw.ImageDraw) -> None:
    top, bottom = (46, 52, 84), (226, 150, 104)
    for y in range(90, 640):
        share = (y - 90) / 550
        colour = tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        draw.rectangle(_box(380, y, 1390, y + 1), fill=colour)
    draw.rectangle(_box(380, 560, 1390, 640), fill="#3a3038")
    for left, width, height in ((560, 46, 300), (690, 40, 240)):
        draw.polygon(
            [
                (x * _SCALE, y * _SCALE)
                for x, y in (
                    (left, 640),
                    (left + 8, 640 - height),
                    (left + width - 8, 640 - height),
                    (left + width, 640),
                )
            ],
            fill="#33292f",
        )
    for x in range(780, 1380, 110):
        draw.polygon([(a * _SCALE, b * _SCALE) for a, b in ((x, 590), (x + 55, 545), (x + 110, 590))], fill="#332a31")
        draw.rectangle(_box(x, 588, x + 110, 640), fill="#332a31")
        draw.rectangle(_box(x + 44, 600, x + 62, 622), fill="#e8b765")
    for left, right in ((360, 392), (868, 892), (1378, 1410)):
        draw.rectangle(_box(left, 70, right, 660), fill="#5d5149")
    for upper, lower in ((70, 100), (340, 356), (632, 664)):
        draw.rectangle(_box(360, upper, 1410, lower), fill="#5d5149")


def _moon(sheet: Image.Image) -> None:
    crescent = Image.new("L", sheet.size, 0)
    draw = ImageDraw.Draw(crescent)
    draw.ellipse(_box(1130, 370, 1210, 450), fill=255)
    draw.ellipse(_box(1108, 360, 1188, 440), fill=0)
    sheet.paste("#f3e6c4", mask=crescent)


def _desk(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle(_box(0, 800, 1500, 1000), fill="#6e4a33")
    draw.rectangle(_box(0, 800, 1500, 812), fill="#8a6044")
    for layer in range(6):
        draw.rectangle(_box(620 + layer * 5, 782 - layer * 9, 960 + layer * 3, 792 - layer * 9), fill="#efe6d2")
        draw.rectangle(_box(620 + layer * 5, 790 - layer * 9, 960 + layer * 3, 793 - layer * 9), fill="#c9bda2")
    draw.rectangle(_box(1120, 712, 1210, 804), fill="#a8483c")
    draw.ellipse(_box(1120, 698, 1210, 726), fill="#7e352d")
    draw.arc(_box(1186, 726, 1250, 784), start=250, end=110, fill="#a8483c", width=12 * _SCALE)
    draw.rectangle(_box(180, 786, 340, 806), fill="#20242b")
    draw.line([(260 * _SCALE, 790 * _SCALE), (215 * _SCALE, 560 * _SCALE)], fill="#20242b", width=12 * _SCALE)
    draw.line([(215 * _SCALE, 560 * _SCALE), (400 * _SCALE, 470 * _SCALE)], fill="#20242b", width=12 * _SCALE)
    draw.polygon(
        [(x * _SCALE, y * _SCALE) for x, y in ((372, 470), (436, 448), (520, 545), (372, 600))], fill="#2f6b5d"
    )


def _lit(sheet: Image.Image) -> Image.Image:
    """The light of the lamp over the desk."""
    light = Image.new("L", sheet.size, 0)
    draw = ImageDraw.Draw(light)
    draw.polygon([(x * _SCALE, y * _SCALE) for x, y in ((380, 595), (515, 545), (1080, 1000), (330, 1000))], fill=118)
    light = light.filter(ImageFilter.GaussianBlur(34 * _SCALE))
    return Image.composite(Image.new("RGB", sheet.size, "#ffd98c"), sheet, light)


if __name__ == "__main__":
    PLACE.write_bytes(encode(desk()))
