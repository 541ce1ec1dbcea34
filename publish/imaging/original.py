"""What is taken from a photo's file: the picture itself, and the three facts that change how it looks."""

import warnings
from dataclasses import dataclass

from PIL import Image

from publish.imaging.fault import PHOTO_BROKEN, PHOTO_TOO_LARGE, PhotoFaultError

MAX_PIXELS = 80_000_000
"""The largest picture that is decoded: above the best cameras in use, and 240 MB in memory."""
MAX_SIDE = 40_000
"""The longest side, in pixels: a strip of this length fits no page."""

ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held."""


@dataclass(frozen=True, slots=True)
class Original:
    """A photo's file without anything that is not the picture."""

    media_type: str
    """``image/jpeg`` or ``image/png``; of a file of another kind, what it becomes."""
    data: bytes
    """The file with metadata and trailing bytes taken out, its samples untouched; empty where there are ``samples``."""
    width: int
    """In pixels, as stored."""
    height: int
    """In pixels, as stored."""
    orientation: int = 1
    """1 to 8, as EXIF counts: 1 is upright."""
    icc: bytes = b""
    """The colour profile, or empty."""
    portable: bool = True
    """Whether every reader can decode the file as it stands: eight bits, no rare coding, no CMYK."""
    sequential: bool = False
    """Whether the file is a JPEG that gives each block whole, in one scan, as baseline files do."""
    press_ready: bool = False
    """Whether the file is a JPEG in four inks in the form that every maker of PDF knows."""
    samples: Image.Image | None = None
    """The picture of a file of another kind than JPEG and PNG, decoded; else ``None``."""
    came_as: str = ""
    """What the file is, where the book holds something else: ``a GIF picture``; else empty."""
    pictures: int = 1
    """How many pictures the file holds; this is the first."""
    drawn: bool = False
    """Whether it is known to be a drawing, however many colours it has."""
    vectors: bytes = b""
    """The file of a drawing of plain shapes, or empty."""


def check_size(width: int, height: int) -> None:
    """Refuse a picture by its header, before anything decodes it; raises :class:`PhotoFaultError`."""
    if not width or not height:
        raise PhotoFaultError(PHOTO_BROKEN, "has no width or no height")
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise PhotoFaultError(
            PHOTO_TOO_LARGE,
            f"claims {width} × {height} pixels; the limit is {MAX_PIXELS // 1_000_000} megapixels "
            f"and {MAX_SIDE} pixels a side",
        )


def orientation_of(exif: bytes) -> int:
    """How the camera was held, from a block of EXIF; 1 where it cannot be read."""
    tags = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tags.load(exif)
            value = tags.get(ORIENTATION, 1)
    except Exception:  # whatever a malformed block does to the parser, the picture is upright then
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
