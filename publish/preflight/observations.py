"""What is seen on a page: text, painted shapes, pictures, gradients, and how they are painted.

Places are areas in the page's own space, in points, cut to what can be seen; those of text are whole.
"""

from dataclasses import dataclass
from math import inf

from publish.preflight.areas import Area
from publish.preflight.colours import ColourSpace, PaintColour

UNMAPPED = "\ufffe"
"""What stands for a code without a character: none that a map may name, as U+FFFD is."""


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font as the file holds it."""

    name: str
    """Its PostScript name, without the mark of a subset."""
    family: str
    """The name of its family, where the file says it; else empty."""
    kind: str
    """``Type0``, ``TrueType``, ``Type1``, ``Type3``, …"""
    embedded: bool
    """Whether the file holds its outlines."""
    subset: bool
    """Whether it holds only the glyphs that are used."""


@dataclass(frozen=True, slots=True)
class Overprint:
    """How something is laid over what is under it: its inks are added instead of replacing those below."""

    mode: int
    """0: every ink of the colour replaces; 1: inks that are zero let those below stand."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The line that is drawn along the edges of letters."""

    colour: PaintColour
    """What it is drawn in."""
    thickness: float
    """How thick it is, in points; 0 for the thinnest a device can draw."""
    overprint: Overprint | None
    """How it is laid over; ``None`` when it replaces."""
    alone: bool
    """Whether the letters are not filled."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text that one operator shows."""

    area: Area
    """From the descenders to the capitals, and the line along them."""
    baseline: float
    """The y of its first glyph."""
    size: float
    """Its size as printed, in points."""
    colour: PaintColour | None
    """What it is filled with, or stroked where it is not filled; ``None`` for text that is not drawn."""
    font: EmbeddedFont
    """What it is set in."""
    text: str
    """Its characters, by the font's map; :data:`UNMAPPED` for what has none."""
    overprint: Overprint | None = None
    """How it is laid over; ``None`` when it replaces."""
    artifact: bool = False
    """Whether it is marked as no part of the text: running heads, folios, marks."""
    outline: Outline | None = None
    """The line along the edges of its letters; ``None`` where none is drawn."""
    gaps: tuple[int, ...] = ()
    """Its codes for which the font has no glyph."""
    empty: tuple[int, ...] = ()
    """Its codes that stand for something to be seen, and whose glyphs are empty; none where it is not drawn."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A path that is filled or stroked."""

    area: Area
    """Where it paints."""
    colour: PaintColour
    """What it is painted with."""
    stroked: bool
    """Whether it is a line along the path."""
    thickness: float = inf
    """How thin its thinnest line is, in points; infinite where it has none, 0 for the thinnest a device can draw."""
    overprint: Overprint | None = None
    """How it is laid over; ``None`` when it replaces."""
    artifact: bool = False
    """Whether it is marked as no part of the text."""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture where it stands."""

    area: Area
    """Where it can be seen."""
    pixels: tuple[int, int]
    """Width and height."""
    ppi: tuple[float, float]
    """Pixels an inch as placed, across and down."""
    bits: int
    """Bits of a sample."""
    space: ColourSpace | None
    """Its colours; ``None`` for a stencil, which is painted in the colour at hand."""
    ink: float | None = None
    """The most ink in one place, in per cent; ``None`` where only a profile could tell."""
    name: str = ""
    """What the page calls it."""
    overprint: Overprint | None = None
    """How it is laid over; ``None`` when it replaces."""
    artifact: bool = False
    """Whether it is marked as no part of the text."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """A shading."""

    area: Area
    """Where it is seen at most."""
    space: ColourSpace
    """Its colours."""
    ink: float | None = None
    """The most ink of the colours that it names, in per cent; ``None`` where only a profile could tell."""
    artifact: bool = False
    """Whether it is marked as no part of the text."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A way of painting that lets what lies below shine through (ISO 32000-1, §11)."""

    kind: str
    """``opacity``, ``blend mode``, ``soft mask`` or ``group``."""
    detail: str
    """How much, or which."""


@dataclass(frozen=True, slots=True)
class SeenEffect:
    """An effect on a page."""

    effect: Effect
    """What it is."""
    area: Area | None
    """The space round all that is painted so; ``None`` when nothing is."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link, a comment, a field: what lies over a page and is no part of it."""

    kind: str
    """``Link``, ``Text``, ``Widget``, …"""
    area: Area
    """Where it can be touched."""
    action: str = ""
    """What it does: ``URI``, ``GoTo``, ``JavaScript``, …; empty for nothing."""
