"""Pictures of other kinds than JPEG and PNG: the same picture comes out, its first one, and it is said."""

import io
from pathlib import Path

import pytest
from PIL import Image, __version__

from publish.config.limits import USUAL
from publish.diagnostics import Severity, Span
from publish.imaging.clean import CleanPhoto, clean
from publish.imaging.foreign import decoders
from publish.imaging.scale import EPUB, Recipe, print_recipe
from publish.imaging.verify import verify
from publish.pipeline.photographs import looked_at
from tests.imaging.inks import press, profile
from tests.imaging.samples import chunk, corners, drawing, opened, png, saved, wide_profile

AT = Span("editions/1/quay.md", 12, 1)
HEIC = (Path(__file__).parent / "cases/lying.heic").read_bytes()
PATTERN = Image.effect_mandelbrot((120, 90), (-3, -2.5, 2, 2.5), 20).convert("RGB")
ALL_FOUR = ["R", "G", "-", "B"]


def photograph() -> Image.Image:
    """A picture of more colours than anyone draws."""
    grey = Image.linear_gradient("L")
    return Image.merge("RGB", (grey, grey.rotate(90), Image.radial_gradient("L")))


KINDS: dict[str, tuple[str, dict[str, object], str]] = {
    "WebP": ("WEBP", {"lossless": True}, "a WebP picture"),
    "lossy WebP": ("WEBP", {"quality": 90}, "a WebP picture"),
    "AVIF": ("AVIF", {"quality": 90}, "an AVIF picture"),
    "GIF": ("GIF", {}, "a GIF picture"),
    "BMP": ("BMP", {}, "a BMP picture"),
    "TIFF": ("TIFF", {}, "a TIFF picture"),
    "LZW TIFF": ("TIFF", {"compression": "tiff_lzw"}, "a TIFF picture"),
    "deflated TIFF": ("TIFF", {"compression": "tiff_adobe_deflate"}, "a TIFF picture"),
    "JPEG in a TIFF": ("TIFF", {"compression": "jpeg"}, "a TIFF picture"),
}


def cleaned(data: bytes, recipe: Recipe = EPUB) -> CleanPhoto:
    outcome = clean(data, source="images/quay", recipe=recipe, at=AT)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_the_same_picture_and_said_once(name: str) -> None:
    kind, settings, words = KINDS[name]
    data = saved(drawing(), kind, **settings)
    photo = cleaned(data)
    assert corners(opened(photo.data)) == ALL_FOUR
    assert photo.data[:2] in (b"\xff\xd8", b"\x89P")
    (found,) = verify(data, source="images/quay", at=AT).diagnostics
    assert (found.id, found.severity, found.at) == ("photo-converted", Severity.NOTE, AT)
    assert words in found.message
    assert cleaned(data) == photo, "the same bytes each time"


def test_a_photo_from_a_telephone_stands_upright() -> None:
    photo = cleaned(HEIC)
    assert (photo.rendition.width, photo.rendition.height) == (1200, 900)
    assert corners(opened(photo.data)) == ALL_FOUR
    assert photo.rendition.media_type == "image/jpeg"


def test_without_what_reads_it_the_hint_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.imaging.foreign.find_spec", lambda _: None)
    (found,) = verify(HEIC, source="images/quay.heic", at=AT).diagnostics
    assert found.id == "photo-format"
    assert "dispatch-press[heic]" in found.hint


