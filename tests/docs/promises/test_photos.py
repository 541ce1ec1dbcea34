"""A photo carries nothing of its camera or its file; it stands upright, and its colours are known."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.docs.promises import letter

pytestmark = pytest.mark.slow

_HARMLESS = {0xE0, 0xEE}
"""Segments of a JPEG that say how its samples are written: JFIF and Adobe's."""


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The application segments and comments of a JPEG, up to its samples."""
    at = 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xE0 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE:
            yield data[at + 1], data[at + 4 : at + 2 + length]
        at += 2 + length


def _judged(data: bytes) -> None:
    """Hold the samples of a photo to what a reader may be given."""
    assert letter.SECRET.encode() not in data
    assert {marker for marker, _ in _segments(data)} <= _HARMLESS
    assert data.endswith(b"\xff\xd9")
    picture = Image.open(BytesIO(data), formats=("JPEG",))
    assert picture.height > picture.width
    top, bottom = picture.getpixel((10, 10)), picture.getpixel((10, picture.height - 10))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 150 > top[2]
    assert bottom[2] > 150 > bottom[0]


def test_in_the_e_book(books: Path) -> None:
    with zipfile.ZipFile(books / "2026-11.epub") as book:
        everything = {name: book.read(name) for name in book.namelist()}
    assert [name for name, data in everything.items() if letter.SECRET.encode() in data] == []
    sizes = {name: data for name, data in everything.items() if name.endswith(".jpg") and "cover" not in name}
    (photo,) = sizes.values()
    _judged(photo)


def test_in_the_pdf(books: Path) -> None:
    photos = []
    with pikepdf.open(books / "2026-11.pdf") as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Stream):
                continue
            raw = thing.read_raw_bytes()
            assert letter.SECRET.encode() not in raw
            if thing.get("/Subtype") == pikepdf.Name.Image:
                assert thing["/ColorSpace"] in (pikepdf.Name.DeviceRGB, pikepdf.Name.DeviceGray)
                assert not {"/Metadata", "/PieceInfo"} & set(thing.keys())
                photos.append(raw)
            else:
                assert letter.SECRET.encode() not in thing.read_bytes()
    (photo,) = photos
    _judged(photo)


def test_the_photo_that_came_in_tells_all_of_it() -> None:
    """Or nothing above would prove anything."""
    data = letter.photo()
    assert data.count(letter.SECRET.encode()) >= 7
    picture = Image.open(BytesIO(data))
    assert picture.width > picture.height
    assert {0xE1, 0xED, 0xFE} <= {marker for marker, _ in _segments(data)}
    assert not data.endswith(b"\xff\xd9")
