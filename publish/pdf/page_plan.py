"""Planning the pages of a flow: what the search finds for its column is written into the flow, and compared once set.

The flow is told, block by block, what differs from the column: in how many lines a paragraph is set, what white is
above a block, how high a picture is and where it stands; and page by page how many lines of it stay empty.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts
from publish.pdf.column import Column, Piece, Unplanned
from publish.pdf.elements import LINES, REFUSED, styled
from publish.pdf.page_items import PageItems
from publish.pdf.pages import Item, PlannedPage, Room, Standing, pages_of
from publish.pdf.photos import Aims, lower

_BETWEEN, _INSIDE, _NOTED = 0.7, 0.3, 0.04
"""By how much of a line a page is deeper than what stands on it, if it ends between blocks or inside one: rules and
rounding take some hundredths, and WeasyPrint counts the padding below a block twice. No other line fits. Notes stand at
the very foot of the type area: with them it is a hair."""
_HAIR = 0.01

_Stands = tuple[tuple[str, str, int], ...]
"""What stands on a page: dispatch, path, and how many lines."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The pages of a flow, as planned."""

    margins: tuple[float, ...]
    """How much white each page has below its text, in points."""
    stands: tuple[_Stands, ...]
    """What stands on each page."""
    room: float = 0.0
    """How much white the last page has below its text, in points; 0 where notes stand there."""

    @property
    def rules(self) -> str:
        """The rules of the pages, as CSS has them."""
        pages = enumerate(self.margins, start=1)
        return "\n".join(f"@page :nth({number}) {{ margin-bottom: {margin:.3f}pt }}" for number, margin in pages)

    def to_the_foot(self, aims: Aims) -> "PagePlan":
        """The same, but that the last page is as deep as the type area: nothing follows that could come onto it."""
        return replace(self, margins=(*self.margins[:-1], aims.trim.height - aims.area.bottom))

    def agrees(self, facts: GalleyFacts) -> bool:
        """Whether a galley is set so; pages that stand apart are not planned."""
        known = {(dispatch, path) for page in self.stands for dispatch, path, _ in page}
        return self.stands == _stands(facts, known)


def _stands(facts: GalleyFacts, known: Collection[tuple[str, str]]) -> tuple[_Stands, ...]:
    return tuple(
        tuple(
            sorted(
                (block.dispatch, block.path, len(block.lines) if block.element != "figure" else 1)
                for block in page.blocks
                if (block.dispatch, block.path) in known and block.box.height
            )
        )
        for page in facts.pages
        if not page.apart
    )


def plan_pages(column: Column, aims: Aims) -> PagePlan:
    """Plan the pages of a flow that was set in a column, and change its root accordingly.

    Raises :class:`Unplanned`, and nothing is changed, where something is higher than a page.
    """
    leading = aims.area.leading
    depth = aims.area.bottom - aims.area.top
    view = PageItems(column, leading, depth)
    lines = int(depth / leading + _HAIR)
    pages = pages_of(view.items, view.floats, Room(lines, column.rule / leading, aims.least))
    if pages is None:
        raise Unplanned("something in it is higher than a page")
    for element, rule in (*((each, "auto") for each in column.parted), *((each, "avoid") for each in column.kept)):
        styled(element, f"break-inside:{rule}")
    for element in view.refused():
        element.set(REFUSED, "")
    writer = _Writer(view)
    for page in pages:
        writer.write(page)
    writer.move(pages)
    foot = aims.trim.height - aims.area.top
    margins = (foot - writer.depth(page, lines) * leading for page in pages)
    return PagePlan(tuple(margins), tuple(map(writer.stands, pages)), writer.room(pages[-1], lines))


