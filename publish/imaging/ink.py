"""Total ink: how much of it lies in one place, and what is taken back where a press cannot dry it.

Ink is told in per cent of one full ink, all inks together: 300 is three of them in full. In between it is counted in
steps of a sample, 255 to a full ink.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from PIL import Image, ImageMath

BLOCK = 8
"""The side of the blocks that a JPEG is coded in, in pixels: what is changed in one is felt in no other."""

_STRIP = 64 * BLOCK
"""Rows counted at a time: sums take four bytes a pixel, and a large picture is not summed as a whole."""

_Box: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class TotalInk:
    """How much ink a picture lays down."""

    most: float = 0.0
    """The most in one pixel, in per cent."""
    above: float = 0.0
    """The share of pixels above the limit that was asked about, 0 to 1."""


def total_ink(image: Image.Image, *, limit: float = 400) -> TotalInk:
    """Measure a picture in mode CMYK, or L for black ink alone; of RGB nobody knows the inks, and it counts as none."""
    pixels = image.width * image.height
    if image.mode == "L":
        darkness = image.histogram()[::-1]
        most = max(step for step, count in enumerate(darkness) if count)
        return TotalInk(_percent(most), sum(darkness[_steps(limit) + 1 :]) / pixels)
    if image.mode != "CMYK":
        return TotalInk()
    most = above = 0
    for _, strip in _strips(image):
        total = _total(strip)
        most = max(most, _most(total))
        above += _beyond(total, _even(total, _steps(limit))).histogram()[255]
    return TotalInk(_percent(most), above / pixels)


class InkLimits:
    """How much ink may lie where in a picture: even at first, and lowered where a coding adds what was taken back."""

    def __init__(self, size: tuple[int, int], limit: int) -> None:
        self._limit = _steps(limit)
        self._allowed = Image.new("I", size, self._limit)
        self._least = 2

    def apply(self, image: Image.Image) -> Image.Image:
        """The picture, in mode CMYK, with no pixel above what is allowed: black ink stays, the others give way."""
        out = image.copy()
        for box, strip in _strips(image):
            allowed = self._allowed.crop(box)
            if _beyond(_total(strip), allowed).getbbox():
                out.paste(_within_black(strip, allowed), box)
        return out

    def lower(self, coded: Image.Image) -> TotalInk:
        """Measure the picture as coded, and allow less in the blocks in which it exceeds the limit."""
        totals = [(box, _total(strip)) for box, strip in _strips(coded)]
        most = max(_most(total) for _, total in totals)
        if most <= self._limit:
            return TotalInk(_percent(most))
        above, less = 0, max(most - self._limit, self._least)
        # The noise of a coding comes and goes: each time more is taken back, so that an end is near.
        self._least *= 2
        for box, total in totals:
            beyond = _beyond(total, _even(total, self._limit))
            above += beyond.histogram()[255]
            allowed = self._allowed.crop(box)
            self._allowed.paste(_lowered(allowed, less), box, _blocks(beyond))
        return TotalInk(_percent(most), above / (coded.width * coded.height))


def _steps(limit: float) -> int:
    return int(limit * 255 / 100 + 1e-6)


def _percent(steps: float) -> float:
    return steps * 100 / 255


def _strips(image: Image.Image) -> Iterator[tuple[_Box, Image.Image]]:
    for top in range(0, image.height, _STRIP):
        box = (0, top, image.width, min(top + _STRIP, image.height))
        yield box, image.crop(box)


def _even(image: Image.Image, value: int) -> Image.Image:
    return Image.new("I", image.size, value)


def _most(total: Image.Image) -> int:
    most = total.getextrema()[1]
    assert not isinstance(most, tuple)
    return int(most)


def _total(image: Image.Image) -> Image.Image:
    c, m, y, k = image.split()
    return _image(ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k))


def _beyond(total: Image.Image, allowed: Image.Image) -> Image.Image:
    """Where there is more than is allowed, as a mask in mode L."""
    return _image(ImageMath.lambda_eval(lambda a: (a["t"] > a["a"]) * 255, t=total, a=allowed)).convert("L")


def _lowered(allowed: Image.Image, steps: int) -> Image.Image:
    return _image(ImageMath.lambda_eval(lambda a: a["allowed"] - steps, allowed=allowed))


def _within_black(image: Image.Image, allowed: Image.Image) -> Image.Image:
    c, m, y, k = image.split()

    def black(a: dict[str, Any]) -> Any:
        return a["min"](a["k"], a["max"](a["allowed"], 0))

    def fitting(a: dict[str, Any]) -> Any:
        coloured = a["max"](a["c"] + a["m"] + a["y"], 1)
        return a["ink"] * a["min"](a["max"](a["allowed"] - a["k"], 0), coloured) / coloured

    kept = _image(ImageMath.lambda_eval(black, k=k, allowed=allowed)).convert("L")
    rest = [
        _image(ImageMath.lambda_eval(fitting, ink=ink, c=c, m=m, y=y, k=kept, allowed=allowed)).convert("L")
        for ink in (c, m, y)
    ]
    return Image.merge("CMYK", (*rest, kept))


def _blocks(mask: Image.Image) -> Image.Image:
    """A mask in mode L widened to whole blocks; the mask begins at the corner of one."""
    across, down = -(-mask.width // BLOCK), -(-mask.height // BLOCK)
    whole = Image.new("L", (across * BLOCK, down * BLOCK))
    whole.paste(mask, (0, 0))
    touched = whole.reduce(BLOCK).point([0] + [255] * 255)
    return touched.resize(whole.size, Image.Resampling.NEAREST).crop((0, 0, *mask.size))


def _image(value: Any) -> Image.Image:
    assert isinstance(value, Image.Image)
    return value
