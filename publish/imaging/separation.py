"""Separation: from the colours of a picture to the inks of a press.

A picture goes from its own profile into the inks in one step, so that what its profile holds beyond sRGB is not lost on
the way. Greys stay in black ink alone: greys of four inks turn coloured as soon as one ink runs a little heavy.
"""

from PIL import Image, ImageChops

from publish.imaging.colour import in_grey, in_srgb
from publish.imaging.press import PrintColour, black_curve, to_inks

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
