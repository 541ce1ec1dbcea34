"""The door of the room: a photo's bytes in, a clean rendition for a target out."""

import hashlib
from dataclasses import dataclass

from PIL import Image

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span, finding
from publish.imaging.colour import flattened, in_srgb, needs_conversion, plain_samples
from publish.imaging.encode import as_jpeg, as_png
from publish.imaging.fault import PhotoFaultError
from publish.imaging.original import Original
from publish.imaging.scale import Recipe, scaled, scaled_size
from publish.imaging.verify import decoded, read_original
from publish.model.assets import Rendition

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by its EXIF orientation (CIPA DC-008, tag 0x0112)."""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A photo ready for a target: it carries nothing of its camera, its file or its maker's machine."""

    rendition: Rendition
    """Its name, kind and size."""
    data: bytes
    """The bytes of its file."""


def verify(data: bytes, *, source: str, at: Span = NOWHERE) -> Outcome[Original | None]:
    """Decode a photo in full; the value is ``None`` when it is refused, and then a finding says why.

    ``source`` names the file in messages, ``at`` is the line that names it.
    """
    try:
        original = read_original(data)
        decoded(original)
    except PhotoFaultError as fault:
        return Outcome(None, (_refused(fault, source, at),))
    return Outcome(original)


def clean(data: bytes, *, source: str, recipe: Recipe, at: Span = NOWHERE) -> Outcome[CleanPhoto | None]:
    """A photo verified, set upright, brought to sRGB, scaled and stripped; named by its content.

    A JPEG that needs no change of its samples keeps them bit for bit. The value is ``None`` when the photo is
    refused, and then a finding says why at the line that names it.
    """
    try:
        original = read_original(data)
        image = decoded(original)
    except PhotoFaultError as fault:
        return Outcome(None, (_refused(fault, source, at),))
    upright = _upright_size(original)
    size = scaled_size(*upright, recipe)
    unchanged = size == upright and original.orientation == 1
    if original.media_type == "image/png":
        encoded = as_png(_indexed(image, original, unchanged=unchanged) or _finished(image, original, size))
    elif unchanged and original.portable and not needs_conversion(image.mode, original.icc):
        encoded = original.data
    else:
        encoded = as_jpeg(_finished(image, original, size))
    return Outcome(CleanPhoto(_rendition(encoded, original.media_type, size), encoded))


def _refused(fault: PhotoFaultError, source: str, at: Span) -> Diagnostic:
    return finding(fault.id, f"“{source}” {fault.what}", at)


def _upright_size(original: Original) -> tuple[int, int]:
    lies = original.orientation >= 5
    return (original.height, original.width) if lies else (original.width, original.height)


def _indexed(image: Image.Image, original: Original, *, unchanged: bool) -> Image.Image | None:
    # Charts come with few colours: as an index they are a third of the size, and as exact.
    plain = image.mode in ("1", "P") and "transparency" not in image.info and not original.icc
    return image if plain and unchanged else None


def _finished(image: Image.Image, original: Original, size: tuple[int, int]) -> Image.Image:
    image = in_srgb(flattened(plain_samples(image)), original.icc)
    if original.orientation != 1:
        image = image.transpose(_TURNS[original.orientation])
    return scaled(image, size)


def _rendition(encoded: bytes, media_type: str, size: tuple[int, int]) -> Rendition:
    suffix = "jpg" if media_type == "image/jpeg" else "png"
    name = f"{hashlib.sha256(encoded).hexdigest()[:20]}.{suffix}"
    return Rendition(name=name, media_type=media_type, width=size[0], height=size[1])
