"""An inspection: all that is seen in a finished PDF, page by page, before anybody judges it.

Rules ask an inspection and never the file. Lengths are points; areas are in each page's own space.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.preflight.areas import Area
from publish.preflight.observations import (
    Annotation,
    EmbeddedFont,
    Gradient,
    PlacedPicture,
    SeenEffect,
    Shape,
    TextRun,
)

_SLACK = 2.0
"""Points: a place is where its box begins, and what stands in it may begin a little higher."""


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """One page."""

    number: int
    """Its place in the file, from 1."""
    right: bool
    """Whether it lies at the right of the opened book, its spine at its left."""
    label: str
    """What viewers call it: by the file's page labels, or its number where there are none."""
    media: Area
    """The media box."""
    crop: Area | None = None
    """The crop box, where the file gives one."""
    bleed: Area | None = None
    """The bleed box, where the file gives one."""
    trim: Area | None = None
    """The trim box, where the file gives one."""
    rotation: int = 0
    """How far viewers turn it, in degrees."""
    unit: float = 1.0
    """What a unit of its space is, in points: all lengths told here are units."""
    runs: tuple[TextRun, ...] = ()
    """Text, in the order in which it is drawn."""
    shapes: tuple[Shape, ...] = ()
    """Painted paths, in order."""
    pictures: tuple[PlacedPicture, ...] = ()
    """Pictures, in order."""
    gradients: tuple[Gradient, ...] = ()
    """Gradients, in order."""
    effects: tuple[SeenEffect, ...] = ()
    """Transparency."""
    annotations: tuple[Annotation, ...] = ()
    """What lies over it."""
    faults: tuple[str, ...] = ()
    """What of its content could not be understood."""
    targets: tuple[tuple[float, str], ...] = ()
    """The places on it that links lead to by name, from the top down: how far up each stands, and its name."""
    behind: str = ""
    """The last such place before it."""

    def target(self, top: float) -> str:
        """The name of the last place before something that reaches up so far; empty where there is none."""
        above = [name for height, name in self.targets if height >= top - _SLACK]
        return above[-1] if above else self.behind


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent."""

    kind: str
    """``GTS_PDFX``, ``GTS_PDFA1``, …"""
    condition: str
    """The registered name of the printing condition."""
    registry: str = ""
    """Where it is registered."""
    components: int | None = None
    """How many inks its profile is said to have; ``None`` when no profile is embedded."""
    signature: str = ""
    """The colours of the profile by its own header: ``CMYK``, ``RGB``, ``GRAY``; empty for what is no profile."""
    device: str = ""
    """The class of the profile: ``prtr`` for a press."""
    version: int = 0
    """The major version of the profile's format."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A finished PDF."""

    size: int
    """Bytes."""
    version: str = ""
    """The version of PDF that it says it is."""
    unreadable: str = ""
    """Why it could not be opened; empty when it could, and nothing else is known when it could not."""
    damage: tuple[str, ...] = ()
    """What had to be repaired to read it, in the words of the library that did."""
    unread: tuple[str, ...] = ()
    """What of it, besides pages, could not be read."""
    encrypted: bool = False
    """Whether it is encrypted, even without a password."""
    compressed: bool = False
    """Whether objects are packed into streams, which PDF 1.5 brought."""
    identified: bool = False
    """Whether it has a file identifier."""
    pages: tuple[InspectedPage, ...] = ()
    """Its pages, in order."""
    fonts: tuple[EmbeddedFont, ...] = ()
    """The fonts that text is set in, in order of their first use."""
    labelled: bool = False
    """Whether it has page labels of its own."""
    outline: int = 0
    """How many entries its outline has at the top."""
    info: Mapping[str, str] = field(default_factory=dict)
    """The document information, without slashes: ``Title``, ``Trapped``."""
    xmp: Mapping[str, str] | None = None
    """The XMP by prefixed name: ``dc:title``; lists joined by ``; ``. ``None`` when there is none that can be read."""
    intents: tuple[Intent, ...] = ()
    """Its output intents."""
    actions: tuple[str, ...] = ()
    """What it does when it is opened, turned or left, and its scripts: ``JavaScript``, ``Launch``, …"""
    attachments: tuple[str, ...] = ()
    """The names of embedded files."""
    fields: int = 0
    """How many fields its form has."""
    layers: tuple[str, ...] = ()
    """The names of its layers."""
