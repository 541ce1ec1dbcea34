"""Pictures that people have and books do not: WebP, AVIF, HEIC, TIFF, GIF and BMP, decoded to their samples.

What is in the file beside its first picture falls away. A lossless file of few colours was drawn and becomes a PNG, all
others become a JPEG, as the house writes them.
"""

import io
import warnings
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from PIL import Image, ImageCms, ImageFile, features

from publish.errors import installs
from publish.imaging.colour import plain_samples
from publish.imaging.fault import PHOTO_FORMAT, PhotoFaultError, broken
from publish.imaging.file_types import AVIF, AVIF_MOVING, BMP, GIF, HEIC, HEIF, HEIF_MOVING, TIFF, WEBP
from publish.imaging.original import ORIENTATION, Original, check_size
from publish.imaging.separation import FEW_COLOURS


@dataclass(frozen=True, slots=True)
class _Kind:
    """How pictures of a kind are decoded."""

    format: str
    """The name that Pillow knows it by."""
    lossless: bool = False
    """Whether its samples are those that were drawn; a lossy file is a photo, or looks like one."""


_KINDS = {
    WEBP: _Kind("WEBP"),
    GIF: _Kind("GIF", lossless=True),
    TIFF: _Kind("TIFF", lossless=True),
    BMP: _Kind("BMP", lossless=True),
    AVIF: _Kind("AVIF"),
    AVIF_MOVING: _Kind("AVIF"),
    HEIC: _Kind("HEIF"),
    HEIF: _Kind("HEIF"),
    HEIF_MOVING: _Kind("HEIF"),
}

_GREYS = 64
"""A grey picture of no more steps than this was drawn; a photo in grey has all 256 that there are."""
_EXTRA = f"Export it as JPEG or PNG; or install what reads it: {installs('heic')}."


@cache
def decoders() -> str:
    """The libraries that pictures are read with, and their versions: what else decides how one comes out."""
    return " ".join(f"{name} {_version(name)}" for name in ("pillow", "pi-heif", "resvg-py"))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def is_foreign(kind: str) -> bool:
    """Whether a file of this kind, as :func:`~publish.imaging.file_types.kind_of` has it, is brought to JPEG or PNG."""
    return kind in _KINDS


def read_foreign(data: bytes, kind: str) -> Original:
    """The first picture in a file of another kind, decoded in full.

    Raises :class:`~publish.imaging.fault.PhotoFaultError` for one that is damaged, cut short or too large, and where
    what decodes it is not installed.
    """
    how = _KINDS[kind]
    _check_decoder(how, kind)
    if kind == WEBP:
        check_size(*_webp_size(data))  # its decoder takes memory for the whole canvas before it tells the size
    image, frames = _decoded(data, how)
    icc = bytes(image.info.get("icc_profile") or b"")
    if image.mode == "LAB":
        image, icc = _from_lab(image), b""
    lossless = how.lossless or (kind == WEBP and data[12:16] == b"VP8L")
    return Original(
        media_type="image/png" if lossless and _is_drawn(image) else "image/jpeg",
        data=b"",
        width=image.width,
        height=image.height,
        orientation=_orientation(image),
        icc=icc,
        portable=False,
        samples=image,
        came_as=kind,
        pictures=frames,
    )


def _check_decoder(how: _Kind, kind: str) -> None:
    if how.format == "HEIF":
        if find_spec("pi_heif") is None:
            raise PhotoFaultError(PHOTO_FORMAT, f"is {kind}", hint=_EXTRA)
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)
    elif how.format == "AVIF" and not features.check("avif"):
        raise PhotoFaultError(PHOTO_FORMAT, f"is {kind}, and Pillow is installed without what reads it")


def _decoded(data: bytes, how: _Kind) -> tuple[Image.Image, int]:
    """The first picture of a file, and how many there are."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    # The size is judged here, by the house's own limit; and what is cut short is refused, whatever other libraries set.
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata, which falls away
            image = Image.open(io.BytesIO(data), formats=(how.format,))
            check_size(*image.size)
            frames = getattr(image, "n_frames", 1)
            image.seek(0)
            image.load()
            check_size(*image.size)
            return image, frames
    except (MemoryError, PhotoFaultError):
        raise
    except Exception as error:  # a decoder fails in as many ways as a file can be wrong
        raise broken("does not decode: it is damaged or cut short") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def _webp_size(data: bytes) -> tuple[int, int]:
    """The size that the header of a WebP file claims (WebP Container Specification, and RFC 9649 §§2.7, 3.4)."""
    form, body = data[12:16], data[20:30]
    if len(body) < 10:
        raise broken("ends inside its header: it is cut short")
    if form == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF


def _orientation(image: Image.Image) -> int:
    """How the camera was held, of a picture that is decoded; 1 where the decoder has set it upright by itself."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            value = image.getexif().get(ORIENTATION, 1)
    except Exception:  # whatever a malformed block does to the parser, the picture is upright then
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _from_lab(image: Image.Image) -> Image.Image:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(lab, srgb, "LAB", "RGB").apply(image)


def _is_drawn(image: Image.Image) -> bool:
    if image.mode in ("1", "P"):
        return True
    plain = plain_samples(image)
    limit = _GREYS if plain.mode in ("L", "LA") else FEW_COLOURS
    return plain.mode != "CMYK" and plain.getcolors(limit) is not None
