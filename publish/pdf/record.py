"""What is known of a book once it is bound, and on which of its pages each place of the content stands."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from publish.model.facts import GalleyFacts, PageFacts, SetBlock, SetSheet, TypeArea
from publish.model.pagination import PageStart, Pagination
from publish.pdf.boxes import BoundSheet
from publish.pdf.page_starts import PageStarts


@dataclass(frozen=True, slots=True)
class PrintedBook:
    """What the binding knows of a book: checks, reports and the e-book's page list ask it."""

    galleys: tuple[GalleyFacts, ...]
    """The facts of each galley, in order."""
    page_starts: PageStarts
    """Where each galley begins."""
    pages: int
    """How many pages the book has, blanks at the end counted."""
    accessible: bool
    """Whether the book claims PDF/UA-1."""
    area: TypeArea
    """The type area of its pages."""
    sheet: BoundSheet
    """The page that it is bound to."""
    heads: tuple[SetSheet, ...] = ()
    """The running heads and folios, page by page."""


def pagination(record: PrintedBook, source: str) -> Pagination:
    """The page starts of a book's dispatches, in order; ``source`` names the print edition.

    A page on which a dispatch opens starts with its headline; any other with the first block of running text on it.
    """
    starts: list[PageStart] = []
    for galley, facts in enumerate(record.galleys):
        if not facts.dispatches:
            continue
        for number, page in enumerate(facts.pages):
            first = _first(page)
            if first is not None:
                folio = record.page_starts.folio(galley, number)
                starts.append(PageStart(folio, first.dispatch, first.path, first.offset))
    return Pagination(source, tuple(starts))


def folios(record: PrintedBook) -> Mapping[str, tuple[str, ...]]:
    """The folios of the pages on which each dispatch stands, in order, by its key; several may stand on one page."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for galley, facts in enumerate(record.galleys):
        for number, page in enumerate(facts.pages):
            for key in dict.fromkeys(block.dispatch for block in page.blocks if block.dispatch):
                found[key].append(record.page_starts.folio(galley, number))
    return {key: tuple(pages) for key, pages in found.items()}


def block_folios(record: PrintedBook) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """The pages of each block by its place (``KEY:PATH``), in order.

    Each with how many characters of the block, white space not counted, are read before it, and its folio.
    """
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for galley, facts in enumerate(record.galleys):
        for number, page in enumerate(facts.pages):
            for block in page.blocks:
                if block.dispatch:
                    found[block.place].append((block.offset, record.page_starts.folio(galley, number)))
    return {place: tuple(pages) for place, pages in found.items()}


def _first(page: PageFacts) -> SetBlock | None:
    """What stands first on a page: the opening, or the highest block of the body."""
    shown = [block for block in page.blocks if block.box.height and (block.text or not block.path.startswith("n"))]
    body = [block for block in shown if not block.path.startswith("n") and block.path != "opening"]
    first = (block for block in body if not _only_holds(block, body))
    return min(first, key=lambda block: block.box.x if page.turned else block.box.y, default=None)


def _only_holds(block: SetBlock, blocks: list[SetBlock]) -> bool:
    """Whether a block is but the space of others, as a list is: a page begins with one of its items."""
    inside = (other for other in blocks if other.dispatch == block.dispatch and other.path.startswith(f"{block.path}."))
    return not block.text and block.element != "figure" and any(inside)
