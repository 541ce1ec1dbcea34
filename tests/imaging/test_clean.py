"""A clean photo carries its samples and nothing else, upright, in sRGB, no larger than is of use."""

import hashlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from publish.diagnostics import Span
from publish.imaging.clean import CleanPhoto, clean
from publish.imaging.scale import EPUB, Recipe, print_recipe
from publish.imaging.verify import verify
from tests.imaging.samples import corners, drawing, jpeg, opened, png, saved

Burden = Callable[[Image.Image, int], bytes]
AS_IT_IS = Recipe()
PLACE = "Latitude 43.2567"
DEVICE = "Serial 4711"
GPS = {1: "N", 2: (43.0, 15.0, 24.12), 3: "E", 4: (76.0, 54.0, 42.0), 29: "2026:01:02"}


def cleaned(data: bytes, recipe: Recipe = AS_IT_IS) -> CleanPhoto:
    outcome = clean(data, source="images/quay.jpg", recipe=recipe)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def exif(orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = DEVICE
    tags.get_ifd(0x8825).update(GPS)
    return tags


def burdened_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    xmp = f"<x:xmpmeta>{PLACE}</x:xmpmeta>".encode()
    data = jpeg(image, exif=exif(orientation), comment=PLACE.encode(), xmp=xmp)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + DEVICE.encode()
    return data[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2) + iptc + data[2:] + b"PK\x03\x04" + PLACE.encode()


def burdened_png(image: Image.Image, orientation: int = 1) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", PLACE)
    texts.add_itxt("XML:com.adobe.xmp", PLACE, zip=True)
    texts.add(b"tIME", b"\x07\xea\x01\x02\x03\x04\x05")
    return png(image, exif=exif(orientation), pnginfo=texts, dpi=(300, 300)) + PLACE.encode()


@pytest.mark.parametrize("burdened", [burdened_jpeg, burdened_png])
@pytest.mark.parametrize("recipe", [AS_IT_IS, Recipe(max_width=40)])
def test_nothing_of_the_camera_or_the_file_is_left(burdened: Burden, recipe: Recipe) -> None:
    data = burdened(drawing(), 6)
    assert opened(data).getexif().get_ifd(0x8825), "the burden was not planted"
    assert DEVICE.encode() in data
    photo = cleaned(data, recipe)
    image = opened(photo.data)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for word in (PLACE, DEVICE, "Photoshop", "xmpmeta", "Exif"):
        assert word.encode() not in photo.data
    assert photo.data.endswith((b"\xff\xd9", b"IEND\xaeB`\x82"))


@pytest.mark.parametrize("burdened", [burdened_jpeg, burdened_png])
@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, ["R", "G", "-", "B"]),
        (2, ["G", "R", "B", "-"]),
        (3, ["-", "B", "R", "G"]),
        (4, ["B", "-", "G", "R"]),
        (5, ["R", "B", "-", "G"]),
        (6, ["B", "R", "G", "-"]),
        (7, ["-", "G", "R", "B"]),
        (8, ["G", "-", "B", "R"]),
    ],
)
def test_the_picture_is_set_upright(burdened: Burden, orientation: int, expected: list[str]) -> None:
    photo = cleaned(burdened(drawing(), orientation))
    image = opened(photo.data)
    assert corners(image) == expected
    assert image.size == ((64, 48) if orientation < 5 else (48, 64))
    assert (photo.rendition.width, photo.rendition.height) == image.size


@pytest.mark.parametrize("settings", [{}, {"progressive": True}, {"subsampling": 2}, {"restart_marker_rows": 1}])
def test_a_jpeg_that_needs_no_change_keeps_its_samples(settings: dict[str, object]) -> None:
    data = jpeg(drawing(), comment=b"gone", **settings)
    photo = cleaned(data)
    assert b"gone" not in photo.data
    assert opened(photo.data).tobytes() == opened(data).tobytes()
    assert data[data.index(b"\xff\xdb") : data.index(b"\xff\xfe")] in photo.data


def test_a_jpeg_that_says_by_adobe_that_it_is_rgb_stays_readable() -> None:
    image = drawing()
    data = jpeg(image, keep_rgb=True)
    assert corners(opened(cleaned(data).data)) == corners(image)


