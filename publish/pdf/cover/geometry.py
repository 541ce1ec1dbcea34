"""Where everything stands on a cover in one piece. All lengths are points (1/72 in).

Places count from the top left corner of the *art*: the trimmed wrap with its bleed. From the left come the back, the
spine and the front, for the book lies open with its cover up; or the front comes first, where it is bound at the right.
"""

from dataclasses import dataclass

from publish.config.cover import Cover, Paper
from publish.config.geometry import Edge, Size
from publish.model.facts import Box
from publish.pdf.cover.barcode import Symbol

_MARGIN = 0.1
"""The least white at the edges of a panel, as a share of its width: a cover is no form to be filled to its limits."""

_RESERVED = Size(2.0 * 72, 1.2 * 72)
"""What is kept free where the printer puts a bar code of its own: 2 by 1.2 inches, as KDP and Lulu say."""

_PAD = 4.0
"""White above the words over the bars, and below the digits."""
_GAP = 2.0
"""White between the words and the bars."""

LABEL = 10.0
"""From one line of the words over the bars to the next."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """A cover in one piece."""

    trim: Size
    """The front, and the back, when they are cut."""
    spine: float
    """How wide the spine is."""
    bleed: float
    """How far the art reaches beyond the trimmed edges."""
    safe: float
    """How far text and bar code keep from trimmed edges and folds."""
    text_room: float
    """How far the words on the spine keep from either fold."""
    bound: Edge = "left"
    """The edge of the front at which the book is bound."""

    @property
    def width(self) -> float:
        """Of the trimmed wrap."""
        return 2 * self.trim.width + self.spine

    @property
    def height(self) -> float:
        """Of the trimmed wrap."""
        return self.trim.height

    @property
    def art(self) -> Size:
        """The trimmed wrap with its bleed."""
        return Size(self.width + 2 * self.bleed, self.height + 2 * self.bleed)

    @property
    def folds(self) -> tuple[float, float]:
        """Where one panel meets the spine, and the spine the other, from the left edge of the art."""
        first = self.bleed + self.trim.width
        return first, first + self.spine

    @property
    def margin(self) -> float:
        """The white that the panels keep at their edges: the printer's safe zone at least."""
        return max(self.safe, _MARGIN * self.trim.width)

    @property
    def base(self) -> float:
        """The size that all sizes on a cover are told in: 10.5 points on A5."""
        return self.trim.width / 40

    @property
    def back(self) -> Box:
        """The back between its trimmed edges and the fold."""
        return self._panel(left=self.bound == "left")

    @property
    def front(self) -> Box:
        """The front between the fold and its trimmed edges."""
        return self._panel(left=self.bound == "right")

    @property
    def spine_room(self) -> Size:
        """What the words on the spine may fill: along it, and across."""
        return Size(self.height - 2 * max(self.safe, self.margin / 2), self.spine - 2 * self.text_room)

    def _panel(self, *, left: bool) -> Box:
        return Box(self.bleed if left else self.folds[1], self.bleed, self.trim.width, self.trim.height)

    def live(self, panel: Box) -> Box:
        """A panel without the printer's safe zone: no word leaves it."""
        return Box(panel.x + self.safe, panel.y + self.safe, panel.width - 2 * self.safe, panel.height - 2 * self.safe)


@dataclass(frozen=True, slots=True)
class BarcodePlace:
    """Where a bar code stands: its white ground with the words over the bars, at the foot of the back by the spine."""

    ground: Box
    """The white ground, quiet zones and words included."""
    bars: Box
    """The symbol itself with its quiet zones and the digits under it."""


def wrap(trim: Size, cover: Cover, paper: Paper, pages: int, bound: Edge = "left") -> Wrap:
    """The cover of a book of so many pages on a paper: the spine is as the printer's file reckons it."""
    spine = cover.spine
    return Wrap(trim, spine.width(pages, paper), cover.bleed, cover.safe, spine.text_room, bound)


def barcode_place(on: Wrap, symbol: Symbol, *, labels: int) -> BarcodePlace | None:
    """Where a bar code with so many lines of words over it stands; ``None`` when the back has no room for it."""
    ground = Size(symbol.width, symbol.height + labels * LABEL + _GAP + 2 * _PAD)
    place = _by_the_spine(on, ground)
    if place is None:
        return None
    top = place.y + _PAD + labels * LABEL + _GAP
    return BarcodePlace(place, Box(place.x, top, symbol.width, symbol.height))


def reserved(on: Wrap) -> Box | None:
    """The room that is kept free for a bar code of the printer's own; ``None`` when the back has none."""
    return _by_the_spine(on, _RESERVED)


def _by_the_spine(on: Wrap, size: Size) -> Box | None:
    live = on.live(on.back)
    if size.width > live.width or size.height > live.height:
        return None
    margin = min(on.margin, live.width - size.width + on.safe, live.height - size.height + on.safe)
    right, foot = on.back.x + on.back.width - margin, on.back.y + on.back.height - margin
    left = right - size.width if on.bound == "left" else on.back.x + margin
    return Box(left, foot - size.height, size.width, size.height)
