"""What may stand in a printer's file."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from publish.config.geometry import Bleed, Margins, Size
from publish.config.printer_rules import VERSIONS, check
from publish.config.printing import Intent, Marks, Policy, Standard, Version
from publish.config.schema import SETTING_INVALID, Schema, fault, kind_of
from publish.config.values import PATH_REFUSED, Address, Count, Maybe, Points, SettingsTable, Words

SHIPPED_PROFILES = "shared/icc"
"""Where in ``styles/`` a profile stands that is named without a folder."""


def _profile(value: str) -> str:
    parts = value.removesuffix(".icc").removesuffix(".icm").split("/")
    if not all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9 ._()+-]*", part) for part in parts):
        hint = "Write fogra39-300, or the path of a file in styles/."
        raise fault(PATH_REFUSED, f"{kind_of(value)} is no path inside styles/", hint=hint)
    return value


def _number(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


Profile = Annotated[Words, AfterValidator(_profile)]
Percent = Annotated[int, Field(ge=0, le=400)]
Resolution = Annotated[int, Field(ge=36, le=4800)]
PagesAnInch = Annotated[float, BeforeValidator(_number, json_schema_input_type=float), Field(ge=50, le=5000)]


class SizeTable(SettingsTable):
    """``trim = {width = "148mm", height = "210mm"}``."""

    width: Points = Field(description="From the spine to the fore edge.")
    height: Points = Field(description="From head to foot.")

    def settings(self) -> Size:
        """The size in use."""
        return Size(self.width, self.height)


class SidesTable(SettingsTable):
    """The four sides of a page."""

    top: Points = Field(description="At the head.")
    bottom: Points = Field(description="At the foot.")
    inner: Points = Field(description="At the spine.")
    outer: Points = Field(description="At the fore edge.")

    def margins(self) -> Margins:
        """The white round the text."""
        return Margins(self.top, self.bottom, self.inner, self.outer)

    def bleed(self) -> Bleed:
        """The overhang of art."""
        return Bleed(self.top, self.bottom, self.inner, self.outer)


class InnerTable(SettingsTable):
    """The least margin at the spine of books up to a number of pages."""

    pages: Count = Field(description="Up to so many pages.")
    inner: Points = Field(description="The least margin at the spine.")


class PaperTable(SettingsTable):
    """A paper, and how thick it is; one of the three."""

    description: Maybe = Field("", description="What it is, in a sentence.")
    page: Points | None = Field(None, description="What one page adds to the thickness of the book.")
    leaf: Points | None = Field(None, description="The thickness of a leaf, which has two pages: its caliper.")
    pages_per_inch: PagesAnInch | None = Field(None, description="How many pages are an inch thick.")

    @property
    def thickness(self) -> float:
        """What one page adds to the thickness of the book, in points."""
        if self.page is not None:
            return self.page
        if self.leaf is not None:
            return self.leaf / 2
        return 72 / self.pages_per_inch if self.pages_per_inch else 0.0

    @model_validator(mode="after")
    def _one(self) -> "PaperTable":
        if sum(value is not None for value in (self.page, self.leaf, self.pages_per_inch)) != 1:
            hint = 'Write page = "0.0025in", leaf = "0.12mm" or pages_per_inch = 444.'
            raise fault(SETTING_INVALID, "the thickness of a paper is given in one of three ways", hint=hint)
        return self


class SpineTable(SettingsTable):
    """The spine of a perfect-bound book: pages by the paper's thickness, and what cover and glue add."""

    constant: Points = Field(0.0, description="What cover and glue add to the thickness of the pages.")
    text_pages: Annotated[int, Field(ge=0, le=10_000)] = Field(
        0, description="The fewest pages of a book with text on its spine; 0: the printer allows none."
    )
    text_room: Points = Field(0.0, description="How far the text keeps from either fold.")


class CoverTable(SettingsTable):
    """A cover in one piece."""

    bleed: Points = Field(0.0, description="How far its art reaches beyond the trimmed edges.")
    safe: Points = Field(0.0, description="How far text and bar code keep from trimmed edges and folds.")
    barcode: bool = Field(True, description="Whether the bar code of the ISBN or ISSN is printed on its back.")
    spine: SpineTable | None = Field(None, description="Its spine.")


class TypeTable(SettingsTable):
    """What the format changes in the theme's type."""

    text_size: Points = Field(0.0, description="The size of running text; notes and captions grow with it.")
    leading: Points = Field(0.0, description="From one line of text to the next; by default it grows with the text.")
    least: Points = Field(0.0, description="Notes and captions are set no smaller than this.")
    ragged: bool = Field(False, description="Whether text is set ragged right and without hyphens.")


