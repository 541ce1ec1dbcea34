"""What cannot be true of one printer at once: standards that exclude what the file asks for, limits that cross.

Standards: PDF/X-1a is ISO 15930-1:2001 and 15930-4:2003, PDF/X-4 is ISO 15930-7:2010, PDF/A-2 and -3 are ISO 19005-2
and -3, PDF/UA-1 is ISO 14289-1.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.config.geometry import unfit
from publish.config.printing import Marks, Standard, Version
from publish.config.schema import SETTING_INVALID, fault

if TYPE_CHECKING:
    from publish.config.printer_file import PrinterFile

VERSIONS: dict[Standard, Version] = {
    "PDF/X-1a:2001": "1.3",
    "PDF/X-1a:2003": "1.4",
    "PDF/X-4": "1.6",
    "PDF/A-2b": "1.7",
    "PDF/A-3b": "1.7",
}
"""The version of PDF that each standard is written in."""

ROOM: dict[Marks, float] = {"none": 0.0, "crop": 5 * 72 / 25.4, "crop+registration+bars": 8 * 72 / 25.4}
"""The least room beyond the bleed that each set of marks needs, in points."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """Something that cannot be; the key to blame is one that stands in the file, else it could not be broken."""

    at: str
    broken: Callable[["PrinterFile"], bool]
    what: str
    hint: str = ""


def _for_press(file: "PrinterFile") -> bool:
    return (file.standard or "").startswith("PDF/X")


def _x1a(file: "PrinterFile") -> bool:
    return (file.standard or "").startswith("PDF/X-1a")


_RULES = (
    _Rule(
        "pdf",
        lambda file: bool(file.standard and file.pdf and file.pdf != VERSIONS[file.standard]),
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
        lambda file: _for_press(file) and not file.output_condition,
        "the standard asks for the registered name of the printing condition",
        'Add output_condition, such as "FOGRA39".',
    ),
    _Rule(
        "standard",
        lambda file: _x1a(file) and file.colour == "rgb",
        "PDF/X-1a holds no RGB",
        'Set colour = "cmyk", or "grey".',
    ),
    _Rule(
        "standard",
        lambda file: _x1a(file) and file.transparency,
        "PDF/X-1a holds no transparency",
        "Set transparency = false.",
    ),
    _Rule(
        "standard",
        lambda file: _for_press(file) and file.links,
        "PDF/X holds no annotations on the page, and links are annotations",
        "Set links = false.",
    ),
    _Rule(
        "standard",
        lambda file: _x1a(file) and file.ua,
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
        lambda file: "ppi_min" in file.model_fields_set and file.ppi_min > file.ppi_scale,
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


def check(file: "PrinterFile") -> None:
    """Raise the first fault of a file whose parts cannot be true together; asked again when that is taken out."""
    for at, what, hint in _faults(file):
        raise fault(SETTING_INVALID, what, hint=hint, at=at)


def _faults(file: "PrinterFile") -> Iterator[tuple[str, str, str]]:
    if what := unfit(file.trim.settings(), file.margins.margins()):
        yield "margins", what, "Make the margins smaller, or the page larger."
    yield from ((rule.at, rule.what, rule.hint) for rule in _RULES if rule.broken(file))
    if file.inner_by_pages:
        widest = file.margins.margins()
        inner = max(widest.inner, file.inner_by_pages[-1].inner)
        if file.trim.width - inner - widest.outer < file.trim.width / 3:
            yield "inner_by_pages", "the widest margin leaves less than a third of the page for the text", ""
