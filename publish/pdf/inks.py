"""A theme's colours as a printer has them: in its inks, in black alone, or in RGB with its blacks black.

What a theme prints in black alone is grey everywhere: in RGB it is as much black as on a press, for a press that prints
from RGB makes a dark grey of dots. Colour is the screen's in RGB, and as light as it looks where there is black alone.
"""

import re

from publish.config.printer import Policy
from publish.config.theme import Colour
from publish.markup.contrast import Rgb, colour, luminance

_CMYK = re.compile(r"device-cmyk\(([0-9. ]+)\)")


def printed(token: Colour, policy: Policy) -> str:
    """A colour of the theme in the notation of CSS, as a printer of this policy has it."""
    black = _black_alone(token.print)
    if policy == "cmyk":
        return token.print
    if policy == "grey":
        return f"device-cmyk(0 0 0 {_as_dark(token) if black is None else black:.4g})"
    return token.screen if black is None else "#" + f"{round(255 * (1 - black)):02x}" * 3


def _inks(written: str) -> tuple[float, ...]:
    """The four inks of a colour of a press, 0 to 1; nothing for any other."""
    found = _CMYK.fullmatch(written)
    values = tuple(float(value) for value in found[1].split()) if found else ()
    return values if len(values) == 4 else ()


def _black_alone(written: str) -> float | None:
    """How much black a colour is, where it has no other ink."""
    inks = _inks(written)
    return inks[3] if inks and not any(inks[:3]) else None


def _as_dark(token: Colour) -> float:
    """How much black looks as dark as a colour, by the luminance of what the screen shows."""
    grey = luminance(_rgb(token.screen) or _rgb(token.print) or (0.0, 0.0, 0.0))
    return round(1 - (1.055 * grey ** (1 / 2.4) - 0.055 if grey > 0.0031308 else 12.92 * grey), 3)


def _rgb(written: str) -> Rgb | None:
    if inks := _inks(written):
        cyan, magenta, yellow, black = ((1 - ink) for ink in inks)
        return cyan * black, magenta * black, yellow * black
    return colour(written)
