"""Which pages a dispatch is set on: the best way to end all of them, not one after the other.

A search over every place where a page may end, as for the lines of a paragraph (:mod:`publish.pdf.paragraphs`): Plass,
"Optimal pagination techniques for automatic typesetting systems" (1981). Paragraphs may be a line longer or shorter, as
in Mittelbach, "A general framework for globally optimized pagination" (DocEng 2016). Pictures move and may be lower;
white between blocks may be a line more. What is white at the foot costs, and more where neighbouring pages end on
different lines, for a galley does not know which of its pages will face each other.

Knows heights and costs only: no font, no markup. All heights are in lines of the grid.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, inf

_HAIR = 0.01
"""Of a line: what rounding leaves."""
_WAYS = 30
"""How many ways to have set so many pages are followed up."""
_SHORT = (0.0, 60.0, 160.0, 300.0)
"""What so many lines of white at the foot of a page cost that is not the last one."""
_SHORTER = 60.0
"""What each further line costs."""
_UNEVEN = (0.0, 30.0, 120.0, 200.0)
"""What it costs that a page ends so many lines higher than its neighbour, or lower."""
_PAGE = 25.0
"""What each page costs."""
_THIN = 200.0, 40.0
"""What it costs that a first page or a last one is thin, and each line of text that it lacks."""
_WHITE, _UNDER = 9.0, 4.0
"""What a line of white costs between blocks that have some, and under an opening: no two openings are of one height."""
_WHITES, _UNDERS = range(2), range(4)
"""How many lines more may stand there."""
_GRID = 6.0
"""What a line of white costs that brings what follows back to the grid; its part for less."""
_LINES = 2.0, 7_000.0
"""What a paragraph costs that is set in another number of lines, and by what its own cost is divided."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is set: a paragraph, whose lines may be parted, or something whole."""

    reach: tuple[float, ...]
    """How far each line reaches down from its top; only one for what is whole."""
    gap: float
    """The white between it and what stands before it in the content."""
    above: float = 0.0
    """The white that it asks for above it, if something else stands there."""
    below: float = 0.0
    """The same below it."""
    head: float = 0.0
    """What of the block that begins with it stands above it, also on a new page."""
    foot: float = 0.0
    """What of the block that ends with it stands below it."""
    orphans: int = 1
    """How many of its lines end a page at the least."""
    widows: int = 1
    """How many begin one."""
    joined: bool = False
    """Whether no page may end before it."""
    forced: bool = False
    """Whether a page begins with it: what is white before it is meant."""
    begins: bool = True
    """Whether a block begins with it."""
    ends: bool = True
    """Whether a block ends with it: then white brings what follows back to the grid."""
    opened: bool = False
    """Whether it follows an opening."""
    fewer: float | None = None
    """What each line costs if it is set in a line fewer; ``None`` where it cannot be."""
    more: float | None = None
    """The same for a line more."""
    heights: tuple[tuple[float, float], ...] = ()
    """Other heights that something whole may have, each with its cost."""
    text: int = 0
    """How many lines of running text it has."""
    notes: tuple[tuple[int, float], ...] = ()
    """The notes whose marks are in it: the line, from 0, and how high the note is."""

    def lines(self, change: int) -> tuple[float, ...]:
        """How far each line reaches if there are so many lines more, or fewer."""
        if not change:
            return self.reach
        # The last line may be deeper than others.
        last = self.reach[-1] + change * self.step
        return (*(self.step * number for number in range(1, len(self.reach) + change)), last)

    @property
    def step(self) -> float:
        """From line to line."""
        return self.reach[0]

    def ways(self) -> Iterator[tuple[int, float]]:
        """In how many lines more it may be set, and what that costs."""
        yield 0, 0.0
        for change, each in ((-1, self.fewer), (1, self.more)):
            if each is not None:
                yield change, _LINES[0] + max(each, 0.0) * (len(self.reach) + change) / _LINES[1]

    def noted(self, first: int, last: int) -> float:
        """How high the notes are whose marks stand in those of its lines."""
        return sum(height for line, height in self.notes if first <= line < last)


