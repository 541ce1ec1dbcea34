"""Patterns: gradients and tiles in the place of a colour (ISO 32000-1, §8.7)."""

import pikepdf

from publish.checks.pdf.areas import IDENTITY, Area, times
from publish.checks.pdf.press import Press, numbers
from publish.checks.pdf.shadings import read_shading
from publish.checks.pdf.state import PaintState


def fill_with_pattern(press: Press, pattern: pikepdf.Object, area: Area | None) -> None:
    """Paint an area with a pattern; what its tile holds counts as standing all over the area."""
    if area is None:
        return
    if int(pattern.get("/PatternType", 0)) == 2:
        space, ink = read_shading(pattern.Shading, press.resources)
        press.canvas.gradient(press.state, area, space, ink)
    elif isinstance(pattern, pikepdf.Stream):
        outer, press.canvas.bounds = press.canvas.bounds, press.canvas.bounds or area
        press.save()
        if int(pattern.get("/PaintType", 1)) == 1:
            press.state.fill, press.state.stroke = PaintState(), PaintState()
        press.within(pattern, times(numbers(pattern.get("/Matrix", IDENTITY)), press.base))
        press.restore()
        press.canvas.bounds = outer
