"""A QR code says what it was made of, in modules that a camera can tell apart, and white enough round it."""

import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from publish.markup.codes import code_name, code_size, code_svg, code_text
from publish.model.paper import LONGEST_CODE

TEXTS = (
    "https://tide.example/a",
    "https://tide.example/" + "x" * 300,
    "tel:+49301234",
    "https://tide.example/Порт?q=1&r=2",
)
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


def picture(svg: bytes) -> Image.Image:
    """The code, four pixels a module."""
    root = ElementTree.fromstring(svg)
    side = int(root.get("viewBox", "").split()[-1])
    image = Image.new("L", (4 * side, 4 * side), 255)
    draw = ImageDraw.Draw(image)
    for x, y, length in (map(int, run) for run in _RUN.findall(root[0].get("d", ""))):
        draw.rectangle((4 * x, 4 * y, 4 * (x + length) - 1, 4 * y + 3), fill=0)
    return image


@pytest.mark.parametrize("text", TEXTS)
def test_a_code_is_read_back(text: str) -> None:
    (found,) = zxingcpp.read_barcodes(picture(code_svg(text, "#000")))
    assert (found.text, found.format, found.ec_level) == (text, zxingcpp.BarcodeFormat.QRCode, "M")
    assert code_text(code_name(text)) == text


def test_its_ink_is_the_printers() -> None:
    assert b'fill="device-cmyk(0 0 0 1)"' in code_svg(TEXTS[0], "device-cmyk(0 0 0 1)")


@pytest.mark.parametrize("text", TEXTS)
def test_a_module_is_wide_enough_and_four_of_them_are_white_round_it(text: str) -> None:
    image = picture(code_svg(text, "#000"))
    assert code_size(text) / (image.width / 4) >= 0.4
    dark = image.point(lambda value: 255 - value).getbbox()
    assert dark == (16, 16, image.width - 16, image.height - 16)


def test_the_longest_that_is_printed_has_a_code_and_no_longer_one_need_have() -> None:
    assert 0 < code_size("ä" * (LONGEST_CODE // 2)) < 45
    assert code_size("x" * 3000) == code_size("") == 0


def test_the_name_of_a_picture_is_no_code() -> None:
    assert code_text("0123456789abcdef0123.jpg") == ""