@dataclass(frozen=True, slots=True)
class Floating:
    """A picture that may stand at several places; pictures keep their order."""

    item: Item
    """The picture."""
    places: Mapping[int, float]
    """Before which items it may stand, and what that costs."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the pages hold."""

    lines: int
    """How many lines of the grid."""
    rule: float = 0.0
    """How high white and rule over the notes of a page are."""
    least: int = 7
    """How many lines of text the first page and the last one have at the least."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page begins or ends: between two items, or inside one."""

    item: int
    """The item that follows, or goes on."""
    line: int = 0
    """How many of its lines stand before."""
    change: int = 0
    """In how many lines more it is set."""
    floats: int = 0
    """How many of the pictures that may float stand before."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An item on a page, or a picture that floats."""

    number: int
    """Which item; of those that float, if it does."""
    floats: bool
    """Whether it does."""
    lines: int
    """How many of its lines stand there."""
    change: int = 0
    """In how many lines more than its best it is set."""
    white: int = 0
    """How many lines of white more stand above it."""
    height: float | None = None
    """Another height than its own."""
    grid: float = 0.0
    """The white that brings what follows back to the grid."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page."""

    start: PageBreak
    """Where it begins."""
    end: PageBreak
    """Where it ends."""
    short: int
    """How many lines of white are at its foot."""
    used: float
    """How far down it is set."""
    standing: tuple[Standing, ...]
    """What stands on it, from top to bottom."""


_Trail = tuple["_Trail", Standing] | None
"""What stands on a page down to a place, the last first."""


@dataclass(frozen=True, slots=True)
class _Reached:
    """The cheapest way to have reached a height of a page."""

    used: float
    floats: int
    """How many pictures that float stand there or before."""
    after: bool
    """Whether one of them is last."""
    cost: float
    trail: _Trail


_Heights = dict[tuple[float, int, bool], _Reached]
_Ends = dict[tuple[PageBreak, int], tuple[float, float, _Trail]]
"""How a page may end, by place and white: what that costs, how far down it is, and what stands there."""
_Books = dict[tuple[PageBreak, int], tuple[float, tuple[PlannedPage, ...]]]
"""So many pages, by their end and the white of the last: what they cost."""


def pages_of(items: Sequence[Item], floats: Sequence[Floating], room: Room) -> tuple[PlannedPage, ...] | None:
    """The cheapest pages for all items; ``None`` where something is higher than a page."""
    search = _Search(items, floats, room)
    last = PageBreak(len(items), floats=len(floats))
    books: _Books = {(PageBreak(0), -1): (0.0, ())}
    best: tuple[float, tuple[PlannedPage, ...] | None] = (inf, None)
    while books:
        following: _Books = {}
        for (start, before), (cost, pages) in books.items():
            for page, own in search.pages(start):
                total = cost + own + _PAGE
                if page.end == last:
                    total += search.thin(page) if pages else 0.0
                    best = min(best, (total, (*pages, page)), key=lambda way: way[0])
                    continue
                short = 0 if items[page.end.item].forced and not page.end.line else page.short
                total += _at(_SHORT, short)
                total += _at(_UNEVEN, abs(short - before)) if pages else search.thin(page)
                key = page.end, min(short, len(_UNEVEN))
                if total < following.get(key, (inf,))[0]:
                    following[key] = total, (*pages, page)
        ranked = sorted(following.items(), key=lambda way: (way[1][0], way[0][0].item, way[0][0].line))
        books = {key: way for key, way in ranked[:_WAYS] if way[0] < best[0]}
    return best[1]


def _at(costs: Sequence[float], count: int) -> float:
    return costs[count] if count < len(costs) else costs[-1] + _SHORTER * (count - len(costs) + 1)


