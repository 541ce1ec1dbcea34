"""A printer's file: how large the page is, what it may hold, and what a PDF for this printer must be.

No single PDF is right for every printer, so what they ask for is data: one file each in ``styles/printers/``. All
lengths are points (1/72 in) once read; the file gives them with a unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from publish.config.composition import TypeChanges
from publish.config.cover import Cover, Paper, Spine
from publish.config.geometry import EXACT, Bleed, InnerMargin, Margins, Size, unfit
from publish.config.printer_file import PRINTER, CoverTable, PrinterFile, SizeTable
from publish.config.printing import Intent, Marks, Policy, Standard, Version
from publish.config.toml import read_toml
from publish.config.validate import Checked, checked
from publish.diagnostics import NOWHERE, Outcome, Span

__all__ = [
    "Bleed",
    "Cover",
    "InnerMargin",
    "Margins",
    "Paper",
    "Printer",
    "PrinterFile",
    "Size",
    "SizeTable",
    "Spine",
    "TypeChanges",
    "read_printer",
    "unfit",
]


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
    """The white round the text of a thin book; :meth:`margins_for` gives that of a thicker one."""
    bleed: Bleed
    """The overhang of art."""
    standard: Standard | Literal[""] = ""
    """What the PDF claims besides UA: ``PDF/X-4``, ``PDF/X-1a:2001``, ``PDF/X-1a:2003``, ``PDF/A-2b``, ``PDF/A-3b``."""
    pdf: Version = "1.7"
    """The version of the PDF (ISO 32000-1 is 1.7)."""
    ua: bool = True
    """Whether the PDF claims PDF/UA-1 (ISO 14289-1) where every picture allows it."""
    links: bool = True
    """Whether the PDF may hold links, or any other annotation."""
    outline: bool = True
    """Whether the PDF may hold bookmarks."""
    metadata: bool = True
    """Whether the PDF may hold XMP and a title beyond what its standard needs."""
    transparency: bool = True
    """Whether the PDF may hold transparency."""
    file_max: int = 0
    """The largest file that the printer takes, in megabytes; 0 for any."""
    page_multiple: int = 1
    """The number of pages is a multiple of this: 2 for whole leaves, 16 for a sheet."""
    pages_min: int = 1
    """The fewest pages that can be bound."""
    pages_max: int = 0
    """The most pages that can be bound; 0 for any."""
    ppi_min: int = 150
    """Pictures set with fewer pixels an inch than this are a finding."""
    ppi_max: int = 0
    """Pictures set with more pixels an inch than this are a finding; 0 for none."""
    ppi_scale: int = 300
    """Pictures are scaled down to this many pixels an inch of the full measure."""
    ppi_line: int = 0
    """Pictures of one bit set with fewer pixels an inch than this are a finding; 0: as other pictures."""
    colour: Policy = "rgb"
    """The colours of the PDF: ``rgb`` keeps sRGB, ``cmyk`` brings all to the profile's inks, ``grey`` to black."""
    icc: str = ""
    """The profile of the press or screen, by its name in ``styles/`` (``shared/icc/fogra39-300.icc``); or empty."""
    output_condition: str = ""
    """The registered name of what the PDF is printed by or shown on (``FOGRA39``); empty for none."""
    registry: str = ""
    """Where the output condition is registered, as an address."""
    intent: Intent = "relative"
    """How colours that the press lacks are brought in: ``relative`` clips them, ``perceptual`` moves all a little."""
    total_ink: int = 0
    """The most ink in one place, all inks together, in per cent; 0 for no limit."""
    marks: Marks = "none"
    """What is printed round the page: ``none``, ``crop`` or ``crop+registration+bars``."""
    slug: float = 0.0
    """The room for marks beyond the bleed, on all sides, in points."""
    safe: float = 0.0
    """How far text keeps from the trimmed edge, in points."""
    inner_by_pages: tuple[InnerMargin, ...] = ()
    """The least margin at the spine by number of pages, thinnest book first."""
    rule_min: float = 0.0
    """The thinnest rule that prints, in points; 0 for any."""
    type_min: float = 0.0
    """The smallest type that prints, in points; 0 for any."""
    trims: Mapping[str, Size] = field(default_factory=dict)
    """The sizes that the printer cuts, by its names for them; empty: any size."""
    papers: Mapping[str, Paper] = field(default_factory=dict)
    """The printer's papers by name, the usual one first."""
    cover: Cover | None = None
    """What the printer asks of a cover in one piece; ``None`` when it wants none."""
    type: TypeChanges = field(default_factory=TypeChanges)
    """What this format changes in the theme's type."""
    icc_at: Span = field(default=NOWHERE, compare=False)
    """Where its file names the profile."""

    @property
    def measure(self) -> float:
        """The width of the text, in points."""
        return self.trim.width - self.margins.inner - self.margins.outer

    @property
    def depth(self) -> float:
        """The height of the text, in points."""
        return self.trim.height - self.margins.top - self.margins.bottom

    @property
    def takes_tags(self) -> bool:
        """Whether its version of PDF knows tags: they came whole with PDF 1.4."""
        return self.pdf >= "1.4"

    def margins_for(self, pages: int) -> Margins:
        """The white round the text of a book of so many pages.

        Where the spine needs more room, the text moves to the outside and keeps its measure, so that no line is set
        anew, as long as the fore edge keeps its safe zone and half of its own margin; beyond that the text is narrower.
        """
        rows = [row for row in self.inner_by_pages if row.pages >= pages] or list(self.inner_by_pages[-1:])
        needed = rows[0].inner - self.margins.inner if rows else 0.0
        if needed <= 0:
            return self.margins
        least = min(self.margins.outer, max(self.safe, self.margins.outer / 2))
        outer = max(self.margins.outer - needed, least)
        return replace(self.margins, inner=self.margins.inner + needed, outer=outer)

    def cuts(self, size: Size) -> bool:
        """Whether the printer cuts pages to a size: one of those that its file lists, its usual one, or any."""
        available = (self.trim, *self.trims.values())
        return not self.trims or any(
            abs(size.width - one.width) <= EXACT and abs(size.height - one.height) <= EXACT for one in available
        )

    def paper(self, name: str) -> Paper | None:
        """A paper by the printer's name for it, or the usual one for an empty name; ``None`` when there is none."""
        return self.papers.get(name) if name else next(iter(self.papers.values()), None)


