"""Figures: a picture or its absence, with the words that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from publish.diagnostics import NOWHERE, Span
from publish.model.inlines import Inlines
from publish.model.makeup import AS_PLANNED, MakeUp


class Output(StrEnum):
    """An output that a picture may be permitted in."""

    EPUB = "epub"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Written:
    """The description that who cannot see the picture is given."""

    text: str
    """What the picture shows."""


@dataclass(frozen=True, slots=True)
class Decorative:
    """The picture carries no information: it is an artifact."""

    reason: str
    """Why nothing is lost without it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Nobody has described the picture yet."""


Alt: TypeAlias = Written | Decorative | Missing


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file, by name; its bytes are an asset of the edition."""

    source: str
    """The file relative to the project folder, with forward slashes: a key of the edition's assets."""
    alt: Alt = Missing()
    """What it shows, for readers who cannot see it: never the caption, never the file name."""
    long: str = ""
    """The file of an extended description, relative to the project folder, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """The image line."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A proportion that a picture is cropped to in print."""

    width: int
    height: int
    """Its width by its height; both 0: it is not cropped."""
    printer: str = ""
    """The printer that it is for, by name; empty: all that have none of their own."""


def crop_for(crops: Sequence[Crop], printer: str) -> Crop | None:
    """The crop that a printer's pages have: its own, or else that of all; ``None`` for none."""
    fitting = {crop.printer: crop for crop in crops}
    crop = fitting.get(printer, fitting.get(""))
    return crop if crop and crop.width else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with caption and credit line; the picture may be absent."""

    picture: Picture | None
    """The picture; ``None`` when the source gives only the caption."""
    caption: Inlines = ()
    """What the photo shows and why it stands here."""
    credit: Inlines = ()
    """The credit line: who made the picture."""
    rights: str = ""
    """Who may use it, and how."""
    focal: tuple[float, float] | None = None
    """The point that a crop must keep: x and y from the top left, 0 to 1."""
    lead: bool = False
    """Whether it is the dispatch's lead picture."""
    long: "tuple[Inlines, ...]" = ()
    """The extended description, by paragraph, once it is loaded."""
    number: int = 0
    """Its number in the dispatch, once numbered; 0 before."""
    id: str = ""
    """Link target; numbering gives one to each figure that has none."""
    lang: str = ""
    """BCP 47 tag, or empty for the dispatch's."""
    outputs: tuple[Output, ...] = ()
    """The outputs that it may stand in; empty: all of them."""
    licence_until: date | None = None
    """The last day on which it may be used; ``None``: for good."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""
    share: int = 0
    """Which share of the measure it is given in print, in per cent; 0: as much as it needs."""
    crops: tuple[Crop, ...] = ()
    """How it is cropped in print."""
