"""The door of the room: a photo's bytes in, a clean rendition for a target out."""

import hashlib
from dataclasses import dataclass, replace

from PIL import Image

from publish.diagnostics import NOWHERE, Outcome, Span
from publish.imaging.colour import flattened, in_srgb, needs_conversion, plain_samples
from publish.imaging.encode import as_ink_jpeg, as_jpeg, as_png
from publish.imaging.fault import PhotoFaultError
from publish.imaging.ink import total_ink
from publish.imaging.original import Original
from publish.imaging.press import PrintColour, keeps_inks
from publish.imaging.scale import Recipe, scaled, scaled_size
from publish.imaging.separation import few_colours, separated
from publish.imaging.verify import decoded, known_whole, read_original, refused
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

_SPACES = {"L": "grey", "CMYK": "cmyk"}
"""What the modes are called that are not RGB; a palette and a single bit become RGB in a PDF."""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A photo ready for a target: it carries nothing of its camera, its file or its maker's machine."""

    rendition: Rendition
    """Its name, kind and size."""
    data: bytes
    """The bytes of its file."""


def clean(
    data: bytes, *, source: str, recipe: Recipe, at: Span = NOWHERE, whole: bool = False
) -> Outcome[CleanPhoto | None]:
    """A photo verified, set upright, scaled, stripped and brought to the target's colours; named by its content.

    A JPEG that needs no change of its samples keeps them bit for bit. The value is ``None`` when the photo is
    refused, and then a finding says why at the line that names it. ``whole`` says that
    :func:`publish.imaging.verify.verify` found nothing wrong with these very bytes: they are not decoded to their end
    once more, and not at all where their samples stay.
    """
    try:
        original = read_original(data)
        image = known_whole(original) if whole else decoded(original)
    except PhotoFaultError as fault:
        return Outcome(None, (refused(fault, source, at),))
    size = scaled_size(*_upright_size(original), recipe, line=image.mode == "1")
    if recipe.vectors and original.vectors:
        photo = _vectors(original.vectors, size)
    elif recipe.colour.policy == "rgb":
        photo = _for_screens(image, original, size)
    else:
        photo = _for_press(image, original, size, recipe.colour)
    origin = hashlib.sha256(data).hexdigest()[:20]
    return Outcome(replace(photo, rendition=replace(photo.rendition, origin=origin)))


def _for_screens(image: Image.Image, original: Original, size: tuple[int, int]) -> CleanPhoto:
    unchanged = size == (original.width, original.height) and original.orientation == 1
    if original.media_type == "image/png":
        indexed = _indexed(image, original, unchanged=unchanged)
        finished = indexed or in_srgb(_upright(image, original, size), original.icc)
        encoded = as_png(finished)
    elif unchanged and original.portable and not needs_conversion(image.mode, original.icc):
        finished, encoded = image, original.data
    else:
        finished = in_srgb(_upright(image, original, size), original.icc)
        encoded = as_jpeg(finished)
    return _photo(encoded, original.media_type, finished)


def _vectors(data: bytes, size: tuple[int, int]) -> CleanPhoto:
    """A drawing of plain shapes, its file as it came through the allow-list."""
    name = f"{hashlib.sha256(data).hexdigest()[:20]}.svg"
    return CleanPhoto(Rendition(name, "image/svg+xml", *size), data)


def _for_press(image: Image.Image, original: Original, size: tuple[int, int], colour: PrintColour) -> CleanPhoto:
    plain = flattened(plain_samples(image))
    drawing = original.drawn or (original.media_type == "image/png" and few_colours(plain))
    if (kept := _kept_inks(plain, original, size, colour)) is not None:
        return kept
    inks = separated(_upright(plain, original, size), original.icc, colour, drawing=drawing)
    if inks.mode == "L" and original.media_type == "image/png":
        return _photo(as_png(inks), "image/png", inks)
    if inks.mode == "L":
        return _photo(as_jpeg(inks), "image/jpeg", inks)
    encoded, most = as_ink_jpeg(inks, drawing=drawing, limit=colour.total_ink)
    return _photo(encoded, "image/jpeg", inks, ink=most)


def _kept_inks(image: Image.Image, original: Original, size: tuple[int, int], colour: PrintColour) -> CleanPhoto | None:
    """A picture that is in the inks of the press already, its file as it stands; ``None`` where something must change.

    Coding it once more would lay a breath of the other inks round black lettering.
    """
    unchanged = size == (original.width, original.height) and original.orientation == 1
    if colour.policy != "cmyk" or image.mode != "CMYK" or not (unchanged and original.press_ready):
        return None
    found = total_ink(image)
    if not keeps_inks(original.icc, colour) or found.most > (colour.total_ink or 400):
        return None
    return _photo(original.data, original.media_type, image, ink=found.most)


def _upright_size(original: Original) -> tuple[int, int]:
    lies = original.orientation >= 5
    return (original.height, original.width) if lies else (original.width, original.height)


def _indexed(image: Image.Image, original: Original, *, unchanged: bool) -> Image.Image | None:
    # Charts come with few colours: as an index they are a third of the size, and as exact.
    plain = image.mode in ("1", "P") and "transparency" not in image.info and not original.icc
    return image if plain and unchanged else None


def _upright(image: Image.Image, original: Original, size: tuple[int, int]) -> Image.Image:
    """The picture on white, the right way up and in its size, in the colours that it came in."""
    image = flattened(plain_samples(image))
    if original.orientation != 1:
        image = image.transpose(_TURNS[original.orientation])
    return scaled(image, size)


def _photo(encoded: bytes, media_type: str, samples: Image.Image, *, ink: float | None = None) -> CleanPhoto:
    suffix = "jpg" if media_type == "image/jpeg" else "png"
    rendition = Rendition(
        name=f"{hashlib.sha256(encoded).hexdigest()[:20]}.{suffix}",
        media_type=media_type,
        width=samples.width,
        height=samples.height,
        space=_SPACES.get(samples.mode, "rgb"),
        ink=total_ink(samples).most if ink is None else ink,
    )
    return CleanPhoto(rendition, encoded)
