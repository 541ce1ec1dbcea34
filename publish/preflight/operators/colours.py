"""Colours (ISO 32000-1, §8.6.8)."""

from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from publish.preflight.colours import CMYK, GREY, PATTERN, RGB, PaintColour, Space
from publish.preflight.press import Operator, Press
from publish.preflight.spaces import Palette
from publish.preflight.state import PaintState

_STARTS = {"cmyk": (0.0, 0.0, 0.0, 1.0)}
"""The colour that choosing a space sets, where it is not all noughts; all plates of a spot space print in full."""


def _device(press: Press, paint: PaintState, space: Space, values: Sequence[Any]) -> None:
    found = press.resources.device(space)
    paint.space, paint.pattern = found, None
    paint.colour = PaintColour(found, tuple(map(float, values)))


def _choose(press: Press, paint: PaintState, name: Any) -> None:
    space = paint.space = press.resources.space(name)
    paint.pattern = None
    if isinstance(space, Palette):
        paint.colour = space.colour(0)
    else:
        usual = (1.0 if space.process == "spot" else 0.0,) * space.components
        paint.colour = PaintColour(space, _STARTS.get(space.process, usual))


def _mix(press: Press, paint: PaintState, operands: Sequence[Any]) -> None:
    if operands and isinstance(operands[-1], pikepdf.Name):
        paint.pattern = press.resources.named("/Pattern", operands[-1])
        paint.colour = PaintColour(PATTERN, tuple(map(float, operands[:-1])))
    elif isinstance(paint.space, Palette):
        paint.colour = paint.space.colour(int(operands[0]))
    else:
        paint.colour = PaintColour(paint.space, tuple(map(float, operands)))


OPERATORS: Mapping[str, Operator] = {
    "g": lambda press, *values: _device(press, press.state.fill, GREY, values),
    "G": lambda press, *values: _device(press, press.state.stroke, GREY, values),
    "rg": lambda press, *values: _device(press, press.state.fill, RGB, values),
    "RG": lambda press, *values: _device(press, press.state.stroke, RGB, values),
    "k": lambda press, *values: _device(press, press.state.fill, CMYK, values),
    "K": lambda press, *values: _device(press, press.state.stroke, CMYK, values),
    "cs": lambda press, name: _choose(press, press.state.fill, name),
    "CS": lambda press, name: _choose(press, press.state.stroke, name),
    "sc": lambda press, *values: _mix(press, press.state.fill, values),
    "SC": lambda press, *values: _mix(press, press.state.stroke, values),
    "scn": lambda press, *values: _mix(press, press.state.fill, values),
    "SCN": lambda press, *values: _mix(press, press.state.stroke, values),
}
