"""Where an interpreter paints: takes down what can be seen of each thing, and how it is laid over what is below."""

from publish.preflight.areas import Area, Matrix, across, upward
from publish.preflight.colours import ColourSpace
from publish.preflight.images import PdfImage
from publish.preflight.observations import (
    Effect,
    EmbeddedFont,
    Gradient,
    Outline,
    PlacedPicture,
    SeenEffect,
    Shape,
    TextRun,
)
from publish.preflight.state import GraphicsState, PaintState

_SLIVER = 0.01
"""What is cut to less than this, in points, cannot be seen; what is drawn so thin by intent can."""

_MASKED = Effect("soft mask", "a picture that is partly clear")


class Canvas:
    """One page's observations, as they come."""

    def __init__(self) -> None:
        self.runs: list[TextRun] = []
        self.shapes: list[Shape] = []
        self.pictures: list[PlacedPicture] = []
        self.gradients: list[Gradient] = []
        self.artifact = False
        """Whether what comes is marked as no part of the text."""
        self.bounds: Area | None = None
        """Where all that comes is repeated: the area that a pattern fills; ``None`` outside of patterns."""
        self._effects: dict[Effect, Area | None] = {}

    @property
    def effects(self) -> tuple[SeenEffect, ...]:
        """Transparency, in order of its first use."""
        return tuple(SeenEffect(effect, area) for effect, area in self._effects.items())

    def effect(self, effect: Effect, area: Area | None = None) -> None:
        """An effect is switched on; or used, when an area is given."""
        before = self._effects.get(effect)
        self._effects[effect] = area.join(before) if area and before else area or before

    def text(
        self,
        state: GraphicsState,
        area: Area,
        baseline: float,
        size: float,
        font: EmbeddedFont,
        text: str,
        gaps: tuple[int, ...],
        empty: tuple[int, ...],
    ) -> None:
        """Text is shown; it is taken down whole, for a line that is cut off matters most where it is not seen."""
        fills, outline = state.fills_text, _outline(state)
        drawn = fills or outline is not None
        if outline is not None:
            area = area.grown(outline.thickness / 2)
        if self._seen(state, area) is None or (drawn and not gaps and not text.strip()):
            return
        paint = state.stroke if outline is not None and outline.alone else state.fill
        self.runs.append(
            TextRun(
                self.bounds or area,
                baseline,
                size,
                paint.colour if drawn else None,
                font,
                text,
                state.laid_over(paint),
                self.artifact,
                outline,
                gaps,
                # Recognized words lie unseen over a scanned page, in a font of widths alone.
                empty if drawn else (),
            )
        )

    def shape(self, state: GraphicsState, paint: PaintState, area: Area, thickness: float, *, stroked: bool) -> None:
        """A path is painted."""
        seen = self._seen(state, area)
        if seen is None or min(seen.width, seen.height) < min(_SLIVER, thickness):
            return
        over = state.laid_over(paint)
        self.shapes.append(Shape(seen, paint.colour, stroked, thickness, over, self.artifact))

    def picture(self, state: GraphicsState, picture: PdfImage, name: str) -> None:
        """A picture is placed on the unit square."""
        m = state.matrix
        area = self._seen(state, _unit(m))
        if area is None or min(area.width, area.height) < _SLIVER:
            return
        if picture.masked:
            self.effect(_MASKED, area)
        over = state.laid_over(state.fill) if picture.space is None else None
        if picture.space is None:
            self.shapes.append(Shape(area, state.fill.colour, stroked=False, overprint=over, artifact=self.artifact))
        ppi = (_ppi(picture.pixels[0], across(m)), _ppi(picture.pixels[1], upward(m)))
        self.pictures.append(
            PlacedPicture(
                area, picture.pixels, ppi, picture.bits, picture.space, picture.ink, name, over, self.artifact
            )
        )

    def gradient(self, state: GraphicsState, area: Area, space: ColourSpace, ink: float | None) -> None:
        """A gradient is painted."""
        if (seen := self._seen(state, area)) is not None:
            self.gradients.append(Gradient(seen, space, ink, self.artifact))

    def _seen(self, state: GraphicsState, area: Area) -> Area | None:
        seen = (self.bounds or area).meet(state.clip)
        if seen.is_empty:
            return None
        for effect in state.effects:
            self.effect(effect, seen)
        return seen


def _outline(state: GraphicsState) -> Outline | None:
    """The line that the state draws along the edges of letters."""
    if not state.strokes_text:
        return None
    line = state.stroke
    return Outline(line.colour, state.thickness, state.laid_over(line), alone=not state.fills_text)


def _unit(m: Matrix) -> Area:
    xs = (m[4], m[0] + m[4], m[2] + m[4], m[0] + m[2] + m[4])
    ys = (m[5], m[1] + m[5], m[3] + m[5], m[1] + m[3] + m[5])
    return Area(min(xs), min(ys), max(xs), max(ys))


def _ppi(pixels: int, length: float) -> float:
    """Pixels an inch; infinite for a picture of no size."""
    return pixels / length * 72 if length else float("inf")
