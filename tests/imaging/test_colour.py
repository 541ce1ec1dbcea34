"""Every picture comes out in sRGB on white, and looks as its profile says."""

from typing import Protocol

import pytest
from PIL import Image, ImageCms

from publish.imaging.clean import clean
from publish.imaging.scale import Recipe
from tests.imaging.samples import cmyk_profile, drawing, grey_profile, jpeg, opened, png, wide_profile


class Write(Protocol):
    def __call__(self, image: Image.Image, **settings: object) -> bytes: ...


def cleaned(data: bytes) -> Image.Image:
    outcome = clean(data, source="x", recipe=Recipe())
    assert outcome.value is not None, outcome.diagnostics
    return opened(outcome.value.data)


def centre(image: Image.Image) -> tuple[int, ...]:
    pixel = image.getpixel((image.width // 4, image.height // 4))
    assert pixel is not None
    return pixel if isinstance(pixel, tuple) else (int(pixel),)


def flat(colour: str | int | tuple[int, ...], mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (32, 32), colour)


@pytest.mark.parametrize("write", [jpeg, png])
def test_a_wide_profile_is_applied_and_dropped(write: Write) -> None:
    plain, wide = write(flat((150, 60, 60))), write(flat((150, 60, 60)), icc_profile=wide_profile())
    image = cleaned(wide)
    assert "icc_profile" not in image.info
    red, green, _ = centre(image)
    assert red > centre(cleaned(plain))[0] + 10
    assert green < centre(cleaned(plain))[1]


def test_a_profile_that_says_srgb_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = jpeg(drawing(), icc_profile=profile)
    image = cleaned(data)
    assert "icc_profile" not in image.info
    assert image.tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("profile", [b"nonsense", wide_profile()[:200], grey_profile(2.2)])
def test_a_profile_that_cannot_be_meant_is_passed_over(profile: bytes) -> None:
    data = jpeg(drawing(), icc_profile=profile)
    assert cleaned(data).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("write", [jpeg, png])
def test_greys_stay_grey(write: Write) -> None:
    assert cleaned(write(flat(100, "L"))).mode == "L"
    darker = cleaned(write(flat(100, "L"), icc_profile=grey_profile(3.0)))
    assert darker.mode == "L"
    assert "icc_profile" not in darker.info
    assert centre(darker)[0] < 90


def test_cmyk_becomes_rgb() -> None:
    image = cleaned(jpeg(flat((255, 0, 0, 0), "CMYK")))
    assert image.mode == "RGB"
    red, green, blue = centre(image)
    assert red < 30
    assert green > 220
    assert blue > 220


def test_cmyk_goes_by_its_profile() -> None:
    red, green, blue = centre(cleaned(jpeg(flat((0, 0, 255, 0), "CMYK"), icc_profile=cmyk_profile())))
    assert abs(red - blue) < 12
    assert abs(green - blue) < 12
    plain = centre(cleaned(jpeg(flat((0, 0, 255, 0), "CMYK"))))
    assert plain[0] - plain[2] > 150


@pytest.mark.parametrize("value", [0, 20_000, 40_000, 65_535])
def test_sixteen_bits_become_eight(value: int) -> None:
    image = cleaned(png(flat(value, "I;16")))
    assert image.mode == "L"
    assert abs(centre(image)[0] - value / 257) <= 1


@pytest.mark.parametrize(
    "image", [flat((0, 0, 0, 0), "RGBA"), flat((0, 0), "LA"), flat((0, 0, 0, 0), "RGBA").convert("PA").convert("RGBA")]
)
def test_what_is_clear_becomes_white(image: Image.Image) -> None:
    found = cleaned(png(image))
    assert found.mode in ("L", "RGB")
    assert set(centre(found)) == {255}


def test_half_clear_is_mixed_with_white() -> None:
    assert centre(cleaned(png(flat((0, 0, 0, 128), "RGBA"))))[0] == pytest.approx(127, abs=2)


def test_a_clear_colour_of_a_palette_becomes_white() -> None:
    image = drawing(mode="P")
    index = image.getpixel((2, 2))
    found = cleaned(png(image, transparency=index))
    assert centre(found) == (255, 255, 255)
    assert "transparency" not in found.info
    grey = cleaned(png(flat(7, "L"), transparency=7))
    assert centre(grey) == (255,)
