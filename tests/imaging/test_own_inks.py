"""Pictures that are in the inks of the press already: their blacks stay black ink alone."""

import pytest
from PIL import Image, ImageDraw

from publish.imaging.clean import CleanPhoto, clean
from publish.imaging.press import PrintColour, keeps_inks
from publish.imaging.scale import print_recipe
from tests.imaging.inks import press, profile
from tests.imaging.samples import cmyk_profile, jpeg, opened, wide_profile


def lettering(ground: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Image.Image:
    """Bars of black ink alone on a tint, as lettering is."""
    image = Image.new("CMYK", (320, 200), ground)
    draw = ImageDraw.Draw(image)
    for left in range(20, 300, 40):
        draw.rectangle((left, 30, left + 14, 170), fill=(0, 0, 0, 255))
    return image


def developed(data: bytes, colour: PrintColour, box: float = 0) -> CleanPhoto:
    photo = clean(data, source="x", recipe=print_recipe(box or 10_000, 300, colour=colour)).value
    assert photo is not None
    return photo


def inks(photo: CleanPhoto, at: tuple[float, float]) -> tuple[int, ...]:
    image = opened(photo.data)
    pixel = image.getpixel((int(image.width * at[0]), int(image.height * at[1])))
    assert isinstance(pixel, tuple), image.mode
    return tuple(round(ink / 2.55) for ink in pixel)


BAR, GROUND = (27 / 320, 0.5), (47 / 320, 0.5)


def stamped(icc: bytes) -> bytes:
    """The same profile as another program saves it: its maker, its day and its serial are others."""
    return icc[:4] + b"abcd" + icc[8:24] + bytes(12) + icc[36:84] + bytes(16) + icc[100:]


@pytest.mark.parametrize("icc", [b"", profile(300), stamped(profile(300)), profile(240)], ids=len)
@pytest.mark.parametrize("ground", [(0, 0, 0, 0), (40, 0, 90, 0)])
def test_the_file_is_not_touched(icc: bytes, ground: tuple[int, int, int, int]) -> None:
    data = jpeg(lettering(ground), icc_profile=icc)
    photo = developed(data, press(300))
    assert opened(photo.data).tobytes() == opened(data).tobytes()
    assert data[-1000:] == photo.data[-1000:], "not coded anew"
    assert b"ICC_PROFILE" not in photo.data
    assert photo.rendition.space == "cmyk"
    assert photo.rendition.ink == pytest.approx(100, abs=8)


@pytest.mark.parametrize("orientation", [3, 6])
def test_black_stays_black_where_the_picture_is_turned_and_scaled(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = lettering().rotate({3: 180, 6: 90}[orientation], expand=True)
    photo = developed(jpeg(image, icc_profile=profile(300), exif=exif), press(300), box=48)
    assert opened(photo.data).size == (200, 125)
    assert inks(photo, BAR) == pytest.approx((0, 0, 0, 100), abs=4)
    assert inks(photo, GROUND) == pytest.approx((0, 0, 0, 0), abs=4)


def test_too_much_ink_is_taken_back_and_black_stays() -> None:
    image = lettering()
    image.paste((255, 255, 255, 200), (0, 180, 320, 200))
    photo = developed(jpeg(image, icc_profile=profile(240)), press(240))
    assert photo.rendition.ink <= 240
    assert inks(photo, BAR) == pytest.approx((0, 0, 0, 100), abs=4)


def test_inks_of_another_press_are_converted() -> None:
    icc = cmyk_profile()
    assert not keeps_inks(icc, press())
    photo = developed(jpeg(lettering(), icc_profile=icc), press())
    assert sum(inks(photo, BAR)[:3]) > 60


def test_a_profile_for_screens_on_inks_says_nothing() -> None:
    assert keeps_inks(wide_profile(), press())


def test_for_black_alone_nothing_is_kept() -> None:
    photo = developed(jpeg(lettering(), icc_profile=profile(300)), PrintColour("grey", profile(300)))
    assert opened(photo.data).mode == "L"
