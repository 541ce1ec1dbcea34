"""What a press is given: its inks, blacks that are black ink alone, and colours that come back as they were."""

import struct
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from publish.imaging.clean import CleanPhoto, clean
from publish.imaging.press import SRGB, PrintColour
from publish.imaging.scale import Recipe, print_recipe
from tests.imaging.inks import difference, lab, luminance, press, profile, seen
from tests.imaging.samples import cmyk_profile, corners, drawing, jpeg, opened, png, wide_profile

EDGE = 17


def colours() -> Image.Image:
    """A grid through sRGB, each colour a field of eight pixels a side: what a JPEG codes without loss of detail."""
    values = [round(step * 255 / (EDGE - 1)) for step in range(0, EDGE, 2)]
    grid = bytes(v for r in values for g in values for b in values for v in (r, g, b))
    cells = Image.frombytes("RGB", (len(values) ** 2, len(values)), grid)
    return cells.resize((cells.width * 8, cells.height * 8), Image.Resampling.NEAREST)


def developed(data: bytes, colour: PrintColour) -> CleanPhoto:
    outcome = clean(data, source="x", recipe=Recipe(colour=colour))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def inks(data: bytes, colour: PrintColour) -> tuple[float, ...]:
    """The inks at the centre, in per cent."""
    image = opened(developed(data, colour).data)
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple), image.mode
    return tuple(round(ink / 2.55, 1) for ink in pixel)


def flat(colour: str | tuple[int, ...] | int, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (64, 64), colour)


def soft(mode: str = "RGB") -> Image.Image:
    """Many colours in soft transitions, as photos have."""
    bands = [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.radial_gradient("L")]
    return Image.merge("RGB", bands).convert(mode)


# ISO 12647-2:2004 paper type 1, FOGRA39: a solid magenta over yellow is red, and so on; other makers' profiles of this
# condition separate these colours of sRGB within a few per cent of these.
@pytest.mark.parametrize(
    ("rgb", "expected"),
    [
        ((255, 0, 0), (0, 97, 96, 0)),
        ((0, 0, 255), (97, 74, 0, 0)),
        ((255, 255, 0), (5, 0, 93, 0)),
        ((255, 255, 255), (0, 0, 0, 0)),
    ],
)
@pytest.mark.parametrize("write", [jpeg, png])
def test_a_known_colour_becomes_the_inks_that_print_it(
    write: object, rgb: tuple[int, int, int], expected: tuple[int, ...]
) -> None:
    assert callable(write)
    image = soft()
    image.paste(rgb, (64, 64, 192, 192))
    found = inks(write(image), press())
    assert found == pytest.approx(expected, abs=5)


