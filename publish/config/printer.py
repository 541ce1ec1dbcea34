"""A printer's file: how large the page is, what it may hold, and what a PDF for this printer must be.

No single PDF is right for every printer, so what they ask for is data: one file each in ``styles/printers/``. All
lengths are points (1/72 in) once read; the file gives them with a unit.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator

from publish.config.kinds import Count, Maybe, Points, Table
from publish.config.schema import Schema, fault
from publish.config.toml import read_toml
from publish.config.validate import validate
from publish.diagnostics import Outcome


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
class Printer:
    """What a printer asks for."""

    name: str
    """The name of its file, without the ending."""
    description: str
    """What it is for, in a sentence."""
    trim: Size
    """The finished page."""
    margins: Margins
    """The white round the text."""
    bleed: Bleed
    """The overhang of art."""
    pdf: str = "1.7"
    """The version of the PDF (ISO 32000-1 is 1.7)."""
    ua: bool = True
    """Whether the PDF claims PDF/UA-1 (ISO 14289-1) where every picture allows it."""
    links: bool = True
    """Whether the PDF may hold links."""
    outline: bool = True
    """Whether the PDF may hold bookmarks."""
    page_multiple: int = 1
    """The number of pages is a multiple of this: 2 for whole leaves, 16 for a sheet."""
    ppi_min: int = 150
    """Pictures set with fewer pixels an inch than this are a finding."""
    ppi_scale: int = 300
    """Pictures are scaled down to this many pixels an inch of the full measure."""
    colour: str = "rgb"
    """The colours of the PDF."""

    @property
    def measure(self) -> float:
        """The width of the text, in points."""
        return self.trim.width - self.margins.inner - self.margins.outer

    @property
    def depth(self) -> float:
        """The height of the text, in points."""
        return self.trim.height - self.margins.top - self.margins.bottom


class SizeTable(Table):
    """``trim = {width = "148mm", height = "210mm"}``."""

    width: Points = Field(description="From the spine to the fore edge.")
    height: Points = Field(description="From head to foot.")

    def settings(self) -> Size:
        """The size in use."""
        return Size(self.width, self.height)


class _Sides(Table):
    top: Points = Field(description="At the head.")
    bottom: Points = Field(description="At the foot.")
    inner: Points = Field(description="At the spine.")
    outer: Points = Field(description="At the fore edge.")


class PrinterFile(Table):
    """A file in styles/printers/."""

    description: Maybe = Field("", description="What it is for, in a sentence.")
    trim: SizeTable = Field(description="The finished page.")
    margins: _Sides = Field(description="The white round the text, from the trimmed edge.")
    bleed: _Sides | None = Field(None, description="How far art reaches beyond the trimmed edge; none by default.")
    pdf: Literal["1.7"] = Field("1.7", description="The version of the PDF.")
    ua: bool = Field(True, description="Whether the PDF claims PDF/UA-1 where every picture allows it.")
    links: bool = Field(True, description="Whether the PDF may hold links.")
    outline: bool = Field(True, description="Whether the PDF may hold bookmarks.")
    page_multiple: Count = Field(1, le=64, description="The number of pages is a multiple of this.")
    ppi_min: Count = Field(150, ge=36, le=2400, description="Fewer pixels an inch are a finding.")
    ppi_scale: Count = Field(300, ge=72, le=2400, description="Pictures are scaled down to this many pixels an inch.")
    colour: Literal["rgb"] = Field("rgb", description="The colours of the PDF.")

    @model_validator(mode="after")
    def _fits(self) -> "PrinterFile":
        if what := unfit(self.trim.settings(), Margins(**self.margins.model_dump())):
            raise fault("setting-invalid", what, hint="Make the margins smaller, or the page larger.", at="margins")
        if self.ppi_min > self.ppi_scale:
            raise fault("setting-invalid", "ppi_min is more than ppi_scale: all pictures fall short", at="ppi_min")
        return self


LEAST_MEASURE = 72.0
"""The narrowest and lowest text block that can be set, in points: an inch."""


def unfit(trim: Size, margins: Margins) -> str:
    """What is wrong with margins on a page of this size, as a sentence; empty when a text block fits."""
    if trim.width - margins.inner - margins.outer < LEAST_MEASURE:
        return "the margins at the spine and the fore edge leave less than an inch for the text"
    if trim.height - margins.top - margins.bottom < LEAST_MEASURE:
        return "the margins at head and foot leave less than an inch for the text"
    return ""


_A5 = {
    "trim": {"width": "148mm", "height": "210mm"},
    "margins": {"top": "18mm", "bottom": "20mm", "inner": "19mm", "outer": "16mm"},
}

PRINTER = Schema(PrinterFile, fallbacks=_A5)


def read_printer(text: str, path: str, *, name: str) -> Outcome[Printer]:
    """A printer's file; with errors, a printer as good as could be made, on A5 where the file names no size."""
    tree = read_toml(text, path)
    file = validate(PRINTER, tree.value)
    return Outcome(_in_use(file.value, name), file.diagnostics if tree.ok else tree.diagnostics)


def _in_use(file: PrinterFile, name: str) -> Printer:
    return Printer(
        name=name,
        description=file.description,
        trim=file.trim.settings(),
        margins=Margins(**file.margins.model_dump()),
        bleed=Bleed(**file.bleed.model_dump()) if file.bleed else Bleed(),
        pdf=file.pdf,
        ua=file.ua,
        links=file.links,
        outline=file.outline,
        page_multiple=file.page_multiple,
        ppi_min=file.ppi_min,
        ppi_scale=file.ppi_scale,
        colour=file.colour,
    )
