"""A printer's file: how large the page is, what it may hold, and what a PDF for this printer must be.

No single PDF is right for every printer, so what they ask for is data: one file each in ``styles/printers/``. All
lengths are points (1/72 in) once read; the file gives them with a unit.

Standards: PDF/X-1a is ISO 15930-1:2001 and 15930-4:2003, PDF/X-4 is ISO 15930-7:2010, PDF/A-2 and -3 are ISO 19005-2
and -3, PDF/UA-1 is ISO 14289-1.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, ModelWrapValidatorHandler, model_validator

from publish.config.cover import Cover, Paper
from publish.config.geometry import EXACT, NO_BLEED, Bleed, InnerMargin, Margins, Size, unfit
from publish.config.schema import SETTING_INVALID, Schema, fault, kind_of
from publish.config.table import BESIDE, Listed, PlacedTable, WrittenAs
from publish.config.theme import TypeChanges
from publish.config.validate import settings_in
from publish.config.values import PATH_REFUSED, Address, Count, Maybe, Points, Words
from publish.diagnostics import Outcome

Standard: TypeAlias = Literal["PDF/X-4", "PDF/X-1a:2001", "PDF/X-1a:2003", "PDF/A-2b", "PDF/A-3b"]
"""What a PDF claims."""

Version: TypeAlias = Literal["1.3", "1.4", "1.6", "1.7"]
"""The version of PDF that a file is written in."""

Policy: TypeAlias = Literal["rgb", "cmyk", "grey"]
"""The colours of a PDF: sRGB kept, all in the inks of the profile, or black alone."""

Intent: TypeAlias = Literal["relative", "perceptual"]
"""How colours that a press lacks are brought in: clipped, or all moved a little."""

Marks: TypeAlias = Literal["none", "crop", "crop+registration+bars"]
"""What is printed round the page."""

VERSIONS: dict[str, Version] = {
    "PDF/X-1a:2001": "1.3",
    "PDF/X-1a:2003": "1.4",
    "PDF/X-4": "1.6",
    "PDF/A-2b": "1.7",
    "PDF/A-3b": "1.7",
}
"""The version of PDF that each standard is written in."""

ROOM: dict[Marks, float] = {"none": 0.0, "crop": 5 * 72 / 25.4, "crop+registration+bars": 8 * 72 / 25.4}
"""The least room beyond the bleed that each set of marks needs, in points."""

SHIPPED_PROFILES = "shared/icc"
"""Where in ``styles/`` a profile stands that is named without a folder."""


def _profile(value: str) -> str:
    """The profile by its name in ``styles/``."""
    file = value if value.endswith((".icc", ".icm")) else f"{value}.icc"
    if not all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9 ._()+-]*", part) for part in file[:-4].split("/")):
        hint = "Write fogra39-300, or the path of a file in styles/."
        raise fault(PATH_REFUSED, f"{kind_of(value)} is not a path inside styles/", hint=hint)
    return file if "/" in file else f"{SHIPPED_PROFILES}/{file}"


def _named(papers: Mapping[str, Paper]) -> Mapping[str, Paper]:
    return {name: replace(paper, name=name) for name, paper in papers.items()}


Profile = Annotated[Words, AfterValidator(_profile)]
Percent = Annotated[int, Field(ge=0, le=400)]
Resolution = Annotated[int, Field(ge=36, le=4800)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer(PlacedTable):
    """A file in styles/printers/."""

    name: str = field(default="", metadata=BESIDE)
    """The name of its file, without the ending."""
    description: Maybe = ""
    """What it is for, in a sentence."""
    trim: Size
    """The finished page."""
    margins: Margins
    """The white round the text, from the trimmed edge."""
    bleed: Bleed = NO_BLEED
    """How far art reaches beyond the trimmed edge; none by default."""
    standard: Annotated[Standard | Literal[""], WrittenAs(Standard)] = ""
    """What the PDF claims besides PDF/UA-1."""
    pdf: Version = "1.7"
    """The version of the PDF; by default that of the standard, or 1.7."""
    ua: bool = True
    """Whether the PDF claims PDF/UA-1 where every picture allows it."""
    links: bool = True
    """Whether the PDF may hold links, or any other annotation."""
    outline: bool = True
    """Whether the PDF may hold bookmarks."""
    metadata: bool = True
    """Whether the PDF may hold metadata that no standard asks for."""
    transparency: bool = True
    """Whether the PDF may hold transparency."""
    file_max: Annotated[int, Field(ge=0, le=100_000)] = 0
    """The largest file, in megabytes; 0: any."""
    page_multiple: Annotated[Count, Field(le=64)] = 1
    """The number of pages is a multiple of this; empty pages at the end make it so."""
    pages_min: Annotated[Count, Field(le=10_000)] = 1
    """The fewest pages that can be bound: a shorter book is refused, and not filled up."""
    pages_max: Annotated[int, Field(ge=0, le=10_000)] = 0
    """The most pages; 0: any number."""
    ppi_min: Resolution = 150
    """Fewer pixels an inch are a finding."""
    ppi_max: Annotated[int, Field(ge=0, le=4800)] = 0
    """More pixels an inch are a finding; 0: none."""
    ppi_scale: Resolution = 300
    """Pictures are scaled down to this many pixels an inch."""
    ppi_line: Annotated[int, Field(ge=0, le=4800)] = 0
    """Fewer pixels an inch of a picture of one bit are a finding; 0: as other pictures."""
    colour: Policy = "rgb"
    """The colours of the PDF. ``rgb``: sRGB kept; ``cmyk``: all in the inks of the profile; ``grey``: black alone."""
    icc: Profile = ""
    """The profile: one of styles/shared/icc/, or a path in styles/."""
    output_condition: Maybe = ""
    """The registered name of the printing condition: FOGRA39."""
    registry: Address = ""
    """Where that name is registered, as an address."""
    intent: Intent = "relative"
    """Colours that the press lacks: clipped, or all moved a little."""
    total_ink: Percent = 0
    """The most ink in one place, in per cent; 0: no limit."""
    marks: Marks = "none"
    """Marks round the page."""
    slug: Points = 0.0
    """The room for marks beyond the bleed, on all sides."""
    safe: Points = 0.0
    """How far text keeps from the trimmed edge."""
    inner_by_pages: Listed[InnerMargin] = ()
    """The least margin at the spine by number of pages, thinnest book first."""
    rule_min: Points = 0.0
    """The thinnest rule that prints."""
    type_min: Points = 0.0
    """The smallest type that prints."""
    trims: Mapping[Words, Size] = field(default_factory=dict)
    """The sizes that the printer cuts, by name."""
    papers: Annotated[Mapping[Words, Paper], AfterValidator(_named)] = field(default_factory=dict)
    """Its papers by name, the usual first."""
    cover: Cover | None = None
    """What the printer asks of a cover in one piece."""
    type: TypeChanges = field(default_factory=TypeChanges)
    """What this format changes in the theme's type."""

    @property
    def is_exchange(self) -> bool:
        """Whether the file is to be one of PDF/X."""
        return self.standard.startswith("PDF/X")

    @property
    def is_exchange_1a(self) -> bool:
        """Whether the file is to be one of PDF/X-1a: inks alone, no profiles on objects, no transparency."""
        return self.standard.startswith("PDF/X-1a")

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

    @model_validator(mode="wrap")
    @classmethod
    def _whole(cls, written: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        """Raise the first fault of a file whose parts cannot be true together; asked again when that is taken out."""
        printer = read(written)
        if printer.standard and "pdf" not in written:
            printer = replace(printer, pdf=VERSIONS[printer.standard])
        for at, what, hint in _faults(printer, written):
            raise fault(SETTING_INVALID, what, hint=hint, at=at)
        return printer


@dataclass(frozen=True, slots=True)
class _Rule:
    """Something that cannot be true of one printer at once; the key to blame is one that stands in the file."""

    at: str
    broken: Callable[[Printer], bool]
    what: str
    hint: str = ""


_RULES = (
    _Rule(
        "pdf",
        lambda file: bool(file.standard) and file.pdf != VERSIONS[file.standard],
        "the standard is written in another version of PDF",
        "Leave pdf out: the standard names its version.",
    ),
    _Rule(
        "standard",
        lambda file: bool(file.standard) and not file.icc,
        "the standard asks for a profile",
        'Add icc: "srgb" for screens, "fogra39-300" for a press.',
    ),
    _Rule(
        "standard",
        lambda file: file.is_exchange and not file.output_condition,
        "the standard asks for the registered name of the printing condition",
        'Add output_condition, such as "FOGRA39".',
    ),
    _Rule(
        "standard",
        lambda file: file.is_exchange_1a and file.colour == "rgb",
        "PDF/X-1a holds no RGB",
        'Set colour = "cmyk", or "grey".',
    ),
    _Rule(
        "standard",
        lambda file: file.is_exchange_1a and file.transparency,
        "PDF/X-1a holds no transparency",
        "Set transparency = false.",
    ),
    _Rule(
        "standard",
        lambda file: file.is_exchange and file.links,
        "PDF/X holds no annotations on the page, and links are annotations",
        "Set links = false.",
    ),
    _Rule(
        "standard",
        lambda file: file.is_exchange_1a and file.ua,
        "PDF/UA-1 is written in PDF 1.7, and PDF/X-1a in an older one",
        "Set ua = false.",
    ),
    _Rule(
        "metadata",
        lambda file: bool(file.standard or file.ua) and not file.metadata,
        "every standard that is claimed is claimed in the metadata",
        "Leave out standard and set ua = false, or let the file hold metadata.",
    ),
    _Rule(
        "colour",
        lambda file: file.colour == "cmyk" and not file.icc,
        "inks need the profile of a press",
        'Add icc, such as "fogra39-300".',
    ),
    _Rule(
        "total_ink",
        lambda file: bool(file.total_ink) and file.colour == "rgb",
        "RGB has no inks that could be limited",
        'Set colour = "cmyk", or leave total_ink out.',
    ),
    _Rule("total_ink", lambda file: 0 < file.total_ink < 100, "less than one ink in full prints no black text"),
    _Rule(
        "ppi_min",
        lambda file: file.ppi_min > file.ppi_scale,
        "ppi_min is more than ppi_scale: all pictures fall short",
    ),
    _Rule(
        "ppi_scale",
        lambda file: file.ppi_min > file.ppi_scale,
        "ppi_scale is less than ppi_min, which is 150 by default: all pictures fall short",
    ),
    _Rule(
        "ppi_max",
        lambda file: 0 < file.ppi_max < file.ppi_scale,
        "ppi_max is less than ppi_scale: large pictures are too fine",
    ),
    _Rule("pages_max", lambda file: 0 < file.pages_max < file.pages_min, "pages_max is less than pages_min"),
    _Rule(
        "marks",
        # Half a point, for millimetres and inches are rounded by hand.
        lambda file: file.slug + 0.5 < ROOM[file.marks],
        "the slug has no room for these marks",
        "They stand outside the bleed: 5mm for crop marks, 8mm with registration marks and bars.",
    ),
    _Rule(
        "inner_by_pages",
        lambda file: any(b.pages <= a.pages or b.inner < a.inner for a, b in pairwise(file.inner_by_pages)),
        "the rows do not go from thin books with narrow margins to thick ones with wide margins",
    ),
    _Rule(
        "safe",
        lambda file: file.safe > min(file.margins.top, file.margins.bottom, file.margins.inner, file.margins.outer),
        "the margins are less than the safe zone: text would be cut",
        "Make the margins wider.",
    ),
)


def _faults(file: Printer, written: Container[str]) -> Iterator[tuple[str, str, str]]:
    if what := unfit(file.trim, file.margins):
        yield "margins", what, "Make the margins smaller, or the page larger."
    yield from ((rule.at, rule.what, rule.hint) for rule in _RULES if rule.at in written and rule.broken(file))
    if file.inner_by_pages:
        inner = max(file.margins.inner, file.inner_by_pages[-1].inner)
        if file.trim.width - inner - file.margins.outer < file.trim.width / 3:
            yield "inner_by_pages", "the widest margin leaves less than a third of the page for the text", ""


_A5 = {
    "trim": {"width": "148mm", "height": "210mm"},
    "margins": {"top": "18mm", "bottom": "20mm", "inner": "19mm", "outer": "16mm"},
}

PRINTER = Schema(
    Printer,
    fallbacks=_A5,
    synonyms={"color": "colour", "profile": "icc", "tac": "total_ink", "annotations": "links", "bookmarks": "outline"},
)


@lru_cache(maxsize=16)  # the editions of a run share it
def read_printer(text: str, path: str, *, name: str) -> Outcome[Printer]:
    """A printer's file; with errors, a printer as good as could be made, on A5 where the file names no size."""
    return settings_in(PRINTER, text, path, then=lambda printer: Outcome(replace(printer, name=name)))
