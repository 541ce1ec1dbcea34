"""On which page of the book each galley begins: the prefix sum of page counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class PageStarts:
    """Where each galley stands in the book."""

    starts: tuple[int, ...]
    """The number of pages before each galley."""
    pages: int
    """The number of pages of all galleys."""

    def folio(self, galley: int, page: int) -> str:
        """The folio of a page of a galley; both count from 0."""
        return str(self.starts[galley] + page + 1)


def page_starts(counts: Sequence[int]) -> PageStarts:
    """The prefix sum of page counts."""
    sums = list(accumulate(counts, initial=0))
    return PageStarts(tuple(sums[:-1]), sums[-1])


def with_blanks(counts: Sequence[int], rectos: Sequence[bool]) -> tuple[int | None, ...]:
    """The order of the book: the number of each galley, and ``None`` for a blank page before one that begins a leaf.

    ``counts`` are the pages of the galleys, ``rectos`` whether each has to begin on a recto.
    """
    order: list[int | None] = []
    pages = 0
    for galley, (count, recto) in enumerate(zip(counts, rectos, strict=True)):
        if recto and not is_recto(pages):
            order.append(None)
            pages += 1
        order.append(galley)
        pages += count
    return tuple(order)


def is_recto(page: int) -> bool:
    """Whether a page of the book, counted from 0, is the side of its leaf that is read first."""
    return page % 2 == 0
