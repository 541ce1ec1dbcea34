"""Pictures as the renderers see them: clean, scaled, named by their content."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Rendition:
    """One picture made ready for one target."""

    name: str
    """``<hash>.jpg``, ``<hash>.png``, in print ``<hash>.svg``: the first 20 hex digits of the SHA-256 of its bytes."""
    media_type: str
    """``image/jpeg``, ``image/png`` or, in print, ``image/svg+xml``."""
    width: int
    """In pixels, orientation applied; of a drawing in shapes those that it would be drawn in."""
    height: int
    """In pixels, orientation applied."""
    space: str = "rgb"
    """The space of its samples: ``rgb``, ``grey`` or ``cmyk``."""
    ink: float = 0.0
    """The most ink in one pixel, all inks together, in per cent; 0 in RGB, whose inks nobody knows yet."""
    origin: str = ""
    """The first 20 hex digits of the SHA-256 of the file that it was made from, the same for every target; or empty."""


class Gallery(Protocol):
    """The clean pictures of an edition for one target; bytes are fetched when they are needed."""

    def rendition(self, source: str) -> Rendition:
        """The rendition of a picture, by its source in the tree; :class:`KeyError` when it has none."""

    def data(self, name: str) -> bytes:
        """The bytes of a rendition, by its name; :class:`KeyError` when there is none."""
