"""What is no whole picture is refused by name, at the line that names it; a whole one beside it is not."""

import io
import struct
import zlib

import pytest
from PIL import Image

from publish.diagnostics import Span
from publish.imaging.clean import clean
from publish.imaging.jpeg import MOST_SCANS
from publish.imaging.scale import Recipe
from publish.imaging.verify import verify
from tests.imaging.samples import chunk, drawing, jpeg, png, saved

AT = Span("editions/1/quay.md", 12, 1)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def bomb() -> bytes:
    rows = zlib.compress(b"\0" * 2_000_000, 9)
    return SIGNATURE + header(30_000, 30_000) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def claiming(width: int, height: int) -> bytes:
    data = jpeg(drawing())
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]


WHOLE_JPEG = jpeg(drawing(200, 150))
WHOLE_PNG = png(drawing(200, 150))


def repeated(whole: bytes, times: int) -> bytes:
    """A JPEG with its scan so many times."""
    start = whole.index(b"\xff\xda")
    return whole[:start] + whole[start:-2] * times + whole[-2:]


REFUSED = {
    "an AVIF of nothing": (b"\0\0\0\x20ftypavif\0\0\0\0", "photo-broken", "decode"),
    "a HEIC of nothing": (b"\0\0\0\x20ftypheic\0\0\0\0", "photo-broken", "decode"),
    "a Photoshop document": (b"8BPS\0\1", "photo-format", "Photoshop"),
    "an EMF": (b"\1\0\0\0" + b"\0" * 36 + b" EMF", "photo-format", "EMF drawing"),
    "a WMF": (b"\xd7\xcd\xc6\x9a\0\0", "photo-format", "WMF drawing"),
    "a WMF without a size": (b"\1\0\x09\0\0\3", "photo-format", "WMF drawing"),
    "a JPEG 2000": (b"\0\0\0\x0cjP  \r\n", "photo-format", "JPEG 2000"),
    "a video": (b"\0\0\0\x20ftypisom\0\0\0\0", "photo-format", "video"),
    "HTML": (b"<!DOCTYPE html><html><title>404</title>", "photo-format", "HTML"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "photo-format", "PostScript"),
    "EPS with a preview": (b"\xc5\xd0\xd3\xc6\x20\0\0\0", "photo-format", "EPS"),
    "PDF": (b"%PDF-1.7\n", "photo-format", "PDF"),
    "a text": (b"version https://git-lfs.example/spec\n", "photo-format", "text"),
    "noise": (b"\xfe\xed\xfa\xce\x80\x81\x82", "photo-format", "unknown"),
    "zeros": (b"\0" * 4096, "photo-format", "zeros"),
    "nothing": (b"", "photo-broken", "empty"),
    "a cut JPEG": (WHOLE_JPEG[:-20], "photo-broken", "cut short"),
    "a JPEG cut in its header": (WHOLE_JPEG[:30], "photo-broken", "cut short"),
    "a JPEG cut after two bytes more": (WHOLE_JPEG[:4], "photo-broken", "cut short"),
    "a cut JPEG with an end": (WHOLE_JPEG[: len(WHOLE_JPEG) // 2] + b"\xff\xd9", "photo-broken", "decode"),
    "a JPEG that zeros fill up": (WHOLE_JPEG[:700].ljust(len(WHOLE_JPEG), b"\0"), "photo-broken", "cut short"),
    "a JPEG without a scan": (WHOLE_JPEG[: WHOLE_JPEG.index(b"\xff\xda")] + b"\xff\xd9", "photo-broken", "no picture"),
    "a JPEG without width": (claiming(0, 48), "photo-broken", "no width"),
    "a JPEG bomb": (claiming(65_000, 65_000), "photo-too-large", "65000 × 65000"),
    "a JPEG of a thousand scans": (repeated(WHOLE_JPEG, 1000), "photo-broken", "scans"),
    "a JPEG with one scan more than may be": (repeated(WHOLE_JPEG, MOST_SCANS + 1), "photo-broken", "scans"),
    "a cut PNG": (WHOLE_PNG[:-20], "photo-broken", "cut short"),
    "a PNG without end": (WHOLE_PNG[:-12], "photo-broken", "cut short"),
    "a PNG of one byte off": (flipped(WHOLE_PNG, 60), "photo-broken", "checksum"),
    "a PNG of its signature": (SIGNATURE, "photo-broken", "cut short"),
    "a PNG without data": (SIGNATURE + header(4, 4) + chunk(b"IEND", b""), "photo-broken", "no picture"),
    "a PNG with too little data": (
        SIGNATURE + header(40, 40) + chunk(b"IDAT", zlib.compress(b"\0" * 50)) + chunk(b"IEND", b""),
        "photo-broken",
        "decode",
    ),
    "a PNG with a chunk that may not be": (
        SIGNATURE + header(4, 4) + chunk(b"EVIL", b"x") + WHOLE_PNG[33:],
        "photo-broken",
        "chunk",
    ),
    "a PNG bomb": (bomb(), "photo-too-large", "30000 × 30000"),
    "a PNG as wide as a street": (SIGNATURE + header(2**31 - 1, 1), "photo-too-large", "2147483647"),
}


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_of_as_many_scans_as_encoders_make_is_whole(mode: str) -> None:
    data = saved(drawing(200, 150).convert(mode), "JPEG", progressive=True)
    assert data.count(b"\xff\xda") > 5
    assert clean(data, source="a.jpg", recipe=Recipe(), at=AT).diagnostics == ()


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, id, words = REFUSED[name]
    cleaned = clean(data, source="images/quay.jpg", recipe=Recipe(), at=AT)
    assert cleaned.value is None
    (diagnostic,) = cleaned.diagnostics
    assert diagnostic.id == id
    assert words in diagnostic.message
    assert "images/quay.jpg" in diagnostic.message
    assert diagnostic.at == AT
    assert verify(data, source="images/quay.jpg", at=AT).diagnostics == cleaned.diagnostics


@pytest.mark.parametrize("data", [WHOLE_JPEG, WHOLE_PNG, jpeg(drawing(), progressive=True), png(drawing(mode="P"))])
def test_whole_pictures_pass(data: bytes) -> None:
    assert verify(data, source="x").ok
    assert clean(data, source="x", recipe=Recipe()).ok


def test_any_cut_is_seen() -> None:
    for data in (jpeg(drawing(16, 12)), png(drawing(16, 12))):
        for length in range(len(data)):
            assert clean(data[:length], source="x", recipe=Recipe()).value is None, length
            assert verify(data[:length], source="x").value is None, length


@pytest.mark.parametrize("size", [(1, 1), (7, 90), (90, 7), (9, 9), (1, 64), (65, 33)])
def test_a_jpeg_of_any_size_is_whole(size: tuple[int, int]) -> None:
    assert verify(jpeg(drawing(*size)), source="x").ok
    assert clean(jpeg(drawing(*size)), source="x", recipe=Recipe()).ok


def test_a_byte_off_never_escapes_as_an_exception() -> None:
    data = jpeg(drawing(16, 12), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0")
    for at in range(len(data)):
        clean(flipped(data, at), source="x", recipe=Recipe())


def test_a_profile_that_is_a_bomb_is_passed_over() -> None:
    profile = b"x\0\0" + zlib.compress(b"\0" * 40_000_000, 9)
    data = SIGNATURE + WHOLE_PNG[8:33] + chunk(b"iCCP", profile) + WHOLE_PNG[33:]
    outcome = clean(data, source="x", recipe=Recipe())
    assert outcome.value is not None
    assert Image.open(io.BytesIO(outcome.value.data)).size == (200, 150)


@pytest.mark.parametrize("settings", [{}, {"subsampling": 2}, {"progressive": True}, {"restart_marker_rows": 1}])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_cut_that_somebody_closed_is_seen(mode: str, settings: dict[str, object]) -> None:
    pattern = Image.effect_mandelbrot((120, 90), (-3, -2.5, 2, 2.5), 20).convert(mode)
    whole = jpeg(pattern, **settings)
    assert clean(whole, source="x", recipe=Recipe()).ok
    last = whole.rindex(b"\xff\xda")
    for part in range(1, 20):
        cut = last + 12 + (len(whole) - last - 20) * part // 20
        closed = whole[:cut] + b"\xff\xd9"
        assert clean(closed, source="x", recipe=Recipe()).value is None, f"cut at {cut} of {len(whole)}"
        assert verify(closed, source="x").value is None, f"cut at {cut} of {len(whole)}"


@pytest.mark.parametrize("settings", [{}, {"subsampling": 2}, {"quality": 95}])
def test_a_cut_of_a_few_bytes_is_seen(settings: dict[str, object]) -> None:
    """What a check decodes is one sample a block: that is enough to see the last block missing."""
    whole = jpeg(Image.effect_mandelbrot((320, 200), (-3, -2.5, 2, 2.5), 50).convert("RGB"), **settings)
    for cut in (*range(4, 40), 100, 1000):
        closed = whole[: -2 - cut].rstrip(b"\xff") + b"\xff\xd9"
        assert verify(closed, source="x").value is None, f"{cut} bytes cut"