@pytest.mark.parametrize("kind", ["TIFF", "WEBP", "AVIF"])
def test_a_picture_that_lies_is_set_upright(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(drawing().transpose(Image.Transpose.ROTATE_90), kind, exif=exif, quality=95)
    photo = cleaned(data)
    assert (photo.rendition.width, photo.rendition.height) == (64, 48)
    assert corners(opened(photo.data)) == ALL_FOUR


@pytest.mark.parametrize(("kind", "count"), [("GIF", 3), ("WEBP", 3), ("TIFF", 3), ("PNG", 3), ("AVIF", 3)])
def test_of_several_pictures_the_first_is_printed_and_said(kind: str, count: int) -> None:
    first, *others = [drawing(32, 32).rotate(90 * turn) for turn in range(count)]
    data = saved(first, kind, save_all=True, append_images=others)
    assert corners(opened(cleaned(data).data)) == ALL_FOUR
    found = {found.id: found for found in verify(data, source="images/quay", at=AT).diagnostics}
    assert found["photo-several"].severity is Severity.WARNING
    assert "3 pictures" in found["photo-several"].message
    assert ("photo-converted" in found) == (kind != "PNG")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF"])
def test_what_is_seen_through_stands_on_white(kind: str) -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((0, 0, 255, 255), (10, 10, 30, 30))
    found = opened(cleaned(saved(image, kind, **({"lossless": True} if kind == "WEBP" else {}))).data)
    assert found.mode in ("RGB", "P", "L")
    assert found.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert found.convert("RGB").getpixel((20, 20)) == (0, 0, 255)


@pytest.mark.parametrize(
    ("image", "kind", "media"),
    [
        (drawing(), "TIFF", "image/png"),
        (photograph(), "TIFF", "image/jpeg"),
        (Image.linear_gradient("L"), "TIFF", "image/jpeg"),
        (drawing().convert("1"), "TIFF", "image/png"),
        (drawing(), "WEBP", "image/jpeg"),
        (photograph(), "GIF", "image/png"),
    ],
)
def test_what_was_drawn_becomes_a_png_and_a_photo_a_jpeg(image: Image.Image, kind: str, media: str) -> None:
    assert cleaned(saved(image, kind)).rendition.media_type == media


def test_the_profile_is_obeyed() -> None:
    green = Image.new("RGB", (20, 20), (0, 200, 0))
    plain, wide = (cleaned(saved(green, "WEBP", lossless=True, icc_profile=icc)) for icc in (b"", wide_profile()))
    assert opened(plain.data).tobytes() != opened(wide.data).tobytes()


def test_a_tiff_in_the_inks_of_the_press_keeps_them() -> None:
    black = Image.new("CMYK", (120, 80), (0, 0, 0, 255))
    data = saved(black, "TIFF", icc_profile=profile(300))
    photo = cleaned(data, print_recipe(10_000, 300, colour=press(300)))
    assert photo.rendition.space == "cmyk"
    assert photo.rendition.ink == pytest.approx(100, abs=2)
    assert cleaned(data).rendition.space == "rgb"


def test_lab_and_sixteen_bits_are_read() -> None:
    lab = Image.new("LAB", (20, 20), (128, 128, 128))
    assert opened(cleaned(saved(lab, "TIFF")).data).convert("RGB").getpixel((5, 5)) == pytest.approx((119,) * 3, abs=4)
    grey = Image.new("I;16", (20, 20), 32896)
    assert opened(cleaned(saved(grey, "TIFF")).data).convert("L").getpixel((5, 5)) == pytest.approx(128, abs=1)


@pytest.mark.parametrize("name", KINDS)
def test_a_cut_is_seen(name: str) -> None:
    kind, settings, _ = KINDS[name]
    data = saved(PATTERN, kind, **settings)
    for part in range(1, 30):
        outcome = clean(data[: len(data) * part // 31], source="x", recipe=Recipe())
        assert outcome.value is None, f"cut at {part} of 31"
        assert outcome.diagnostics[0].id in ("photo-broken", "photo-format"), part


def test_a_cut_photo_of_a_telephone_is_seen() -> None:
    for part in range(1, 20):
        assert clean(HEIC[: len(HEIC) * part // 21], source="x", recipe=Recipe()).value is None, part


def _webp(form: bytes, body: bytes) -> bytes:
    return b"RIFF" + (12 + len(body)).to_bytes(4, "little") + b"WEBP" + form + len(body).to_bytes(4, "little") + body


_HUGE = (16_383).to_bytes(3, "little")
BOMBS = {
    "a WebP bomb": _webp(b"VP8X", b"\x10\0\0\0" + _HUGE + _HUGE),
    "a lossless WebP bomb": _webp(b"VP8L", b"\x2f" + (0x0FFFFFFF).to_bytes(4, "little") + bytes(12)),
    "a lossy WebP bomb": _webp(b"VP8 ", b"\x50\0\0\x9d\x01\x2a\xff\x3f\xff\x3f" + bytes(12)),
    "a GIF bomb": b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;",
    "a BMP bomb": b"BM" + bytes(8) + b"\x36\0\0\0\x28\0\0\0" + b"\0\0\x01\0" * 2 + b"\1\0\x18\0" + bytes(24),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_by_its_header(name: str) -> None:
    (found,) = verify(BOMBS[name], source="x", at=AT).diagnostics
    assert found.id == "photo-too-large"


def test_a_tiff_bomb_is_refused_by_its_header() -> None:
    data = bytearray(saved(drawing(), "TIFF"))
    for tag in (256, 257):  # the width and the height of the first directory
        at = data.index(tag.to_bytes(2, "little") + b"\4\0" if tag.to_bytes(2, "little") + b"\4\0" in data else b"")
        data[at + 8 : at + 12] = (60_000).to_bytes(4, "little")
    (found,) = verify(bytes(data), source="x", at=AT).diagnostics
    assert found.id == "photo-too-large"


def test_what_a_file_says_of_itself_stays_out() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera Kessport"
    for kind in ("WEBP", "TIFF", "AVIF"):
        assert b"Kessport" not in cleaned(saved(photograph(), kind, exif=exif)).data


def test_a_picture_is_looked_at_in_the_worker() -> None:
    assert [found.id for found in looked_at(saved(drawing(), "WEBP"), "x", AT, USUAL)] == ["photo-converted"]


def test_a_cache_knows_what_reads_pictures() -> None:
    assert f"pillow {__version__}" in decoders()
    assert "resvg-py " in decoders()


def test_a_moving_png_keeps_nothing_of_what_moves() -> None:
    moving = io.BytesIO()
    drawing(8, 8).save(moving, "PNG", save_all=True, append_images=[drawing(8, 8).rotate(90)])
    assert b"fdAT" in moving.getvalue()
    assert cleaned(moving.getvalue()).data == cleaned(png(drawing(8, 8))).data
    with_one = png(drawing(8, 8))
    one = with_one[:33] + chunk(b"acTL", (1).to_bytes(4) + bytes(4)) + with_one[33:]
    assert verify(one, source="x").diagnostics == ()
