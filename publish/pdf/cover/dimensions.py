"""The dimension sheet of a cover: all that a designer or a printer's clerk would measure, as data and as lines.

Lengths come in as points and are told in millimetres, for people to 0.001 mm.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publish.config.cover import Paper
from publish.config.geometry import Size
from publish.model.facts import Box
from publish.pdf.cover.coding import Coding
from publish.pdf.cover.geometry import Wrap

_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The measures of one cover."""

    pages: int
    """How many pages the book has, blanks at its end counted."""
    paper: Paper
    """What it is printed on."""
    constant: float
    """What cover and glue add to the thickness of the pages, in points."""
    wrap: Wrap
    """Where everything is."""
    slug: float
    """The room for marks beyond the bleed, in points."""
    spine_text: str
    """Why there are words on the spine, or why there are none, in a sentence."""
    coding: Coding
    """The bar code, or why there is none."""

    @property
    def media(self) -> Size:
        """The whole sheet, in points."""
        art = self.wrap.art
        return Size(art.width + 2 * self.slug, art.height + 2 * self.slug)

    @property
    def formula(self) -> str:
        """How the spine was reckoned, with the numbers of the printer's file."""
        page = f"{self.paper.thickness / _MILLIMETRE:.4f}".rstrip("0")
        glue = f" + {_mm(self.constant)} mm" if self.constant else ""
        return f"{self.pages} pages × {page} mm ({self.paper.name}){glue} = {_mm(self.wrap.spine)} mm"

    def data(self) -> dict[str, object]:
        """For programs: lengths in millimetres; places from the left and the foot of the trimmed wrap."""
        wrap = self.wrap
        return {
            "unit": "mm",
            "pages": self.pages,
            "paper": self.paper.name,
            "page_thickness": _round(self.paper.thickness),
            "constant": _round(self.constant),
            "formula": self.formula,
            "spine": _round(wrap.spine),
            "panel": _size(wrap.trim),
            "wrap": _size(Size(wrap.width, wrap.height)),
            "with_bleed": _size(wrap.art),
            "sheet": _size(self.media),
            "bleed": _round(wrap.bleed),
            "slug": _round(self.slug),
            "safe": _round(wrap.safe),
            "folds": [_round(fold - wrap.bleed) for fold in wrap.folds],
            "spine_text": self.spine_text,
            "spine_text_room": _round(wrap.text_room),
            "barcode": self._barcode(),
            "barcode_remark": self.coding.remark,
        }

    def lines(self) -> tuple[str, ...]:
        """For people."""
        return tuple(f"{label:<11}{text}" for label, text in self._rows())

    def _rows(self) -> Iterator[tuple[str, str]]:
        wrap = self.wrap
        yield "spine", self.formula
        yield "panel", f"{_by(wrap.trim)}, twice"
        yield "wrap", f"{_by(Size(wrap.width, wrap.height))} trimmed, {_by(wrap.art)} with {_mm(wrap.bleed)} mm bleed"
        if self.slug:
            yield "sheet", f"{_by(self.media)} with {_mm(self.slug)} mm for marks"
        folds = " and ".join(_mm(fold - wrap.bleed) for fold in wrap.folds)
        yield "folds", f"{folds} mm from the trimmed left edge"
        yield "safe zone", f"{_mm(wrap.safe)} mm from trimmed edges and folds"
        yield "spine text", self.spine_text
        yield "bar code", self.coding.remark
        if self.coding.place is not None:
            box = self._from_foot(self.coding.place.bars)
            yield "", f"{box['width']:.2f} × {box['height']:.2f} mm with quiet zones and digits,"
            yield "", f"{box['left']:.2f} mm from the trimmed left edge, {box['foot']:.2f} mm from the trimmed foot"

    def _barcode(self) -> dict[str, object] | None:
        symbol, place = self.coding.symbol, self.coding.place
        if symbol is None or place is None:
            return None
        return {
            "number": symbol.number,
            "addon": symbol.addon,
            "scale": symbol.scale,
            "ground": self._from_foot(place.ground),
            "symbol": self._from_foot(place.bars),
        }

    def _from_foot(self, box: Box) -> dict[str, float]:
        wrap = self.wrap
        return {
            "left": _round(box.x - wrap.bleed),
            "foot": _round(wrap.bleed + wrap.height - box.y - box.height),
            "width": _round(box.width),
            "height": _round(box.height),
        }


def _round(points: float) -> float:
    return round(points / _MILLIMETRE, 4)


def _mm(points: float) -> str:
    """In millimetres, with two places or, where they are needed, three."""
    return f"{points / _MILLIMETRE:.3f}".removesuffix("0")


def _by(size: Size) -> str:
    return f"{_mm(size.width)} × {_mm(size.height)} mm"


def _size(size: Size) -> dict[str, float]:
    return {"width": _round(size.width), "height": _round(size.height)}
