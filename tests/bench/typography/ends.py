"""How the pages of a text end and begin.

A *flow* is what begins on a page of its own: by the outline, or where a file has none by headlines on pages without the
running head that others have. Only flows of running text count, not a contents or a list of names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from tests.bench.typography.lines import Line
from tests.bench.typography.reading import Entry, PageInk

FEW = 6
"""Lines: no more is a thin last page, fewer is an opening without its text."""
_RUNNING = 10
"""Full lines, from which on a flow is running text."""
_HEADLINE = 1.25
"""How many times as large as the text a headline is at the least."""
_PICTURE_PAGE = 0.35
"""The share of a page that pictures take where it is a page of pictures."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Counts, of one book or of several together."""

    going_on: int = 0
    """Pages whose text goes on on the next."""
    short: int = 0
    """Those of them that end two lines or more short."""
    facing: int = 0
    """Pairs of facing pages that both go on."""
    level: int = 0
    """Those of them that end on the same line."""
    last: int = 0
    """Last pages of flows of two pages and more."""
    thin: int = 0
    """Those of them with :data:`FEW` lines of text or fewer."""
    openings: int = 0
    """First pages of flows of two pages and more, but those that face a page of pictures."""
    bare: int = 0
    """Those of them with fewer than :data:`FEW` lines of text."""

    def __add__(self, other: "Ends") -> "Ends":
        return Ends(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where text stands on all pages: the first line, the last line, and from line to line."""

    top: float
    foot: float
    leading: float

    def holds(self, y: float) -> bool:
        return self.foot - 0.4 * self.leading <= y <= self.top + self.leading


def ends(pages: Sequence[PageInk], outline: Sequence[Entry], lines: Sequence[Line]) -> Ends:
    """Count how pages end. ``ValueError`` where no lines tell what a full page is."""
    grid = _grid(lines)
    on_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if grid.holds(line.baseline):
            on_page[line.page].append(line)
    text = {page: sum(line.body for line in found) for page, found in on_page.items()}
    total, short = Ends(), {}
    entries = tuple(_chapters(outline, on_page)) or tuple(_headlines(lines, grid))
    for flow in _flows(len(pages), entries, on_page):
        held = [page for page in flow if text.get(page)]
        if sum(line.full for page in flow for line in on_page[page]) < _RUNNING or len(held) < 2:
            continue
        first = next(page for page in flow if on_page[page])
        for page in (page for page in flow[: held[-1] - flow.start] if on_page[page]):
            short[page] = round((_lowest(pages[page], on_page[page], grid) - grid.foot) / grid.leading)
        total += Ends(last=1, thin=int(text[held[-1]] <= FEW))
        if not _faces_pictures(first, pages, text):
            total += Ends(openings=1, bare=int(text.get(first, 0) < FEW))
    pairs = [(short[page], short[page + 1]) for page in sorted(short) if page % 2 and page + 1 in short]
    return total + Ends(
        going_on=len(short),
        short=sum(by >= 2 for by in short.values()),
        facing=len(pairs),
        level=sum(one == other for one, other in pairs),
    )


def _grid(lines: Sequence[Line]) -> _Grid:
    full = [line for line in lines if line.full]
    steps = Counter(
        round(one.baseline - other.baseline, 1)
        for one, other in pairwise(full)
        if one.page == other.page and 0 < one.baseline - other.baseline < 3 * one.size
    )
    heights = Counter(round(line.baseline) for line in full)
    shared = [height for height, count in heights.items() if count + heights[height - 1] + heights[height + 1] >= 2]
    if not steps or not shared:
        raise ValueError("too little text to tell a full page from a short one")
    return _Grid(max(shared), min(shared), steps.most_common(1)[0][0])


def _lowest(page: PageInk, lines: Sequence[Line], grid: _Grid) -> float:
    """How far down a page is used: the lowest line of type, picture or ground."""
    boxes = [*page.pictures, *(ground for ground in page.grounds if ground.top - ground.bottom > grid.leading)]
    inside = [box.bottom for box in boxes if grid.holds(box.bottom) and box.top <= grid.top + 2 * grid.leading]
    return min(max(y, grid.foot) for y in [*inside, *(line.baseline for line in lines), grid.top])


def _faces_pictures(page: int, pages: Sequence[PageInk], text: dict[int, int]) -> bool:
    """Whether it lies open beside a page of pictures. The first page of a file is a right-hand one."""
    beside = page + 1 if page % 2 else page - 1
    if not 0 <= beside < len(pages) or text.get(beside):
        return False
    sheet = pages[beside]
    return sum(box.area for box in sheet.pictures) >= _PICTURE_PAGE * sheet.width * sheet.height


def _flows(count: int, entries: Sequence[Entry], on_page: dict[int, list[Line]]) -> Iterator[range]:
    """Pages from one that begins with a chapter to the next that does."""
    starts = {0, count}
    for entry in entries:
        if all(line.baseline < entry.top for line in on_page[entry.page]):
            starts.add(entry.page)
    for start, after in pairwise(sorted(starts)):
        yield range(start, after)


def _chapters(outline: Sequence[Entry], on_page: dict[int, list[Line]]) -> Iterator[Entry]:
    """The entries that lead to a text: the highest ones, or those below them where they have no text of their own."""
    if not outline:
        return
    depth = 0
    for entry, following in pairwise((*outline, Entry(0, max(on_page, default=0) + 1, float("inf")))):
        if entry.level > depth:
            continue
        yield entry
        empty = following.level > entry.level and not _full_between(entry, following, on_page)
        depth = following.level if empty else entry.level


def _headlines(lines: Sequence[Line], grid: _Grid) -> Iterator[Entry]:
    """The pages that have a headline and no running head."""
    least = _HEADLINE * next(line.size for line in lines if line.body)
    large = {line.page for line in lines if line.size >= least}
    headed = {line.page for line in lines if line.baseline > grid.top + grid.leading}
    for page in sorted(large - headed):
        yield Entry(0, page, float("inf"))


def _full_between(one: Entry, other: Entry, on_page: dict[int, list[Line]]) -> int:
    return sum(
        line.full
        and (line.page > one.page or line.baseline < one.top)
        and (line.page < other.page or line.baseline > other.top)
        for page in range(one.page, other.page + 1)
        for line in on_page.get(page, ())
    )
