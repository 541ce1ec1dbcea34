"""The geometry of a page: its size, what is left white and what hangs over. All lengths are points (1/72 in)."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Edge: TypeAlias = Literal["left", "right"]
"""The edge of its front at which a book is bound: the right one where its language is written from the right."""

EXACT = 0.15
"""How far two lengths of one size may differ, in points: half a tenth of a millimetre."""


@dataclass(frozen=True, slots=True)
class Size:
    """A page cut to size, in points."""

    width: float
    """From the spine to the fore edge."""
    height: float
    """From head to foot."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What is left white round the text, in points, from the trimmed edge."""

    top: float
    """At the head."""
    bottom: float
    """At the foot."""
    inner: float
    """At the spine."""
    outer: float
    """At the fore edge."""


@dataclass(frozen=True, slots=True)
class Bleed:
    """How far art must reach beyond the trimmed edge, in points."""

    top: float = 0.0
    """At the head."""
    bottom: float = 0.0
    """At the foot."""
    inner: float = 0.0
    """At the spine."""
    outer: float = 0.0
    """At the fore edge."""


@dataclass(frozen=True, slots=True)
class InnerMargin:
    """The least margin at the spine of a book of so many pages: a thick book does not open flat."""

    pages: int
    """Up to so many pages; the last row of a table counts for all thicker books too."""
    inner: float
    """The least margin at the spine, in points."""


LEAST_MEASURE = 72.0
"""The narrowest and lowest text block that can be set, in points: an inch."""


def unfit(trim: Size, margins: Margins) -> str:
    """What is wrong with margins on a page of this size, as a sentence; empty when a text block fits."""
    if trim.width - margins.inner - margins.outer < LEAST_MEASURE:
        return "the margins at the spine and the fore edge leave less than an inch for the text"
    if trim.height - margins.top - margins.bottom < LEAST_MEASURE:
        return "the margins at head and foot leave less than an inch for the text"
    return ""
