"""Is this file a whole picture? Judged by its bytes, before its size can do harm, and by decoding it to its end."""

import io
import re

from PIL import Image, ImageFile

from publish.imaging.fault import PHOTO_BROKEN, PHOTO_FORMAT, PhotoFaultError, broken
from publish.imaging.jpeg import read_jpeg, with_noise_at_its_end
from publish.imaging.original import Original
from publish.imaging.png import read_png

JPEG = "a JPEG picture"
PNG = "a PNG picture"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"II+\0", "a BigTIFF picture"),
    (b"MM\0+", "a BigTIFF picture"),
    (b"BM", "a BMP picture"),
    (b"8BPS", "a Photoshop document"),
    (b"\0\0\x01\0", "an icon"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "an EPS file"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x8aMNG", "an MNG animation"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)

_BRANDS = {
    b"avif": "an AVIF picture",
    b"avis": "an AVIF animation",
    b"heic": "a HEIC picture",
    b"heix": "a HEIC picture",
    b"heim": "a HEIC picture",
    b"mif1": "a HEIF picture",
    b"msf1": "a HEIF animation",
}

_MARKUP: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<svg[\s>]", re.IGNORECASE), "an SVG drawing"),
    (re.compile(rb"<!doctype\s+html|<(html|head|body|script|iframe)[\s>]", re.IGNORECASE), "an HTML page"),
    (re.compile(rb"<\?xml", re.IGNORECASE), "an XML document"),
)

_LOOK = 1024
"""How many bytes of a text are looked at: a prologue and a comment or two fit."""


def kind_of(data: bytes) -> str:
    """What the bytes are, with its article: ``a WebP picture``; :data:`JPEG` and :data:`PNG` are the ones to set.

    Only the beginning is looked at: a kind is a claim, which a full decode has to prove.
    """
    if not data:
        return "an empty file"
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "a video")
    return _text_kind(data[:_LOOK])


def _text_kind(beginning: bytes) -> str:
    for pattern, name in _MARKUP:
        if pattern.search(beginning):
            return name
    if not beginning.strip(b"\0"):
        return "a file of zeros"
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character that the cut at the end divides is no fault of the text.
        if error.start < len(beginning) - 4 or len(beginning) < _LOOK:
            return "a file of an unknown kind"
    return "a text"


_READERS = {JPEG: read_jpeg, PNG: read_png}
_STRIP = 256
"""Rows compared at a time: a large picture is not copied as a whole."""


def read_original(data: bytes) -> Original:
    """The picture in a file; raises :class:`~publish.imaging.fault.PhotoFaultError` for what is no JPEG or PNG."""
    kind = kind_of(data)
    reader = _READERS.get(kind)
    if reader is None:
        raise PhotoFaultError(PHOTO_FORMAT if data else PHOTO_BROKEN, f"is {kind}")
    return reader(data)


def decoded(original: Original) -> Image.Image:
    """The samples of a picture, every one of them read; raises :class:`~publish.imaging.fault.PhotoFaultError`.

    What is decoded is the file without its metadata: exactly what may be written to a book. Other libraries in this
    process tell Pillow to fill the missing part of a truncated file with grey; here that is taken back.
    """
    image = _decoded(original.data)
    claimed = (original.width, original.height)
    if image.size != claimed:
        raise broken("decodes to {} × {} pixels and claims {} × {}".format(*image.size, *claimed))
    if original.media_type == "image/jpeg" and not _same(image, _decoded(with_noise_at_its_end(original.data))):
        raise broken("does not decode to its end: the rest would be a grey field")
    return image


def _decoded(data: bytes) -> Image.Image:
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # a decoder fails in as many ways as a file can be wrong
        raise broken("does not decode: it is damaged or cut short") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return image


def _same(one: Image.Image, other: Image.Image) -> bool:
    strips = ((0, top, one.width, min(top + _STRIP, one.height)) for top in range(0, one.height, _STRIP))
    return one.size == other.size and all(one.crop(s).tobytes() == other.crop(s).tobytes() for s in strips)
