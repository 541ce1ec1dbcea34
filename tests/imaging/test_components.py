"""What the components of a JPEG are, by every way of saying so: a clean photo has the colours that its file has."""

from itertools import product

import pytest
from PIL import Image

from publish.imaging.clean import CleanPhoto, clean
from publish.imaging.press import PrintColour
from publish.imaging.scale import EPUB, Recipe
from tests.imaging.inks import press
from tests.imaging.samples import corners, drawing, jpeg, opened

JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
ADOBE = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00"
NAMES = {"numbers": b"\x01\x02\x03", "letters": b"RGB", "photoshop": b"\x00\x01\x02"}


def cleaned(data: bytes, recipe: Recipe = EPUB) -> CleanPhoto:
    outcome = clean(data, source="x", recipe=recipe)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def said(data: bytes, *, jfif: bool, adobe: int | None, names: bytes = b"") -> bytes:
    """A JPEG with other markers, and other names of its components: its samples stay as they are."""
    at, out = 2, b"\xff\xd8"
    out += JFIF if jfif else b""
    out += ADOBE + bytes((adobe,)) if adobe is not None else b""
    ours: dict[int, int] = {}
    while True:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        segment = bytearray(data[at : at + 2 + length])
        if 0xC0 <= marker <= 0xC2 and names:
            ours = dict(zip(segment[10::3], names, strict=True))
            segment[10::3] = names
        if marker == 0xDA:
            count = segment[4]
            segment[5 : 5 + 2 * count : 2] = bytes(ours.get(name, name) for name in segment[5 : 5 + 2 * count : 2])
            return out + bytes(segment) + data[at + 2 + length :]
        if marker not in (0xE0, 0xEE):
            out += bytes(segment)
        at += 2 + length


def bare(data: bytes) -> bytes:
    """The markers that say what the components are."""
    return data[2:4]


@pytest.mark.parametrize("rgb", [True, False], ids=["rgb", "ycc"])
@pytest.mark.parametrize(
    ("jfif", "adobe", "names"), list(product((True, False), (None, 0, 1, 2), NAMES.values())), ids=str
)
def test_three_components_are_what_their_file_says(jfif: bool, adobe: int | None, names: bytes, rgb: bool) -> None:
    data = said(jpeg(drawing(), keep_rgb=rgb), jfif=jfif, adobe=adobe, names=names)
    photo = cleaned(data)
    assert opened(photo.data).convert("RGB").tobytes() == opened(data).convert("RGB").tobytes()
    assert bare(photo.data) in (b"\xff\xe0", b"\xff\xee"), "no reader is left to guess"


@pytest.mark.parametrize("colour", [(12, 160, 90), (250, 210, 20)])
def test_names_alone_say_rgb(colour: tuple[int, int, int]) -> None:
    data = said(jpeg(Image.new("RGB", (40, 30), colour), keep_rgb=True), jfif=False, adobe=None, names=b"RGB")
    seen = opened(cleaned(data).data).convert("RGB").getpixel((20, 15))
    assert seen == pytest.approx(colour, abs=3)


@pytest.mark.parametrize("adobe", [0, None])
def test_four_components_without_a_transform(adobe: int | None) -> None:
    data = said(jpeg(drawing(mode="CMYK")), jfif=False, adobe=adobe)
    assert corners(opened(cleaned(data).data)) == ["R", "G", "-", "B"]
    assert corners(opened(cleaned(data, Recipe(colour=press())).data)) == ["R", "G", "-", "B"]


@pytest.mark.parametrize("adobe", [1, 2])
@pytest.mark.parametrize("jfif", [True, False])
def test_four_components_with_luminance(adobe: int, jfif: bool) -> None:
    data = said(jpeg(drawing(mode="CMYK")), jfif=jfif, adobe=adobe)
    wanted = opened(data)
    for recipe in (EPUB, Recipe(colour=press())):
        seen = opened(cleaned(data, recipe).data)
        assert fields(seen) == pytest.approx(fields(wanted), abs=6)


def fields(image: Image.Image) -> list[int]:
    """The colours of the four fields, in RGB."""
    rgb = image.convert("RGB")
    places = [(rgb.width * x // 4, rgb.height * y // 4) for x in (1, 3) for y in (1, 3)]
    return [value for place in places for value in rgb.crop((*place, place[0] + 1, place[1] + 1)).tobytes()]


@pytest.mark.parametrize("adobe", [None, 0, 1, 2])
def test_a_grey_needs_no_words(adobe: int | None) -> None:
    data = said(jpeg(drawing(mode="L")), jfif=False, adobe=adobe)
    photo = cleaned(data, Recipe(colour=PrintColour("grey")))
    assert opened(photo.data).mode == "L"
    assert opened(cleaned(data).data).tobytes() == opened(data).tobytes()
