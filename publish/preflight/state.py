"""The graphics state: how the next thing is painted (ISO 32000-1, §8.4)."""

from copy import copy
from dataclasses import dataclass, field

import pikepdf

from publish.preflight.areas import EVERYWHERE, IDENTITY, Area, Matrix, scale
from publish.preflight.colours import BLACK, ColourSpace, PaintColour
from publish.preflight.faces import UsedFont
from publish.preflight.observations import Effect, Overprint
from publish.preflight.spaces import Palette

_FILLED, _STROKED, _UNDRAWN = (0, 2, 4, 6), (1, 2, 5, 6), (3, 7)
"""How text is painted, by its mode (ISO 32000-1, §9.3.6)."""


@dataclass(slots=True)
class PaintState:
    """What areas, or lines, are painted with."""

    colour: PaintColour = BLACK
    """The colour."""
    space: ColourSpace | Palette = BLACK.space
    """The space that its numbers count in."""
    pattern: pikepdf.Object | None = None
    """The pattern in whose place the colour stands, or ``None``."""
    overprints: bool = False
    """Whether it is laid over what is below."""


@dataclass(slots=True)
class GraphicsState:
    """The state, as operators change it."""

    matrix: Matrix = IDENTITY
    """From the space of the content to that of the page."""
    clip: Area = EVERYWHERE
    """The rectangle round what is not cut away."""
    fill: PaintState = field(default_factory=PaintState)
    """For areas and text."""
    stroke: PaintState = field(default_factory=PaintState)
    """For lines."""
    width: float = 1.0
    """Of lines."""
    face: UsedFont | None = None
    """What text is set in."""
    size: float = 0.0
    """Of text."""
    letters: float = 0.0
    """What is added behind each glyph."""
    words: float = 0.0
    """What is added behind each space."""
    stretch: float = 1.0
    """How wide text is set."""
    leading: float = 0.0
    """From line to line, for the operators that use it."""
    rise: float = 0.0
    """How far text is above its line."""
    mode: int = 0
    """Whether text is filled, stroked, clipped to or not drawn."""
    overprint_mode: int = 0
    """What inks that are zero do to those below."""
    effects: frozenset[Effect] = frozenset()
    """What lets things below shine through."""

    @property
    def thickness(self) -> float:
        """How thick a line comes out, in points."""
        return self.width * scale(self.matrix)

    @property
    def fills_text(self) -> bool:
        """Whether letters are filled; those that are drawings (Type 3) are, wherever they are drawn."""
        return self.mode not in _UNDRAWN if self._draws_letters else self.mode in _FILLED

    @property
    def strokes_text(self) -> bool:
        """Whether a line is drawn along the edges of letters."""
        return self.mode in _STROKED and not self._draws_letters

    @property
    def _draws_letters(self) -> bool:
        return self.face is not None and self.face.font.kind == "Type3"

    def copy(self) -> "GraphicsState":
        """The same state, to be changed on its own."""
        other = copy(self)
        other.fill, other.stroke = copy(self.fill), copy(self.stroke)
        return other

    def laid_over(self, paint: PaintState) -> Overprint | None:
        """How a paint is laid over what is below it."""
        return Overprint(self.overprint_mode) if paint.overprints else None
