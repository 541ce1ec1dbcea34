"""The door of the room: a photo's bytes in, a clean rendition for a target out."""

import hashlib
import io
from dataclasses import dataclass, replace

from PIL import Image, ImageChops

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span
from publish.imaging.colour import flattened, in_grey, in_srgb, needs_conversion, plain_samples
from publish.imaging.fault import PhotoFaultError
from publish.imaging.ink import InkLimits, total_ink
from publish.imaging.original import Original
from publish.imaging.press import PrintColour, black_curve, keeps_inks, to_inks
from publish.imaging.scale import Recipe, scaled, scaled_size
from publish.imaging.verify import decoded, read_original
from publish.model.assets import Rendition

NEUTRAL = 2
"""Channels that differ by no more than this, of 255, are a grey: a JPEG may move a grey so far."""

FEW_COLOURS = 4096
"""A picture of no more colours than this was drawn: a photo has more of them in a corner of its sky."""


def separated(image: Image.Image, icc: bytes, colour: PrintColour, *, drawing: bool) -> Image.Image:
    """An opaque picture (mode L, RGB or CMYK) for a policy other than ``rgb``: mode L for black ink alone, else CMYK.

    In a drawing the greys are in black ink alone, for black lettering in four inks has coloured edges.
    """
    if colour.policy == "grey" or _is_grey(image):
        return in_black(image, icc, colour)
    inks = to_inks(image, icc, colour)
    if drawing and image.mode == "RGB":
        none = Image.new("L", image.size)
        black = ImageChops.invert(in_black(image, icc, colour))
        inks.paste(Image.merge("CMYK", (none, none, none, black)), mask=_greys(image))
    return inks


def in_black(image: Image.Image, icc: bytes, colour: PrintColour) -> Image.Image:
    """A picture (L, RGB or CMYK) in mode L, as DeviceGray of a PDF: black ink alone, with the tones of the screen."""
    grey = in_grey(in_srgb(image, icc or (colour.profile if image.mode == "CMYK" else b"")))
    return grey.point(black_curve(colour.profile)) if colour.profile else grey


def few_colours(image: Image.Image) -> bool:
    """Whether a picture has few colours, as charts and maps have."""
    return image.getcolors(FEW_COLOURS) is not None


def _is_grey(image: Image.Image) -> bool:
    if image.mode != "RGB":
        return image.mode == "L"
    red, green, blue = image.split()
    return all(_apart(one, other) <= NEUTRAL for one, other in ((red, green), (green, blue), (red, blue)))


def _apart(one: Image.Image, other: Image.Image) -> float:
    most = ImageChops.difference(one, other).getextrema()[1]
    assert not isinstance(most, tuple)
    return most


def _greys(image: Image.Image) -> Image.Image:
    """Where a picture in mode RGB is grey, as a mask."""
    red, green, blue = image.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return apart.point([255 if value <= NEUTRAL else 0 for value in range(256)])


QUALITY = 88
"""Of JPEG: above it files grow faster than anyone can see a difference on paper."""
DRAWING_QUALITY = 98
"""Of JPEG for drawings, which have no other form in the inks of a press."""
FULL_COLOUR_BELOW = 500_000
"""Pixels. A picture below this is likely a drawing or a detail, where thinned-out colour shows at red edges."""


def as_jpeg(image: Image.Image) -> bytes:
    """The bytes of a baseline JPEG of a picture in mode L or RGB, without any metadata."""
    out = io.BytesIO()
    small = image.width * image.height < FULL_COLOUR_BELOW
    _bare(image).save(out, "JPEG", quality=QUALITY, subsampling=0 if small else 2, optimize=True, progressive=False)
    return out.getvalue()


def as_ink_jpeg(image: Image.Image, *, drawing: bool, limit: int) -> tuple[bytes, float]:
    """A baseline JPEG of a picture in mode CMYK, and the most ink in one pixel of it when it is decoded, in per cent.

    Coding adds ink at edges, so what is coded is decoded and measured, and blocks that exceed ``limit``, in per cent,
    are coded anew with less; 0 for no limit. The samples stand inverted, and an Adobe marker says so (Adobe's Technical
    Note 5116): every maker of PDF knows this form. A drawing is coded so finely that its flat colours stay flat.
    """
    limits = InkLimits(image.size, limit or 400)
    while True:
        out = io.BytesIO()
        quality = DRAWING_QUALITY if drawing else QUALITY
        _bare(limits.apply(image)).save(out, "JPEG", quality=quality, optimize=True, progressive=False)
        found = limits.lower(_decoded(out.getvalue()))
        if found.above == 0:
            return out.getvalue(), found.most


def as_png(image: Image.Image) -> bytes:
    """The bytes of a PNG of a picture in mode 1, L, P or RGB, without any metadata."""
    out = io.BytesIO()
    _bare(image).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    image.load()
    return image


def _bare(image: Image.Image) -> Image.Image:
    bare = image.copy()
    # Writers copy comments, profiles, resolution and transparency from here when they find them.
    bare.info = {}
    return bare


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
    """A photo verified, set upright, scaled, stripped and brought to the target's colours; named by its content.

    A JPEG that needs no change of its samples keeps them bit for bit. The value is ``None`` when the photo is
    refused, and then a finding says why at the line that names it.
    """
    try:
        original = read_original(data)
        image = decoded(original)
    except PhotoFaultError as fault:
        return Outcome(None, (_refused(fault, source, at),))
    size = scaled_size(*_upright_size(original), recipe, line=image.mode == "1")
    if recipe.colour.policy == "rgb":
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


def _for_press(image: Image.Image, original: Original, size: tuple[int, int], colour: PrintColour) -> CleanPhoto:
    plain = flattened(plain_samples(image))
    drawing = original.media_type == "image/png" and few_colours(plain)
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


def _refused(fault: PhotoFaultError, source: str, at: Span) -> Diagnostic:
    return fault.rule.finding(f"“{source}” {fault.what}", at)


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
