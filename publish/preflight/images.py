"""Reading pictures off a PDF: pixels, colours and, where they are in inks, how much ink lies in one place."""

import io
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import StreamDecodeLevel
from PIL import Image, ImageMath

from publish.preflight.colours import CMYK, GREY, RGB, UNKNOWN, ColourSpace
from publish.preflight.spaces import Palette, base_of, read_space

_PATCH = 4
"""Ink is measured in patches of so many pixels square, a third of a millimetre at 300 pixels an inch: what a coding
adds to one pixel, no paper feels."""

_LARGEST = 60_000_000
"""Pixels beyond which a picture is not decoded."""

_MODES = {"1": GREY, "L": GREY, "LA": GREY, "RGB": RGB, "RGBA": RGB, "CMYK": CMYK}


@dataclass(frozen=True, slots=True)
class PdfImage:
    """A picture as the file holds it."""

    pixels: tuple[int, int]
    """Width and height."""
    bits: int
    """Bits of a sample."""
    space: ColourSpace | None
    """Its colours; ``None`` for a stencil."""
    ink: float | None = None
    """The most ink in one place, in per cent; ``None`` where only a profile could tell."""
    masked: bool = False
    """Whether a soft mask makes it shine through."""


def read_picture(picture: pikepdf.Stream, spaces: pikepdf.Object | None) -> PdfImage:
    """A picture; ``spaces`` are those of the resources that it is drawn with."""
    pixels = (int(picture.get("/Width", 0)), int(picture.get("/Height", 0)))
    bits = int(picture.get("/BitsPerComponent", 1 if picture.get("/ImageMask") else 8))
    masked = "/SMask" in picture or int(picture.get("/SMaskInData", 0)) > 0
    if picture.get("/ImageMask"):
        return PdfImage(pixels, 1, None)
    listed = picture.get("/ColorSpace")
    space = _within(picture) if listed is None else read_space(_looked_up(listed, spaces), spaces)
    return PdfImage(pixels, bits, base_of(space), _ink(picture, space, pixels, bits), masked)


def read_inline(picture: pikepdf.PdfInlineImage, spaces: pikepdf.Object | None) -> PdfImage:
    """A picture that stands in the content itself."""
    pixels, bits = (picture.width, picture.height), picture.bits_per_component
    if picture.image_mask:
        return PdfImage(pixels, 1, None)
    listed = picture.obj.get("/ColorSpace")
    space = read_space(_looked_up(listed, spaces) if listed is not None else None, spaces)
    return PdfImage(pixels, bits, base_of(space), _by_space(space))


def _looked_up(listed: pikepdf.Object, spaces: pikepdf.Object | None) -> pikepdf.Object:
    name = isinstance(listed, pikepdf.Name) and spaces is not None and spaces.get(str(listed))
    return name or listed


def _within(picture: pikepdf.Stream) -> ColourSpace:
    """The colours of a JPEG 2000 picture, which may say them itself."""
    try:
        with Image.open(io.BytesIO(picture.read_raw_bytes())) as image:
            return _MODES.get(image.mode, UNKNOWN)
    except (OSError, Image.DecompressionBombError):
        return UNKNOWN


def _by_space(space: ColourSpace | Palette) -> float | None:
    """The most ink as far as the space alone tells it."""
    if isinstance(space, Palette):
        return space.ink
    return 100.0 if space.process == "grey" or (space.process == "spot" and space.components == 1) else None


def _ink(picture: pikepdf.Stream, space: ColourSpace | Palette, pixels: tuple[int, int], bits: int) -> float | None:
    if isinstance(space, Palette) or space.process != "cmyk" or not 0 < pixels[0] * pixels[1] <= _LARGEST:
        return _by_space(space)
    try:
        inks = _inks(picture, pixels, bits)
    except (OSError, ValueError, pikepdf.PdfError, Image.DecompressionBombError):
        return None
    return _most(inks) if inks is not None else None


def _inks(picture: pikepdf.Stream, pixels: tuple[int, int], bits: int) -> Image.Image | None:
    """The picture made small, in mode CMYK with 255 for a full ink; ``None`` where it is coded otherwise."""
    filters = picture.get("/Filter", pikepdf.Array())
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(name) for name in filters]
    turned = [float(value) for value in picture.get("/Decode", ())][:2] == [1.0, 0.0]
    small = (max(pixels[0] // _PATCH, 1), max(pixels[1] // _PATCH, 1))
    if names in (["/DCTDecode"], ["/JPXDecode"]):
        image: Image.Image = Image.open(io.BytesIO(picture.read_raw_bytes()))
        image.draft("CMYK", small)
        if image.mode != "CMYK":
            return None
        # Pillow takes every JPEG in inks for one of Adobe's and turns it, which in PDF the array Decode does.
        turned ^= names == ["/DCTDecode"]
        image = image.reduce(_PATCH) if image.size == pixels else image.copy()
    else:
        data = picture.read_bytes(decode_level=StreamDecodeLevel.all)
        if bits not in (8, 16):
            return None
        image = Image.frombytes("CMYK", pixels, data[:: bits // 8]).reduce(_PATCH)
    return image.point(lambda value: 255 - value) if turned else image


def _most(inks: Image.Image) -> float:
    c, m, y, k = inks.split()

    def total(a: dict[str, Any]) -> Any:
        return a["c"] + a["m"] + a["y"] + a["k"]

    most = ImageMath.lambda_eval(total, c=c, m=m, y=y, k=k).getextrema()[1]
    return float(most) / 2.55
