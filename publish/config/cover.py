"""What a printer asks of the cover, and how thick a book on its papers is. All lengths are points (1/72 in)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the printer's."""

    name: str
    """What the printer calls it; an edition names its paper by it."""
    page: float
    """What one page adds to the thickness of the book, in points: half of a leaf."""
    description: str = ""
    """What it is, in a sentence."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The spine of a perfect-bound book."""

    constant: float = 0.0
    """What cover and glue add to the thickness of the pages, in points."""
    text_pages: int = 0
    """The fewest pages of a book with text on its spine; 0 when the printer allows none."""
    text_room: float = 0.0
    """How far the text keeps from either fold, in points: no book is folded where it was meant to be."""

    def width(self, pages: int, paper: Paper) -> float:
        """How wide the spine of a book of so many pages is, in points."""
        return pages * paper.page + self.constant


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover in one piece: back, spine and front."""

    bleed: float
    """How far its art reaches beyond the trimmed edges, in points, on all sides."""
    safe: float
    """How far text and bar code keep from trimmed edges and folds, in points."""
    spine: Spine
    """Its spine."""
    barcode: bool = True
    """Whether the bar code of the ISBN or ISSN is printed on its back."""
