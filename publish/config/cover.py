"""What a printer asks of the cover, and how thick a book on its papers is. All lengths are points (1/72 in)."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from publish.config.schema import SETTING_INVALID, fault
from publish.config.table import BESIDE, SettingsTable
from publish.config.values import Maybe, Points, number

PagesAnInch = Annotated[float, BeforeValidator(number, json_schema_input_type=float), Field(ge=50, le=5000)]


@dataclass(frozen=True, slots=True)
class Paper(SettingsTable):
    """A paper, and how thick it is; one of the three."""

    name: str = field(default="", metadata=BESIDE)
    """What the printer calls it; an edition names its paper by it."""
    page: Points | None = None
    """What one page adds to the thickness of the book."""
    leaf: Points | None = None
    """The thickness of a leaf, which has two pages: its caliper."""
    pages_per_inch: PagesAnInch | None = None
    """How many pages are an inch thick."""
    description: Maybe = ""
    """What it is, in a sentence."""

    @property
    def thickness(self) -> float:
        """What one page adds to the thickness of the book, in points."""
        if self.page is not None:
            return self.page
        if self.leaf is not None:
            return self.leaf / 2
        return 72 / self.pages_per_inch if self.pages_per_inch else 0.0

    @model_validator(mode="after")
    def _one(self) -> "Paper":
        if sum(value is not None for value in (self.page, self.leaf, self.pages_per_inch)) != 1:
            hint = 'Write page = "0.0025in", leaf = "0.12mm" or pages_per_inch = 444.'
            raise fault(SETTING_INVALID, "the thickness of a paper is given in one of three ways", hint=hint)
        return self


@dataclass(frozen=True, slots=True)
class Spine(SettingsTable):
    """The spine of a perfect-bound book: pages by the paper's thickness, and what cover and glue add."""

    constant: Points = 0.0
    """What cover and glue add to the thickness of the pages."""
    text_pages: Annotated[int, Field(ge=0, le=10_000)] = 0
    """The fewest pages of a book with text on its spine; 0: the printer allows none."""
    text_room: Points = 0.0
    """How far the text keeps from either fold."""

    def width(self, pages: int, paper: Paper) -> float:
        """How wide the spine of a book of so many pages is, in points."""
        return pages * paper.thickness + self.constant


@dataclass(frozen=True, slots=True)
class Cover(SettingsTable):
    """A cover in one piece: back, spine and front."""

    bleed: Points = 0.0
    """How far its art reaches beyond the trimmed edges."""
    safe: Points = 0.0
    """How far text and bar code keep from trimmed edges and folds."""
    barcode: bool = True
    """Whether the bar code of the ISBN or ISSN is printed on its back."""
    spine: Spine = Spine()
    """Its spine."""