@pytest.mark.parametrize("limit", [300, 240])
def test_colours_of_the_press_come_back_as_they_were(limit: int) -> None:
    """Those that it lacks cannot: the middle of the grid is in its gamut, the corners are not."""
    grid = colours()
    photo = developed(jpeg(grid), press(limit))
    assert (photo.rendition.space, opened(photo.data).mode) == ("cmyk", "CMYK")
    apart = difference(grid, seen(opened(photo.data), limit))
    inside = sorted(
        delta for delta, (light, a, b) in zip(apart, lab(grid), strict=True) if 25 < light < 90 and a * a + b * b < 900
    )
    assert len(inside) > 4_000
    assert sum(inside) / len(inside) < 1.8
    assert inside[len(inside) // 2] < 1.5


@pytest.mark.parametrize("write", [jpeg, png])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_greys_are_black_ink_alone_and_look_as_they_did(write: object, mode: str) -> None:
    assert callable(write)
    ramp = Image.linear_gradient("L").convert(mode)
    photo = developed(write(ramp), press())
    image = opened(photo.data)
    assert (image.mode, photo.rendition.space) == ("L", "grey")
    assert image.getextrema() == (0, 255), "white is paper, and black is full ink"
    found, wanted = luminance(seen(image))[128::256], luminance(ramp.convert("RGB"))[128::256]
    darkest = min(found)
    assert 0.01 < darkest < 0.05
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(darkest + other * (1 - darkest), abs=0.02)


def test_a_tinted_photo_is_not_taken_for_grey() -> None:
    sepia = Image.merge(
        "RGB", [Image.linear_gradient("L").point([min(255, v + shift) for v in range(256)]) for shift in (12, 6, 0)]
    )
    assert opened(developed(jpeg(sepia), press()).data).mode == "CMYK"


def test_black_lettering_in_a_drawing_is_black_ink_alone() -> None:
    chart = flat("white")
    chart.paste("#c02010", (0, 0, 32, 64))
    chart.paste("black", (36, 8, 60, 56))
    image = opened(developed(png(chart), press()).data)
    assert image.mode == "CMYK"
    assert image.getpixel((48, 32)) == pytest.approx((0, 0, 0, 255), abs=2)
    red = image.getpixel((12, 32))
    assert isinstance(red, tuple)
    assert red[1] > 200


def test_black_in_a_photo_is_made_of_all_inks() -> None:
    image = soft()
    image.paste("black", (64, 64, 192, 192))
    cyan, magenta, yellow, black = inks(jpeg(image), press())
    assert min(cyan, magenta, yellow) > 40
    assert black > 90


def test_srgb_stays_where_the_printer_wants_it() -> None:
    data = jpeg(soft())
    photo = developed(data, SRGB)
    assert photo == developed(data, PrintColour("rgb", profile(300), "perceptual"))
    assert photo.rendition.space == "rgb"
    assert opened(photo.data).tobytes() == opened(data).tobytes()


def test_what_is_clear_is_paper() -> None:
    image = soft("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    found = opened(developed(png(image), press()).data)
    assert found.convert("CMYK").getextrema() == ((0, 0),) * 4


def test_grey_policy_is_as_light_as_the_colours_look() -> None:
    fields = Image.new("RGB", (96, 32))
    for at, colour in enumerate(("red", "lime", "blue")):
        fields.paste(colour, (32 * at, 0, 32 * at + 32, 32))
    image = opened(developed(png(fields), PrintColour("grey")).data)
    assert image.mode == "L"
    greys = [image.getpixel((16 + 32 * at, 16)) for at in range(3)]
    # L* of the primaries of sRGB is 54, 88 and 30 in the light of D50.
    assert greys == pytest.approx([129, 220, 69], abs=2)
    darker = opened(developed(png(fields), PrintColour("grey", profile(300))).data)
    assert darker.convert("L").tobytes() < image.tobytes(), "a darker number: the press prints this tint too light"


def test_a_wide_profile_goes_into_the_inks_directly() -> None:
    wide, plain = soft(), soft()
    for image in (wide, plain):
        image.paste((150, 100, 90), (64, 64, 192, 192))
    found = inks(jpeg(wide, icc_profile=wide_profile()), press())
    assert found[1] > inks(jpeg(plain), press())[1] + 3, "a stronger red has more magenta"


def test_inks_of_the_same_press_are_kept_and_others_converted() -> None:
    data = flat((200, 40, 10, 30), "CMYK")
    for kept in (jpeg(data), jpeg(data, icc_profile=profile(300))):
        assert inks(kept, press()) == pytest.approx((78.4, 15.7, 3.9, 11.8), abs=4)
    assert inks(jpeg(flat((0, 0, 255, 0), "CMYK"), icc_profile=cmyk_profile()), press())[2] < 60


@pytest.mark.parametrize("unusable", [b"nonsense", wide_profile()[:200]])
def test_a_profile_of_the_photo_that_cannot_be_read_is_passed_over(unusable: bytes) -> None:
    image = soft()
    image.paste((150, 60, 60), (64, 64, 192, 192))
    assert inks(jpeg(image, icc_profile=unusable), press()) == inks(jpeg(image), press())


def test_perceptual_moves_what_relative_clips() -> None:
    image = soft()
    image.paste((0, 0, 255), (64, 64, 192, 192))
    assert inks(jpeg(image), press()) != inks(jpeg(image), press(intent="perceptual"))


def test_the_same_photo_gives_the_same_bytes_in_any_thread() -> None:
    photos = [jpeg(soft().rotate(turn)) for turn in (0, 90, 180, 270)]
    alone = [developed(photo, press()) for photo in photos]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            assert list(pool.map(lambda data: developed(data, press()), photos)) == alone
    assert len({photo.rendition.name for photo in alone}) == 4


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_separated_photo_is_upright_scaled_and_bare(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Serial 4711"
    data = jpeg(drawing(400, 300), exif=exif)
    outcome = clean(data, source="x", recipe=print_recipe(72, 150, colour=press()))
    assert outcome.value is not None
    image = opened(outcome.value.data)
    assert image.size == ((150, 112) if orientation == 1 else (150, 200))
    assert (outcome.value.rendition.width, outcome.value.rendition.height) == image.size
    assert corners(seen(image)) == (["R", "G", "-", "B"] if orientation == 1 else ["B", "R", "G", "-"])
    assert "icc_profile" not in image.info
    assert not image.getexif()


def test_the_jpeg_says_that_its_samples_stand_inverted() -> None:
    data = developed(jpeg(soft()), press()).data
    at = data.index(b"Adobe")
    assert struct.unpack(">H", data[at - 2 : at]) == (14,)
    assert data[at + 11] == 0, "no transform: four inks as they are"


def test_a_picture_of_one_bit_keeps_its_edges() -> None:
    line = Image.new("1", (1200, 300))
    line.paste(1, (100, 100, 1100, 200))
    recipe = print_recipe(72, 300, colour=press(), line_ppi=1000)
    outcome = clean(png(line), source="x", recipe=recipe)
    assert outcome.value is not None
    image = opened(outcome.value.data)
    assert (image.mode, image.width) == ("L", 1000)
    photo = clean(png(line.convert("RGB")), source="x", recipe=recipe).value
    assert photo is not None
    assert photo.rendition.width == 300