def test_a_picture_in_a_picture_becomes_its_first() -> None:
    data = saved(drawing(), "MPO", save_all=True, append_images=[drawing(32, 24)])
    assert b"MPF\0" in data, "the second picture was not planted"
    photo = cleaned(data)
    assert b"MPF\0" not in photo.data
    assert photo.data.count(b"\xff\xd8\xff") == 1
    assert corners(opened(photo.data)) == corners(drawing())


def test_the_name_is_the_content_and_the_same_every_time() -> None:
    photo = cleaned(burdened_jpeg(drawing(), 3))
    again = cleaned(burdened_jpeg(drawing(), 3))
    assert photo == again
    assert photo.rendition.name == hashlib.sha256(photo.data).hexdigest()[:20] + ".jpg"
    assert photo.rendition.media_type == "image/jpeg"
    other = cleaned(png(drawing())).rendition
    assert other.name.endswith(".png")
    assert other.media_type == "image/png"


@pytest.mark.parametrize("data", [jpeg(drawing(400, 300)), png(drawing(400, 300))])
def test_the_picture_is_scaled_for_its_target_and_never_enlarged(data: bytes) -> None:
    assert opened(cleaned(data, print_recipe(72, 150)).data).size == (150, 112)
    assert opened(cleaned(data, Recipe(max_side=100)).data).size == (100, 75)
    assert opened(cleaned(data, EPUB).data).size == (400, 300)
    small = opened(cleaned(data, Recipe(max_pixels=30_000)).data)
    assert small.width * small.height <= 30_000
    assert small.size == (200, 150)


def test_width_means_the_upright_picture() -> None:
    photo = cleaned(burdened_jpeg(drawing(400, 300), 6), Recipe(max_width=150))
    assert opened(photo.data).size == (150, 200)


@pytest.mark.parametrize("mode", ["1", "P"])
def test_a_chart_keeps_its_few_colours(mode: str) -> None:
    image = drawing(mode=mode)
    kept = opened(cleaned(png(image)).data)
    assert kept.mode == mode
    assert kept.convert("RGB").tobytes() == image.convert("RGB").tobytes()


def test_a_truncated_photo_is_refused_even_where_a_library_said_to_bear_it() -> None:
    data = jpeg(drawing(600, 400))
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        outcome = clean(
            data[: len(data) // 2] + b"\xff\xd9", source="images/cut.jpg", recipe=AS_IT_IS, at=Span("a.md", 3, 1)
        )
        assert ImageFile.LOAD_TRUNCATED_IMAGES, "the switch is put back as it was"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    assert diagnostic.id == "photo-broken"
    assert str(diagnostic.at) == "a.md:3:1"


_KINDS: dict[str, bytes] = {
    "JPEG": jpeg(drawing()),
    "JPEG on its side": jpeg(drawing(), exif=exif(6)),
    "progressive JPEG": jpeg(drawing(), progressive=True),
    "grey JPEG": jpeg(drawing(mode="L")),
    "JPEG in inks": jpeg(drawing(mode="CMYK")),
    "PNG": png(drawing()),
    "PNG of few colours": png(drawing(mode="P")),
    "PNG of one bit": png(drawing(mode="1")),
    "PNG with gaps": png(drawing(mode="RGBA")),
    "grey PNG": png(drawing(mode="L")),
}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("recipe", [AS_IT_IS, EPUB, Recipe(max_width=40), print_recipe(30, 72)])
def test_a_photo_that_was_found_whole_is_cleaned_as_one_that_was_not_looked_at(kind: str, recipe: Recipe) -> None:
    data = _KINDS[kind]
    assert verify(data, source="x").diagnostics == ()
    assert clean(data, source="x", recipe=recipe, whole=True) == clean(data, source="x", recipe=recipe)


def test_a_photo_that_was_found_whole_and_keeps_its_samples_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _KINDS["JPEG"]

    def fails(image: ImageFile.ImageFile) -> None:
        raise AssertionError("it was decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", fails)
    assert clean(data, source="x", recipe=EPUB, whole=True).value is not None
    with pytest.raises(AssertionError):
        clean(data, source="x", recipe=Recipe(max_width=40), whole=True)
