"""Media, bleed and trim box of a bound page (ISO 32000-1, §14.11.2), and where its galley sits on it.

The media box begins at 0 0. Lengths are points; places on a page count from its trimmed edge at the top left.
"""

from dataclasses import dataclass

from pikepdf import Array

from publish.config.geometry import NO_BLEED, Bleed, Edge
from publish.model.facts import Box
from publish.pdf.page_starts import is_recto


@dataclass(frozen=True, slots=True)
class PagePlacement:
    """Where the content of one bound page stands."""

    x: float
    """How far the trimmed edge at the left is from that of the media."""
    y: float
    """How far the trimmed edge at the foot is from that of the media."""
    shift: float
    """How far the type block moves to the right."""
    width: float
    """Of the trimmed page."""
    height: float
    """Of the trimmed page."""

    def rectangle(self, box: Box) -> Array:
        """A box of the galley on this page, as PDF has it: two corners from the foot."""
        left, top = self.x + self.shift + box.x, self.up(box.y)
        return Array([round(value, 3) for value in (left, top - box.height, left + box.width, top)])

    def up(self, top: float) -> float:
        """A distance from the trimmed edge at the top, as a height from the foot of the media."""
        return self.y + self.height - top


@dataclass(frozen=True, slots=True)
class BoundSheet:
    """The page that galleys are bound to."""

    width: float
    """Of the trimmed page."""
    height: float
    """Of the trimmed page."""
    shift: float
    """How far the type block moves to the outside: half the difference of inner and outer margin."""
    bleed: Bleed = NO_BLEED
    """The overhang of art."""
    slug: float = 0.0
    """The room for marks beyond the bleed, on all sides."""
    bound: Edge = "left"
    """The edge of the front at which the book is bound."""

    def at_right(self, number: int) -> bool:
        """Whether a page of the book, counted from 0, lies at the right of the opened book, its spine at its left."""
        return is_recto(number) == (self.bound == "left")

    def place(self, *, recto: bool) -> PagePlacement:
        """Where the content of a right-hand or a left-hand page stands."""
        left = self.slug + (self.bleed.inner if recto else self.bleed.outer)
        shift = self.shift if recto else -self.shift
        return PagePlacement(left, self.slug + self.bleed.bottom, shift, self.width, self.height)

    def media(self) -> Array:
        """The media box: the trimmed page with its overhang and the room for marks."""
        width = self.width + self.bleed.inner + self.bleed.outer + 2 * self.slug
        height = self.height + self.bleed.top + self.bleed.bottom + 2 * self.slug
        return _array(0, 0, width, height)

    def trim(self, *, recto: bool) -> Array:
        """The trim box."""
        at = self.place(recto=recto)
        return _array(at.x, at.y, at.x + self.width, at.y + self.height)

    def bled(self) -> Array:
        """The bleed box."""
        media = self.media()
        return _array(self.slug, self.slug, float(media[2]) - self.slug, float(media[3]) - self.slug)

    @property
    def is_plain(self) -> bool:
        """Whether the media is the trimmed page itself."""
        return not self.slug and self.bleed == NO_BLEED


def _array(*values: float) -> Array:
    return Array([round(value, 3) for value in values])
