"""Colours (ISO 32000-1, §8.6.8)."""

from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from publish.preflight.colours import CMYK, GREY, PATTERN, RGB, ColourSpace, PaintColour
from publish.preflight.interpreter import ContentInterpreter, Operator
from publish.preflight.spaces import Palette
from publish.preflight.state import PaintState

_STARTS = {"cmyk": (0.0, 0.0, 0.0, 1.0)}
"""The colour that choosing a space sets, where it is not all noughts; all plates of a spot space print in full."""


def _device(interpreter: ContentInterpreter, paint: PaintState, space: ColourSpace, values: Sequence[Any]) -> None:
    found = interpreter.resources.device(space)
    paint.space, paint.pattern = found, None
    paint.colour = PaintColour(found, tuple(map(float, values)))


def _choose(interpreter: ContentInterpreter, paint: PaintState, name: Any) -> None:
    space = paint.space = interpreter.resources.space(name)
    paint.pattern = None
    if isinstance(space, Palette):
        paint.colour = space.colour(0)
    else:
        usual = (1.0 if space.process == "spot" else 0.0,) * space.components
        paint.colour = PaintColour(space, _STARTS.get(space.process, usual))


def _mix(interpreter: ContentInterpreter, paint: PaintState, operands: Sequence[Any]) -> None:
    if operands and isinstance(operands[-1], pikepdf.Name):
        paint.pattern = interpreter.resources.named("/Pattern", operands[-1])
        paint.colour = PaintColour(PATTERN, tuple(map(float, operands[:-1])))
    elif isinstance(paint.space, Palette):
        paint.colour = paint.space.colour(int(operands[0]))
    else:
        paint.colour = PaintColour(paint.space, tuple(map(float, operands)))


OPERATORS: Mapping[str, Operator] = {
    "g": lambda interpreter, *values: _device(interpreter, interpreter.state.fill, GREY, values),
    "G": lambda interpreter, *values: _device(interpreter, interpreter.state.stroke, GREY, values),
    "rg": lambda interpreter, *values: _device(interpreter, interpreter.state.fill, RGB, values),
    "RG": lambda interpreter, *values: _device(interpreter, interpreter.state.stroke, RGB, values),
    "k": lambda interpreter, *values: _device(interpreter, interpreter.state.fill, CMYK, values),
    "K": lambda interpreter, *values: _device(interpreter, interpreter.state.stroke, CMYK, values),
    "cs": lambda interpreter, name: _choose(interpreter, interpreter.state.fill, name),
    "CS": lambda interpreter, name: _choose(interpreter, interpreter.state.stroke, name),
    "sc": lambda interpreter, *values: _mix(interpreter, interpreter.state.fill, values),
    "SC": lambda interpreter, *values: _mix(interpreter, interpreter.state.stroke, values),
    "scn": lambda interpreter, *values: _mix(interpreter, interpreter.state.fill, values),
    "SCN": lambda interpreter, *values: _mix(interpreter, interpreter.state.stroke, values),
}
