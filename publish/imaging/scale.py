"""How large a picture is in a target: never larger than it is of use there, and never larger than it came."""

import math
from dataclasses import dataclass

from PIL import Image

from publish.imaging.press import SRGB, PrintColour

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Recipe:
    """The limits of a target, in pixels, orientation applied, 0 for none; and its colours."""

    max_width: int = 0
    """The widest a picture may be."""
    max_side: int = 0
    """The longest that its longer side may be."""
    max_pixels: int = 0
    """The most pixels in all."""
    max_line: int = 0
    """The widest a picture of one bit may be: its edges are all that it has; 0: as others."""
    colour: PrintColour = SRGB
    """The colours."""
    proportion: float = 0.0
    """The width by the height that it is cropped to: what is left is as wide as the limits say; 0: it stays whole."""
    vectors: bool = False
    """Whether a drawing of plain shapes stays one, and is not made of pixels."""


EPUB = Recipe(max_side=2000, max_pixels=4_000_000)
"""For a screen: Apple refuses pictures above four megapixels."""
EPUB_COVER = Recipe(max_side=2560, max_pixels=1600 * 2560)
"""For the cover: 1600 by 2560 pixels are what the largest stores show best."""


def print_recipe(box: float, ppi: int, *, colour: PrintColour = SRGB, line_ppi: int = 0) -> Recipe:
    """For a box of so many points in width, at so many pixels an inch, in the colours of a printer.

    ``line_ppi`` is for pictures of one bit; 0: as others.
    """
    width, line = (math.ceil(box / POINTS_PER_INCH * resolution) for resolution in (ppi, max(ppi, line_ppi)))
    return Recipe(max_width=width, max_line=line if line_ppi else 0, colour=colour)


def scaled_size(width: int, height: int, recipe: Recipe, *, line: bool = False) -> tuple[int, int]:
    """The width and height of a picture within the limits of a recipe, its proportions kept, never enlarged.

    ``line`` is for a picture of one bit.
    """
    factor = 1.0
    widest = (recipe.max_line if line else 0) or recipe.max_width
    if widest and recipe.proportion:
        widest = round(widest * max(1.0, width / height / recipe.proportion))
    if widest:
        factor = min(factor, widest / width)
    if recipe.max_side:
        factor = min(factor, recipe.max_side / max(width, height))
    if recipe.max_pixels:
        factor = min(factor, math.sqrt(recipe.max_pixels / (width * height)))
    if factor >= 1:
        return width, height
    return max(1, math.floor(width * factor + 1e-9)), max(1, math.floor(height * factor + 1e-9))


def scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture (mode L or RGB) at another size, in pixels."""
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