def read_printer(text: str, path: str, *, name: str) -> Outcome[Printer]:
    """A printer's file; with errors, a printer as good as could be made, on A5 where the file names no size."""
    tree = read_toml(text, path)
    outcome = checked(PRINTER, tree.value)
    return Outcome(_in_use(outcome.value, name), outcome.diagnostics if tree.ok else tree.diagnostics)


def _in_use(source: Checked[PrinterFile], name: str) -> Printer:
    file = source.file
    return Printer(
        name=name,
        description=file.description,
        trim=file.trim.settings(),
        margins=file.margins.margins(),
        bleed=file.bleed.bleed() if file.bleed else Bleed(),
        standard=file.standard or "",
        pdf=file.version,
        ua=file.ua,
        links=file.links,
        outline=file.outline,
        metadata=file.metadata,
        transparency=file.transparency,
        file_max=file.file_max,
        page_multiple=file.page_multiple,
        pages_min=file.pages_min,
        pages_max=file.pages_max,
        ppi_min=file.ppi_min,
        ppi_max=file.ppi_max,
        ppi_scale=file.ppi_scale,
        ppi_line=file.ppi_line,
        colour=file.colour,
        icc=file.profile,
        output_condition=file.output_condition,
        registry=file.registry,
        intent=file.intent,
        total_ink=file.total_ink,
        marks=file.marks,
        slug=file.slug,
        safe=file.safe,
        inner_by_pages=tuple(InnerMargin(row.pages, row.inner) for row in file.inner_by_pages),
        rule_min=file.rule_min,
        type_min=file.type_min,
        trims={size: table.settings() for size, table in file.trims.items()},
        papers={paper: Paper(paper, table.thickness, table.description) for paper, table in file.papers.items()},
        cover=_cover(file.cover) if file.cover else None,
        type=TypeChanges(**file.type.model_dump()) if file.type else TypeChanges(),
        icc_at=source.places.value("icc") if file.icc else NOWHERE,
    )


def _cover(table: CoverTable) -> Cover:
    spine = Spine(**table.spine.model_dump()) if table.spine else Spine()
    return Cover(bleed=table.bleed, safe=table.safe, spine=spine, barcode=table.barcode)
