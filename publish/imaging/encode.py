"""Writing pictures: fixed settings and nothing but samples, so that the same picture gives the same bytes."""

import io

from PIL import Image

from publish.imaging.ink import InkLimits

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
