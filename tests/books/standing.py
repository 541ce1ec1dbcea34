"""Where things stand in a finished print edition, found by their words on the pages alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.books.printed import Line, Page, Print, letters
from tests.books.sources import Piece, Source


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    title: str
    """What stands there."""
    page: int
    """From 0."""
    top: float
    """Of its first line, from the upper edge of the page."""


@dataclass(frozen=True)
class Opened:
    """A dispatch in the book."""

    piece: Piece
    headline: Place
    sections: tuple[Place, ...]


@dataclass(frozen=True)
class Standing:
    """What stands where in a book."""

    parts: tuple[Place, ...]
    """The part pages."""
    dispatches: tuple[Opened, ...]
    """The dispatches, in order."""
    contents: tuple[Page, ...]
    """The pages of the contents."""
    notices: Place
    """The newsletter footer."""
    credits: Place
    """The credits."""

    @property
    def listed(self) -> tuple[Place, ...]:
        """What the printed contents list: sections in a yearbook of at most twelve dispatches alone."""
        sections = {id(place) for opened in self.dispatches for place in opened.sections}
        short = len(self.dispatches) > 12 or not self.parts
        return tuple(place for place in self.titles if not (short and id(place) in sections))

    @property
    def titles(self) -> tuple[Place, ...]:
        """Everything that the contents list, in the order of the book."""
        listed = [*self.parts, self.notices, self.credits]
        for opened in self.dispatches:
            listed += [opened.headline, *opened.sections]
        return tuple(sorted(listed, key=lambda place: (place.page, place.top)))


def standing(book: Print, source: Source) -> Standing:
    """Find everything that an edition's files say will be in the book; what is not found fails."""
    first = next(page for page in book.pages if page.lines and page.lines[0].letters == letters("Contents"))
    after = first.number + 1
    parts: list[Place] = []
    dispatches: list[Opened] = []
    for title, pieces in source.parts:
        if title:
            page = next(p for p in book.pages[after:] if _is_part(p, title))
            parts.append(Place(title, page.number, page.lines[1].top))
            after = page.number + 1
        for piece in pieces:
            opened = _opened(book, piece, after)
            dispatches.append(opened)
            after = opened.headline.page
    begins = min(place.page for place in (*parts, dispatches[0].headline))
    last = dispatches[-1].headline.page
    return Standing(
        tuple(parts),
        tuple(dispatches),
        book.pages[first.number : begins],
        _find(book, "About this newsletter", last),
        _find(book, "Credits", last),
    )


def _is_part(page: Page, title: str) -> bool:
    """Whether a page is that of a part: its number, its title, and what it holds, each with its page."""
    number, name, *held = (line.letters for line in page.lines) if len(page.lines) > 1 else ("", "")
    return number.startswith("part") and name == letters(title) and all(line[:1].isdigit() for line in held)


def _opened(book: Print, piece: Piece, after: int) -> Opened:
    headline = _find(book, piece.headline, after)
    sections: list[Place] = []
    page, top = headline.page, headline.top
    for title in piece.sections:
        place = _find(book, title, page, below=top)
        sections.append(place)
        page, top = place.page, place.top
    return Opened(piece, headline, tuple(sections))


def _find(book: Print, title: str, after: int, *, below: float = 0.0) -> Place:
    """The first lines from page ``after`` on, there ``below`` a height, that say a title and nothing else."""
    wanted = letters(title)
    for page in book.pages[after:]:
        for lines in _stretches(page.lines):
            if (page.number, lines[0].top) > (after, below) and "".join(line.letters for line in lines) == wanted:
                return Place(title, page.number, lines[0].top)
    raise AssertionError(f"“{title}” stands nowhere from page {after + 1} on")


def _stretches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for start in range(len(lines)):
        for length in range(1, 5):
            yield lines[start : start + length]


def whereabouts(book: Print, opened: Sequence[Opened], piece: Piece, fragment: str) -> Place:
    """Where a dispatch, or what a fragment names in it, stands: a heading, or the caption of a figure."""
    at = next(one for one in opened if one.piece.file == piece.file)
    if not fragment:
        return at.headline
    wanted = piece.places[fragment]
    for place in at.sections:
        if place.title == wanted:
            return place
    start = letters(wanted)[:40]
    for page in book.pages[at.headline.page :]:
        for lines in _stretches(page.lines):
            if "".join(line.letters for line in lines).startswith(start):
                return Place(wanted, page.number, lines[0].top)
    raise AssertionError(f"the caption “{wanted}” stands nowhere")
