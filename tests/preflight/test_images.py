"""How much ink lies in a picture, however it is coded."""

import io
import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from publish.preflight.images import PdfImage, read_picture

_SIDE = 64
_INKS = (200, 100, 50, 150)
_INK = sum(_INKS) / 2.55


def seen(data: bytes, *, masked: bool = False, **entries: object) -> PdfImage:
    """A picture as it is read from a file: saved and opened, for a stream in memory is not coded yet."""
    pdf = pikepdf.new()
    picture = pikepdf.Stream(pdf, data)
    usual = {"Width": _SIDE, "Height": _SIDE, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
    picture.stream_dict = Dictionary({f"/{key}": value for key, value in {**usual, **entries}.items()})
    if masked:
        picture.SMask = pdf.make_stream(bytes(_SIDE * _SIDE))
    pdf.Root.Picture = pdf.make_indirect(picture)
    out = BytesIO()
    pdf.save(out)
    with pikepdf.open(out) as read:
        stream = read.Root.Picture
        assert isinstance(stream, pikepdf.Stream)
        return read_picture(stream, None)


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("CMYK", (_SIDE, _SIDE), _INKS).save(out, "JPEG", quality=95)
    return out.getvalue()


def test_samples_are_inks() -> None:
    assert seen(bytes(_INKS) * _SIDE * _SIDE).ink == pytest.approx(_INK, abs=1)


def test_samples_of_sixteen_bits_are_inks() -> None:
    data = b"".join(bytes((ink, 0)) for ink in _INKS) * _SIDE * _SIDE
    assert seen(data, BitsPerComponent=16).ink == pytest.approx(_INK, abs=1)


def test_samples_are_turned_where_the_file_says_so() -> None:
    turned = Array([1, 0] * 4)
    assert seen(bytes(255 - ink for ink in _INKS) * _SIDE * _SIDE, Decode=turned).ink == pytest.approx(_INK, abs=1)


def test_a_jpeg_of_adobe_s_is_turned_by_its_array() -> None:
    coded = seen(jpeg(), Filter=Name.DCTDecode, Decode=Array([1, 0] * 4))
    assert coded.ink == pytest.approx(_INK, abs=3)
    assert seen(jpeg(), Filter=Name.DCTDecode).ink == pytest.approx(400 - _INK, abs=3)


def test_a_jpeg_under_another_coding_is_read() -> None:
    chain = Array([Name.FlateDecode, Name.DCTDecode])
    assert seen(zlib.compress(jpeg()), Filter=chain, Decode=Array([1, 0] * 4)).ink == pytest.approx(_INK, abs=3)


def test_one_wild_pixel_is_no_patch() -> None:
    data = bytearray(bytes(_INKS) * _SIDE * _SIDE)
    data[:4] = b"\xff" * 4
    ink = seen(bytes(data)).ink
    assert ink is not None
    assert _INK < ink < _INK + 20


def test_rgb_has_no_inks() -> None:
    assert seen(bytes(3) * _SIDE * _SIDE, ColorSpace=Name.DeviceRGB).ink is None


def test_a_palette_is_as_heavy_as_its_heaviest_colour() -> None:
    space = Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(bytes((0, 0, 0, 0, *_INKS)))])
    palette = seen(bytes(_SIDE * _SIDE), ColorSpace=space)
    assert palette.ink == pytest.approx(_INK)
    assert palette.space is not None
    assert palette.space.kind == "DeviceCMYK"


def test_a_broken_picture_has_no_known_ink() -> None:
    assert seen(b"no picture", Filter=Name.DCTDecode).ink is None
    assert seen(b"short").ink is None


def test_a_stencil_has_no_colours() -> None:
    assert seen(bytes(8 * _SIDE), ImageMask=True, BitsPerComponent=1).space is None


def test_a_soft_mask_is_known() -> None:
    assert not seen(bytes(_INKS) * _SIDE * _SIDE).masked
    assert seen(bytes(_INKS) * _SIDE * _SIDE, masked=True).masked