class PrinterFile(SettingsTable):
    """A file in styles/printers/."""

    description: Maybe = Field("", description="What it is for, in a sentence.")
    trim: SizeTable = Field(description="The finished page.")
    margins: SidesTable = Field(description="The white round the text, from the trimmed edge.")
    bleed: SidesTable | None = Field(None, description="How far art reaches beyond the trimmed edge; none by default.")
    standard: Standard | None = Field(None, description="What the PDF claims besides PDF/UA-1.")
    pdf: Version | None = Field(None, description="The version of the PDF; by default that of the standard, or 1.7.")
    ua: bool = Field(True, description="Whether the PDF claims PDF/UA-1 where every picture allows it.")
    links: bool = Field(True, description="Whether the PDF may hold links, or any other annotation.")
    outline: bool = Field(True, description="Whether the PDF may hold bookmarks.")
    metadata: bool = Field(True, description="Whether the PDF may hold metadata that no standard asks for.")
    transparency: bool = Field(True, description="Whether the PDF may hold transparency.")
    file_max: Annotated[int, Field(ge=0, le=100_000)] = Field(0, description="The largest file, in megabytes; 0: any.")
    page_multiple: Count = Field(1, le=64, description="The number of pages is a multiple of this.")
    pages_min: Count = Field(1, le=10_000, description="The fewest pages that can be bound.")
    pages_max: Annotated[int, Field(ge=0, le=10_000)] = Field(0, description="The most pages; 0: any number.")
    ppi_min: Resolution = Field(150, description="Fewer pixels an inch are a finding.")
    ppi_max: Annotated[int, Field(ge=0, le=4800)] = Field(0, description="More pixels an inch are a finding; 0: none.")
    ppi_scale: Resolution = Field(300, description="Pictures are scaled down to this many pixels an inch.")
    ppi_line: Annotated[int, Field(ge=0, le=4800)] = Field(
        0, description="Fewer pixels an inch of a picture of one bit are a finding; 0: as other pictures."
    )
    colour: Policy = Field(
        "rgb", description="The colours of the PDF: sRGB kept, all in the inks of the profile, or black alone."
    )
    icc: Profile | None = Field(None, description="The profile: one of styles/shared/icc/, or a path in styles/.")
    output_condition: Maybe = Field("", description="The registered name of the printing condition: FOGRA39.")
    registry: Address = Field("", description="Where that name is registered, as an address.")
    intent: Intent = Field("relative", description="Colours that the press lacks: clipped, or all moved a little.")
    total_ink: Percent = Field(0, description="The most ink in one place, in per cent; 0: no limit.")
    marks: Marks = Field("none", description="Marks round the page.")
    slug: Points = Field(0.0, description="The room for marks beyond the bleed, on all sides.")
    safe: Points = Field(0.0, description="How far text keeps from the trimmed edge.")
    rule_min: Points = Field(0.0, description="The thinnest rule that prints.")
    type_min: Points = Field(0.0, description="The smallest type that prints.")
    inner_by_pages: list[InnerTable] = Field(
        default_factory=list, description="The least margin at the spine by number of pages, thinnest book first."
    )
    trims: dict[Words, SizeTable] = Field(default_factory=dict, description="The sizes that the printer cuts, by name.")
    papers: dict[Words, PaperTable] = Field(default_factory=dict, description="Its papers by name, the usual first.")
    cover: CoverTable | None = Field(None, description="What the printer asks of a cover in one piece.")
    type: TypeTable | None = Field(None, description="What this format changes in the theme's type.")

    @property
    def version(self) -> Version:
        """The version of the PDF."""
        return self.pdf or (VERSIONS[self.standard] if self.standard else "1.7")

    @property
    def profile(self) -> str:
        """The profile by its name in ``styles/``, or empty."""
        if not self.icc:
            return ""
        file = self.icc if self.icc.endswith((".icc", ".icm")) else f"{self.icc}.icc"
        return file if "/" in file else f"{SHIPPED_PROFILES}/{file}"

    @model_validator(mode="after")
    def _holds(self) -> "PrinterFile":
        check(self)
        return self


_A5 = {
    "trim": {"width": "148mm", "height": "210mm"},
    "margins": {"top": "18mm", "bottom": "20mm", "inner": "19mm", "outer": "16mm"},
}

PRINTER = Schema(
    PrinterFile,
    fallbacks=_A5,
    synonyms={"color": "colour", "profile": "icc", "tac": "total_ink", "annotations": "links", "bookmarks": "outline"},
)
