"""What the file of a picture in a book is, read once for all who ask."""

import io
from dataclasses import dataclass

from PIL import Image

_PAST = frozenset({"exif", "xmp", "photoshop", "comment"})


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a decoder says of a picture before it is decoded."""

    size: int
    """Bytes of its file."""
    format: str = ""
    """What Pillow calls its format; empty for a file that it cannot open."""
    mode: str = ""
    """Pillow's mode: ``RGB``, ``L``, …"""
    width: int = 0
    """In pixels."""
    height: int = 0
    """In pixels."""
    whole: bool = False
    """Whether its parts and their checksums are in order."""
    moves: bool = False
    """Whether it holds several pictures."""
    past: tuple[str, ...] = ()
    """What it carries of its camera or its file."""


def picture_facts(data: bytes) -> PictureFacts:
    """Read the facts of a picture from its file."""
    try:
        image = Image.open(io.BytesIO(data))
        format, mode, (width, height) = image.format or "", image.mode, image.size
    except Exception:  # a decoder fails in as many ways as a file can be wrong
        return PictureFacts(len(data))
    try:
        image.verify()
    except Exception:
        return PictureFacts(len(data), format, mode, width, height)
    moves = getattr(image, "n_frames", 1) > 1
    past = tuple(sorted(_PAST & set(image.info)))
    return PictureFacts(len(data), format, mode, width, height, whole=True, moves=moves, past=past)