class _Writer:
    """Writes planned pages into the flow of a column."""

    def __init__(self, view: PageItems) -> None:
        self._view, self._leading = view, view.leading

    def _of(self, standing: Standing) -> tuple[Piece, Item]:
        if standing.floats:
            return self._view.floating[standing.number], self._view.floats[standing.number].item
        return self._view.fixed[standing.number], self._view.items[standing.number]

    def write(self, page: PlannedPage) -> None:
        """Tell the blocks of a page how they are set."""
        before: Standing | None = None
        carried = 0.0
        for standing, after in pairwise((*page.standing, None)):
            assert standing is not None
            piece, item = self._of(standing)
            if piece.lines and len(item.reach) + standing.change != len(piece.lines):
                piece.element.set(LINES, str(len(item.reach) + standing.change))
            if standing.height is not None:
                self._lower(piece, standing.height)
            above = standing.white + carried
            carried = 0.0
            if standing.grid:
                share = self._widen(piece, standing, is_first=before is None, is_last=after is None)
                above += share[0]
                carried = share[1]
            if above:
                gap = item.gap - item.head
                if standing.floats or (before and before.floats):
                    gap = max(item.above, self._of(before)[1].below if before else 0.0)
                styled(piece.block, f"margin-top:{(gap + above) * self._leading:.3f}pt")
            before = standing

    def _widen(self, piece: Piece, standing: Standing, *, is_first: bool, is_last: bool) -> tuple[float, float]:
        """Give a block the white that brings what follows back to the grid; how much of it is left for above and below.

        What ends a page stands on its last line; a picture among text has as much white above it as below.
        """
        is_block = piece.element is piece.block and not piece.lines
        if is_block and is_last and not is_first:
            return standing.grid, 0.0
        if not is_block or piece.block.tag == "table":
            return 0.0, standing.grid
        above = standing.grid / 2 if piece.is_figure and not is_first else 0.0
        height = (standing.height or (piece.bottom - piece.top) / self._leading) + standing.grid - above
        styled(piece.block, f"box-sizing:border-box;min-height:{height * self._leading:.3f}pt")
        return above, 0.0

    def _lower(self, piece: Piece, lines: float) -> None:
        """Set a photo so much lower that its figure takes so many lines."""
        if piece.picture is None:
            return
        image, (width, height) = next(piece.block.iter("img")), piece.picture
        lower(image, height - (piece.bottom - piece.top) + lines * self._leading, width)

    def move(self, pages: Sequence[PlannedPage]) -> None:
        """Put photos where they stand; every block keeps its place in the order of reading."""
        placed = [standing for page in pages for standing in page.standing]
        for before, standing, after in zip((None, *placed), placed, (*placed[1:], None), strict=False):
            if not standing.floats or before is None:
                continue
            piece, above = self._of(standing)[0], self._of(before)[0]
            body = self._view.bodies[piece.block]
            blocks = list(body)
            place = blocks.index(above.block) + 1 if above.block in blocks else 0
            index = blocks.index(piece.block)
            if self._fixed_in(blocks[index + 1 : place] or blocks[place:index]) is None:
                continue
            for order, block in enumerate(blocks):
                block.set("data-order", block.get("data-order", str(order)))
            body.remove(piece.block)
            body.insert(place - 1 if place > index else place, piece.block)
            # A paragraph behind something else may be indented now, or no more, and keeps its lines nevertheless.
            for follows in (self._of(after)[0] if after else None, self._fixed_in(blocks[index + 1 : index + 2])):
                if follows is not None and follows.lines:
                    follows.element.set(LINES, follows.element.get(LINES, str(len(follows.lines))))

    def _fixed_in(self, blocks: Collection[Element]) -> Piece | None:
        return next((piece for piece in self._view.fixed if piece.block in blocks), None)

    def depth(self, page: PlannedPage, lines: int) -> float:
        """How deep a page of so many lines is, in lines: what stands on it fits, and nothing more does."""
        inside = self._view.items[page.end.item].step if page.end.line else 0.0
        if not (notes := self._notes(page)):
            return page.used + (_INSIDE * inside or _BETWEEN)
        if not 0 < inside < 1 and abs(page.used - round(page.used)) < _HAIR:
            return lines - page.short + _NOTED
        return page.used + notes + self._view.column.rule / self._leading + _INSIDE * (inside or 1)

    def room(self, page: PlannedPage, lines: int) -> float:
        """How much white a page of so many lines has below its text, in points; 0 where notes stand there."""
        return 0.0 if self._notes(page) else (lines - page.used) * self._leading

    def _notes(self, page: PlannedPage) -> float:
        """How high the notes are whose marks stand on a page."""
        first, last = page.start, page.end
        return sum(
            height
            for number in range(first.item, min(last.item + 1, len(self._view.items)))
            for line, height in self._view.items[number].notes
            if (first.item, first.line) <= (number, line) < (last.item, last.line)
        )

    def stands(self, page: PlannedPage) -> _Stands:
        """What of it can be compared: paragraphs that have a path of their own, and pictures."""
        pieces = ((self._of(standing)[0], standing.lines) for standing in page.standing)
        named = ((piece, lines) for piece, lines in pieces if piece.is_figure or piece.lines)
        return tuple(
            sorted((piece.dispatch, piece.path, lines) for piece, lines in named if piece.element.get("data-path"))
        )
