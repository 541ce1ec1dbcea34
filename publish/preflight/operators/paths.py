"""Paths: constructing, painting and clipping (ISO 32000-1, §8.5)."""

from collections.abc import Mapping
from typing import Any

from publish.preflight.areas import Area
from publish.preflight.interpreter import ContentInterpreter, Operator
from publish.preflight.paths import Path
from publish.preflight.shadings import fill_with_pattern
from publish.preflight.state import PaintState

_NOWHERE = Area(0.0, 0.0, -1.0, -1.0)


def _move(interpreter: ContentInterpreter, x: Any, y: Any) -> None:
    interpreter.path.move(interpreter.state.matrix, float(x), float(y))


def _draw(interpreter: ContentInterpreter, x: Any, y: Any) -> None:
    interpreter.path.line(interpreter.state.matrix, float(x), float(y))


def _curve(interpreter: ContentInterpreter, *values: Any) -> None:
    interpreter.path.curve(interpreter.state.matrix, *map(float, values))


def _rectangle(interpreter: ContentInterpreter, *values: Any) -> None:
    interpreter.path.rectangle(interpreter.state.matrix, *map(float, values))


def _close(interpreter: ContentInterpreter) -> None:
    interpreter.path.close()


def _clip(interpreter: ContentInterpreter) -> None:
    interpreter.clips = True


def _painting(*, fills: bool = False, even_odd: bool = False, strokes: bool = False, closes: bool = False) -> Operator:
    """An operator that paints the path and ends it."""

    def paint(interpreter: ContentInterpreter) -> None:
        path, state = interpreter.path, interpreter.state
        if closes:
            path.close()
        if fills:
            _lay(interpreter, state.fill, path, path.filled(even_odd=even_odd), stroked=False)
        if strokes:
            _lay(interpreter, state.stroke, path, path.stroked(state.thickness), stroked=True)
        if interpreter.clips:
            state.clip = state.clip.meet(path.area or _NOWHERE)
        interpreter.clips, interpreter.path = False, Path()

    return paint


def _lay(
    interpreter: ContentInterpreter, paint: PaintState, path: Path, areas: list[tuple[Area, float]], *, stroked: bool
) -> None:
    if paint.pattern is not None:
        fill_with_pattern(interpreter, paint.pattern, path.area)
        return
    for area, thickness in areas:
        interpreter.canvas.shape(interpreter.state, paint, area, thickness, stroked=stroked)


OPERATORS: Mapping[str, Operator] = {
    "m": _move,
    "l": _draw,
    "c": _curve,
    "v": _curve,
    "y": _curve,
    "re": _rectangle,
    "h": _close,
    "W": _clip,
    "W*": _clip,
    "n": _painting(),
    "f": _painting(fills=True),
    "F": _painting(fills=True),
    "f*": _painting(fills=True, even_odd=True),
    "S": _painting(strokes=True),
    "s": _painting(strokes=True, closes=True),
    "B": _painting(fills=True, strokes=True),
    "B*": _painting(fills=True, even_odd=True, strokes=True),
    "b": _painting(fills=True, strokes=True, closes=True),
    "b*": _painting(fills=True, even_odd=True, strokes=True, closes=True),
}
