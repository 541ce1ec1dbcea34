"""What stands in a column, as items of the search for pages: which pictures may move, where to, and how high they are.

A picture stands where its author put it, or before or behind paragraphs of its section; it may also come later, in
another section, but never before the section that it belongs to, nor among the last lines.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from math import ceil
from xml.etree.ElementTree import Element

from publish.pdf.column import Column, Piece
from publish.pdf.crops import CROP
from publish.pdf.elements import CHANGE, HEADINGS, PLATE, dispatches, names, stays
from publish.pdf.pages import Floating, Item
from publish.pdf.photos import ANNOUNCING, BARRIERS, LAST_LINES, LEAST_CHOSEN, LEAST_CROP, LEAST_LEAD, LEAST_UPRIGHT

_LATER, _EARLIER, _BEYOND = 2.0, 3.0, 15.0
"""What each block costs that a photo passes on its way down, or up; and each heading on its way down."""
_FAR = 0.6
"""Past how much text a photo moves, in pages: on the next page it is still near."""
_CROP, _SMALLER = 3.0, 5.0
"""What each line costs by which a photo is cropped, or set smaller."""
_HAIR = 0.01


@dataclass(frozen=True)
class PageItems:
    """The pieces of a column as the search sees them."""

    column: Column
    """The column."""
    leading: float
    """From line to line of its grid, in points."""
    depth: float
    """How high the pages are that it is parted into, in points."""

    @cached_property
    def fixed(self) -> tuple[Piece, ...]:
        """What stands where the content has it."""
        floating = {id(piece) for piece in self.floating}
        return tuple(piece for piece in self.column.pieces if id(piece) not in floating)

    @cached_property
    def floating(self) -> tuple[Piece, ...]:
        """The pictures that may move."""
        return tuple(piece for piece in self.column.pieces if self._may_float(piece))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The search's view of what stands fixed."""
        nexts = {id(one): other for one, other in pairwise(self.column.pieces)}
        pairs = zip((None, *self.fixed), self.fixed, strict=False)
        return tuple(
            self._item(piece, before, is_next=before is None or nexts.get(id(before)) is piece)
            for before, piece in pairs
        )

    @cached_property
    def floats(self) -> tuple[Floating, ...]:
        """The search's view of the others."""
        return tuple(Floating(self._item(piece, None, is_next=True), self._places(piece)) for piece in self.floating)

    @cached_property
    def bodies(self) -> Mapping[Element, Element]:
        """For each block of a body that body."""
        articles = (article for _, article in dispatches(self.column.root))
        return {block: body for article in articles for body in article if "body" in names(body) for block in body}

    @cached_property
    def _ends(self) -> tuple[set[int], set[int]]:
        """The pieces that begin blocks, and those that end them."""
        pieces = self.column.pieces
        blocks = [None, *(piece.block for piece in pieces), None]
        firsts = {id(piece) for piece, before in zip(pieces, blocks, strict=False) if piece.block is not before}
        lasts = {id(piece) for piece, after in zip(pieces, blocks[2:], strict=True) if piece.block is not after}
        return firsts, lasts

    def _item(self, piece: Piece, before: Piece | None, *, is_next: bool) -> Item:
        unit = self.leading
        if is_next:
            above = before.bottom + before.foot if before else self.column.start
            gap = (piece.top - above) / unit
        else:
            gap = (max(before.margins[1] if before else 0.0, piece.margins[0]) + piece.head) / unit
        firsts, lasts = self._ends
        item = Item(
            reach=tuple(line / unit for line in piece.lines) or ((piece.bottom - piece.top) / unit,),
            gap=gap,
            above=piece.margins[0] / unit,
            below=piece.margins[1] / unit,
            head=piece.head / unit,
            foot=piece.foot / unit,
            orphans=piece.orphans,
            widows=piece.widows,
            joined=piece.joined,
            forced=piece.forced,
            begins=id(piece) in firsts,
            ends=id(piece) in lasts,
            opened=before is not None and "opening" in names(before.block),
            fewer=piece.fewer,
            more=piece.more,
            heights=tuple(self._heights(piece)),
            text=piece.text,
            notes=tuple((line, self.column.notes.get(name, 0.0) / unit) for line, name in piece.notes),
        )
        return _changed(item, int(piece.element.get(CHANGE, "0")))

    def refused(self) -> Iterator[Element]:
        """The paragraphs that do not stand the number of lines that the editor asks for."""
        for piece in self.fixed:
            ways = {"-1": piece.fewer, "1": piece.more}
            if ways.get(piece.element.get(CHANGE, "0"), 0.0) is None:
                yield piece.element

    def _may_float(self, piece: Piece) -> bool:
        if (
            not piece.is_figure
            or piece.joined
            or piece.forced
            or piece.notes
            or PLATE in names(piece.block)
            or stays(piece.block)
        ):
            return False
        body = self.bodies.get(piece.block)
        return body is not None and body[0] is not piece.block

    def _places(self, piece: Piece) -> Mapping[int, float]:
        """Before which items a photo may stand, with what that costs."""
        body = list(self.bodies[piece.block])
        index = body.index(piece.block)
        home = self._item_at(body, index + 1)
        places = {home: 0.0}
        for place, cost in (*_later(body, index), *_earlier(body, index)):
            number = self._item_at(body, place)
            passed = self.fixed[min(home, number) : max(home, number)]
            is_far = sum(other.bottom - other.top for other in passed) > _FAR * self.depth
            is_joined = number < len(self.fixed) and self.fixed[number].joined
            # None passes a page that the editor begins.
            is_parted = any(other.forced for other in passed)
            if not (is_far or is_joined or is_parted) and self._takes(body, place):
                places.setdefault(number, cost)
        return places

    def _item_at(self, body: Sequence[Element], place: int) -> int:
        """The item that stands first of what follows a place in a body."""
        firsts, lasts = self._numbers
        following = next((firsts[block] for block in body[place:] if block in firsts), None)
        if following is not None:
            return following
        return next((lasts[block] + 1 for block in reversed(body) if block in lasts), 0)

    @cached_property
    def _numbers(self) -> tuple[Mapping[Element, int], Mapping[Element, int]]:
        """The first and the last item of each block."""
        firsts: dict[Element, int] = {}
        for number, piece in enumerate(self.fixed):
            firsts.setdefault(piece.block, number)
        return firsts, {piece.block: number for number, piece in enumerate(self.fixed)}

    @cached_property
    def _text(self) -> Mapping[Element, int]:
        """How many lines of running text each block has."""
        lines = Counter[Element]()
        for piece in self.column.pieces:
            lines[piece.block] += piece.text
        return lines

    def _takes(self, body: Sequence[Element], place: int) -> bool:
        """Whether a photo may be put there: nothing was announced, and enough follows."""
        if "".join(body[place - 1].itertext()).rstrip().endswith(ANNOUNCING):
            return False
        return any(lines >= LAST_LINES for lines in accumulate(self._text[block] for block in body[place:]))

    def _heights(self, piece: Piece) -> Iterator[tuple[float, float]]:
        """The other heights that a photo may have, in whole lines, each with its cost."""
        image = next(piece.block.iter("img"), None) if piece.is_figure else None
        if image is None or piece.picture is None or (image.get("style") and not image.get(CROP)):
            return
        least, each = self._least(piece, piece.picture, image)
        natural = (piece.bottom - piece.top) / self.leading
        lowest = natural - (1 - least) * piece.picture[1] / self.leading
        for lines in range(ceil(natural - _HAIR) - 1, ceil(lowest - _HAIR) - 1, -1):
            yield float(lines), (natural - lines) * each

    def _least(self, piece: Piece, picture: tuple[float, float], image: Element) -> tuple[float, float]:
        """How much of its height a photo keeps at the least, and what each line costs.

        A photo as wide as the measure is cropped only where its author said what a crop must keep, and set smaller only
        under an opening.
        """
        width, height = picture
        body = self.bodies.get(piece.block)
        leads = body is not None and body[0] is piece.block
        if image.get("data-focal"):
            return (LEAST_LEAD if leads else LEAST_CHOSEN if image.get(CROP) else LEAST_CROP), _CROP
        if leads:
            return LEAST_LEAD, _SMALLER
        return (LEAST_UPRIGHT, _SMALLER) if height > width else (1.0, 0.0)


def _changed(item: Item, lines: int) -> Item:
    """A paragraph in so many lines more or fewer, and in no other number, where that can be."""
    cost = {-1: item.fewer, 1: item.more}.get(lines)
    return (
        item if cost is None else replace(item, reach=item.lines(lines), text=item.text + lines, fewer=None, more=None)
    )


def _later(body: Sequence[Element], index: int) -> Iterator[tuple[int, float]]:
    """The places behind those after a photo, down to what is no running text, each with what that costs."""
    cost = 0.0
    for place in range(index + 1, len(body)):
        if body[place].tag in BARRIERS - HEADINGS:
            return
        cost += _BEYOND if body[place].tag in HEADINGS else _LATER
        yield place + 1, cost


def _earlier(body: Sequence[Element], index: int) -> Iterator[tuple[int, float]]:
    """The places before those of its section that stand before a photo, each with what that costs."""
    for count, place in enumerate(range(index - 1, 0, -1), start=1):
        if body[place].tag in BARRIERS:
            return
        yield place, count * _EARLIER
