"""Reading gradients off a PDF: their space, and the most ink of the colours that they name (ISO 32000-1, §8.7.4)."""

from collections.abc import Iterator

import pikepdf

from publish.preflight.areas import IDENTITY, Area, times
from publish.preflight.colours import ColourSpace, PaintColour
from publish.preflight.interpreter import ContentInterpreter, numbers
from publish.preflight.library import NamedResources
from publish.preflight.spaces import base_of
from publish.preflight.state import PaintState

_DEPTH = 4


def read_shading(shading: pikepdf.Object, resources: NamedResources) -> tuple[ColourSpace, float | None]:
    """The space of a shading's colours and their most ink; ``None`` where only a profile or a program could tell."""
    space = base_of(resources.space(shading.ColorSpace))
    inks = [PaintColour(space, values).ink for values in _colours(shading.get("/Function"), space.components, _DEPTH)]
    known = [ink for ink in inks if ink is not None]
    return space, max(known) if known and len(known) == len(inks) else None


def _colours(function: pikepdf.Object | None, components: int, depth: int) -> Iterator[tuple[float, ...]]:
    """The colours that a function names; nothing for a mesh, which has its own, and for one that is computed."""
    if function is None or depth == 0:
        return
    if isinstance(function, pikepdf.Array):
        # One function an ink: their maxima together are as much as can meet.
        each = [[value for (value, *_) in _colours(part, 1, depth - 1)] for part in function]
        if all(each):
            yield tuple(max(values) for values in each)
        return
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        yield tuple(float(value) for value in function.get("/C0", (0,)))
        yield tuple(float(value) for value in function.get("/C1", (1,)))
    elif kind == 3:
        for part in function.Functions:
            yield from _colours(part, components, depth - 1)
    elif kind == 0 and int(function.BitsPerSample) == 8 and isinstance(function, pikepdf.Stream):
        data = function.read_bytes()
        for at in range(0, len(data) - components + 1, components):
            yield tuple(value / 255 for value in data[at : at + components])


def fill_with_pattern(interpreter: ContentInterpreter, pattern: pikepdf.Object, area: Area | None) -> None:
    """Paint an area with a pattern; what its tile holds counts as standing all over the area."""
    if area is None:
        return
    if int(pattern.get("/PatternType", 0)) == 2:
        space, ink = read_shading(pattern.Shading, interpreter.resources)
        interpreter.canvas.gradient(interpreter.state, area, space, ink)
    elif isinstance(pattern, pikepdf.Stream):
        outer, interpreter.canvas.bounds = interpreter.canvas.bounds, interpreter.canvas.bounds or area
        interpreter.save()
        if int(pattern.get("/PaintType", 1)) == 1:
            interpreter.state.fill, interpreter.state.stroke = PaintState(), PaintState()
        interpreter.within(pattern, times(numbers(pattern.get("/Matrix", IDENTITY)), interpreter.base))
        interpreter.restore()
        interpreter.canvas.bounds = outer
