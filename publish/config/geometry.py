"""The geometry of a page: its size, what is left white and what hangs over. All lengths are points (1/72 in)."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.config.table import SettingsTable
from publish.config.values import Count, Points

Edge: TypeAlias = Literal["left", "right"]
"""The edge of its front at which a book is bound: the right one where its language is written from the right."""

EXACT = 0.15
"""How far two lengths of one size may differ, in points: half a tenth of a millimetre."""


@dataclass(frozen=True, slots=True)
class Size(SettingsTable):
    """``trim = {width = "148mm", height = "210mm"}``."""

    width: Points
    """From the spine to the fore edge."""
    height: Points
    """From head to foot."""


@dataclass(frozen=True, slots=True)
class _Sides(SettingsTable):
    """The four sides of a page."""

    top: Points
    """At the head."""
    bottom: Points
    """At the foot."""
    inner: Points
    """At the spine."""
    outer: Points
    """At the fore edge."""


@dataclass(frozen=True, slots=True)
class Margins(_Sides):
    """What is left white round the text, from the trimmed edge."""


@dataclass(frozen=True, slots=True)
class Bleed(_Sides):
    """How far art must reach beyond the trimmed edge."""


NO_BLEED = Bleed(0.0, 0.0, 0.0, 0.0)
"""Of a printer that prints no art up to the edge."""


@dataclass(frozen=True, slots=True)
class InnerMargin(SettingsTable):
    """The least margin at the spine of books up to a number of pages: a thick book does not open flat."""

    pages: Count
    """Up to so many pages."""
    inner: Points
    """The least margin at the spine."""


LEAST_MEASURE = 72.0
"""The narrowest and lowest text block that can be set, in points: an inch."""


def unfit(trim: Size, margins: Margins) -> str:
    """What is wrong with margins on a page of this size, as a sentence; empty when a text block fits."""
    if trim.width - margins.inner - margins.outer < LEAST_MEASURE:
        return "the margins at the spine and the fore edge leave less than an inch for the text"
    if trim.height - margins.top - margins.bottom < LEAST_MEASURE:
        return "the margins at head and foot leave less than an inch for the text"
    return ""
