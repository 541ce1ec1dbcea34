"""How well a colour is read on another, by WCAG 2.1 §1.4.3; and colours that are read by day and by night."""

import colorsys
from typing import TypeAlias

from PIL import ImageColor

Rgb: TypeAlias = tuple[float, float, float]

LEAST = 4.5
"""The least contrast of text (WCAG 2.1, success criterion 1.4.3, level AA)."""
WHITE, BLACK = "#ffffff", "#000000"


def colour(written: str) -> Rgb | None:
    """A colour of CSS as red, green and blue, 0 to 1; ``None`` for no colour, and for the reader's own."""
    try:
        red, green, blue = ImageColor.getrgb(written.strip())[:3]
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def luminance(rgb: Rgb) -> float:
    """The relative luminance of a colour (WCAG 2.1, *relative luminance*)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1, *contrast ratio*)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible_anywhere(written: str) -> str:
    """The colour of the same hue that is read on white and on black alike, as ``#rrggbb``.

    There is one luminance that has 4.58 times that of black and a 4.58th of that of white; a reader may turn a book to
    white on black and tell it nothing. :class:`ValueError` for what is not a colour.
    """
    rgb = colour(written)
    if rgb is None:
        raise ValueError(f"“{written}” is not a colour")
    hue, _, saturation = colorsys.rgb_to_hls(*rgb)
    limit = (1.05 * 0.05) ** 0.5 - 0.05
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        if luminance(colorsys.hls_to_rgb(hue, middle, saturation)) < limit:
            low = middle
        else:
            high = middle
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, high, saturation))
