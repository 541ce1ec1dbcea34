"""What a file is, by its first bytes: its name says nothing that can be trusted."""

import re

JPEG = "a JPEG picture"
PNG = "a PNG picture"
GIF = "a GIF picture"
TIFF = "a TIFF picture"
BMP = "a BMP picture"
WEBP = "a WebP picture"
AVIF = "an AVIF picture"
AVIF_MOVING = "an AVIF animation"
HEIC = "a HEIC picture"
HEIF = "a HEIF picture"
HEIF_MOVING = "a HEIF animation"
SVG = "an SVG drawing"
EMF = "an EMF drawing of Windows"
WMF = "a WMF drawing of Windows"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", "a BigTIFF picture"),
    (b"MM\0+", "a BigTIFF picture"),
    (b"BM", BMP),
    (b"\xd7\xcd\xc6\x9a", WMF),
    (b"\x01\0\x09\0", WMF),
    (b"\x02\0\x09\0", WMF),
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
    b"avif": AVIF,
    b"avis": AVIF_MOVING,
    b"heic": HEIC,
    b"heix": HEIC,
    b"heim": HEIC,
    b"mif1": HEIF,
    b"msf1": HEIF_MOVING,
}

_MARKUP: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<svg[\s>]", re.IGNORECASE), SVG),
    (re.compile(rb"<!doctype\s+html|<(html|head|body|script|iframe)[\s>]", re.IGNORECASE), "an HTML page"),
    (re.compile(rb"<\?xml", re.IGNORECASE), "an XML document"),
)

_LOOK = 1024
"""How many bytes of a text are looked at: a prologue and a comment or two fit."""


def kind_of(data: bytes) -> str:
    """What the bytes are, with its article: ``a WebP picture``.

    Only the beginning is looked at: a kind is a claim, which a full decode has to prove.
    """
    if not data:
        return "an empty file"
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"\x01\0\0\0") and data[40:44] == b" EMF":
        return EMF
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
