"""Writing pictures: fixed settings and nothing but samples, so that the same picture gives the same bytes."""

import io

from PIL import Image

QUALITY = 88
"""Of JPEG: above it files grow faster than anyone can see a difference on paper."""
FULL_COLOUR_BELOW = 500_000
"""Pixels. A picture below this is likely a drawing or a detail, where thinned-out colour shows at red edges."""


def as_jpeg(image: Image.Image) -> bytes:
    """The bytes of a baseline JPEG of a picture in mode L or RGB, without any metadata."""
    out = io.BytesIO()
    small = image.width * image.height < FULL_COLOUR_BELOW
    _bare(image).save(out, "JPEG", quality=QUALITY, subsampling=0 if small else 2, optimize=True, progressive=False)
    return out.getvalue()


def as_png(image: Image.Image) -> bytes:
    """The bytes of a PNG of a picture in mode 1, L, P or RGB, without any metadata."""
    out = io.BytesIO()
    _bare(image).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    bare = image.copy()
    # Writers copy comments, profiles, resolution and transparency from here when they find them.
    bare.info = {}
    return bare