class _Search:
    """Sets single pages."""

    def __init__(self, items: Sequence[Item], floats: Sequence[Floating], room: Room) -> None:
        self._items, self._floats, self._room = items, floats, room
        self._spans = [(min(floating.places), max(floating.places)) for floating in floats]
        self._known: dict[PageBreak, list[tuple[PlannedPage, float]]] = {}

    def thin(self, page: PlannedPage) -> float:
        """What it costs that a page has so little text."""
        lines = sum(standing.lines for standing in page.standing if self._is_text(standing))
        return _THIN[0] + _THIN[1] * (self._room.least - lines) if lines < self._room.least else 0.0

    def _is_text(self, standing: Standing) -> bool:
        return not standing.floats and self._items[standing.number].text > 0

    def pages(self, start: PageBreak) -> list[tuple[PlannedPage, float]]:
        """The pages that may begin at a place, each with what it costs to set it so."""
        if start not in self._known:
            ends = self._ends(start)
            fullest = max(min((white for _, white in ends), default=0), len(_SHORT))
            self._known[start] = [
                (PlannedPage(start, end, white, used, tuple(_told(trail))), cost)
                for (end, white), (cost, used, trail) in ends.items()
                if white <= fullest or self._items[end.item].forced
            ]
        return self._known[start]

    def _ends(self, start: PageBreak) -> _Ends:
        """Set items one below the other: every place where the page may end."""
        ends: _Ends = {}
        heights = {(0.0, start.floats, False): _Reached(0.0, start.floats, after=False, cost=0.0, trail=None)}
        notes, line = 0.0, start.line
        for number, item in enumerate(self._items[start.item :], start.item):
            following: _Heights = {}
            if line:
                for way in heights.values():
                    self._set(number, way, start, 0.0, 0, notes, following, ends)
            else:
                heights = self._floated(number, heights, notes)
                self._end(number, heights, notes, ends)
                if item.forced and number > start.item:
                    return ends
                for way in heights.values():
                    if not self._waits(number, way.floats):
                        self._begin(number, way, notes, following, ends)
            notes += item.noted(line, len(item.reach) + 1)
            heights, line = following, 0
            if not heights:
                return ends
        for way in self._floated(len(self._items), heights, notes).values():
            if way.floats == len(self._floats):
                _keep_end(ends, (PageBreak(len(self._items), floats=way.floats), 0), (way.cost, way.used, way.trail))
        return ends

    def _end(self, number: int, heights: _Heights, notes: float, ends: _Ends) -> None:
        """End the page before an item."""
        if not self._items[number].joined:
            for way in heights.values():
                if way.used:
                    end = PageBreak(number, floats=way.floats)
                    _keep_end(ends, (end, self._white(way.used, notes)), (way.cost, way.used, way.trail))

    def _waits(self, number: int, floats: int) -> bool:
        """Whether a picture does not stand yet that has to stand before an item."""
        return floats < len(self._floats) and self._spans[floats][1] <= number

    def _begin(self, number: int, way: _Reached, notes: float, following: _Heights, ends: _Ends) -> None:
        """Set an item below what stands on the page, in every way that it may be."""
        item, gap = self._items[number], self._items[number].gap
        if way.after:
            gap = max(self._floats[way.floats - 1].item.below, item.above) + item.head
        elif not way.used and number:
            gap = item.head
        each, whites = (_UNDER, _UNDERS) if item.opened else (_WHITE, _WHITES)
        for white in whites if way.used and gap > 1 - 2 * _HAIR and item.begins else (0,):
            for change, price in item.ways():
                begun = replace(way, cost=way.cost + price + white * each)
                self._set(
                    number, begun, PageBreak(number, 0, change), way.used + gap + white, white, notes, following, ends
                )

    def _set(
        self,
        number: int,
        way: _Reached,
        start: PageBreak,
        top: float,
        white: int,
        notes: float,
        following: _Heights,
        ends: _Ends,
    ) -> None:
        """Set an item from one of its lines on: the ends of the page inside it, and how to go on behind it."""
        item = self._items[number]
        lines = item.lines(start.change)
        begin, least = (lines[start.line - 1], 1) if start.line else (0.0, item.orphans)
        for end in range(start.line + 1, len(lines) + 1):
            foot = item.foot if end == len(lines) else 0.0
            used = top + lines[end - 1] - begin + foot
            left = self._white(used, notes + item.noted(start.line, end))
            if left < 0:
                break
            if end == len(lines):
                self._put(following, way, Standing(number, False, end - start.line, start.change, white), used, item)
            elif end - start.line >= least and len(lines) - end >= item.widows and left <= len(_SHORT):
                standing = Standing(number, False, end - start.line, start.change, white)
                place = PageBreak(number, end, start.change, way.floats)
                _keep_end(ends, (place, left), (way.cost, used, (way.trail, standing)))
        for height, price in item.heights:
            if self._white(top + height, notes + item.noted(0, 1)) >= 0:
                standing = Standing(number, False, 1, 0, white, height)
                self._put(following, replace(way, cost=way.cost + price), standing, top + height, item)

    def _put(self, heights: _Heights, way: _Reached, standing: Standing, used: float, item: Item) -> None:
        """Note that something stands down to there; where a block ends, what follows stands on the grid again."""
        down = float(ceil(used - _HAIR)) if item.ends else used
        grid = max(down - used, 0.0)
        standing = replace(standing, grid=grid) if grid > _HAIR else standing
        floats = way.floats + standing.floats
        key = round(down, 2), floats, standing.floats
        cost = way.cost + grid * _GRID
        if key not in heights or cost < heights[key].cost:
            trail = way.trail, standing
            heights[key] = _Reached(key[0], floats, after=standing.floats, cost=cost, trail=trail)

    def _floated(self, number: int, heights: _Heights, notes: float) -> _Heights:
        """All that was reached, and the same with pictures that may stand before an item."""
        place = min((way.floats for way in heights.values()), default=len(self._floats))
        while place < len(self._floats) and self._spans[place][0] <= number:
            heights = self._with(place, number, heights, notes)
            place += 1  # after one there may be room for the next
        return heights

    def _with(self, place: int, number: int, heights: _Heights, notes: float) -> _Heights:
        """The same with one picture before an item, where it may stand there."""
        found, floating = dict(heights), self._floats[place]
        price = floating.places.get(number)
        if price is not None:
            for way in [way for way in found.values() if way.floats == place]:
                before = self._floats[place - 1].item if way.after else self._items[number - 1]
                top = way.used + max(floating.item.above, before.below) if way.used else 0.0
                for height, dear in ((floating.item.reach[-1], 0.0), *floating.item.heights):
                    for white in _WHITES if way.used else (0,):
                        used = top + white + height
                        if self._white(ceil(used - _HAIR), notes) >= 0:
                            cost = way.cost + price + dear + white * _WHITE
                            begun = replace(way, cost=cost)
                            own = None if height == floating.item.reach[-1] else height
                            self._put(found, begun, Standing(place, True, 1, 0, white, own), used, floating.item)
        return found

    def _white(self, used: float, notes: float) -> int:
        """How many lines are left below; fewer than none where they are too many."""
        room = self._room.lines - (self._room.rule + notes if notes else 0.0)
        return floor(floor(room + _HAIR) - used + _HAIR)


def _keep_end(ends: _Ends, key: tuple[PageBreak, int], way: tuple[float, float, _Trail]) -> None:
    if key not in ends or way[0] < ends[key][0]:
        ends[key] = way


def _told(trail: _Trail) -> list[Standing]:
    found = []
    while trail is not None:
        trail, standing = trail
        found.append(standing)
    return found[::-1]
