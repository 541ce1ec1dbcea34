"""The blocks of a bound book, page by page, where they stand once the binding has shifted them to their side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publish.model.facts import SetBlock
from publish.pdf.record import PrintedBook


@dataclass(frozen=True, slots=True)
class BoundPage:
    """A page of a bound book."""

    number: int
    """Which one it is, from 0."""
    label: str
    """What a viewer calls it."""
    blocks: tuple[SetBlock, ...]
    """The blocks of dispatches on it, from the left edge of the trimmed page."""


def bound_pages(record: PrintedBook) -> Iterator[BoundPage]:
    """The pages with words of dispatches."""
    for galley, facts in enumerate(record.galleys):
        for number, page in enumerate(facts.pages):
            place = record.page_starts.starts[galley] + number
            shift = record.sheet.place(recto=record.sheet.at_right(place)).shift
            blocks = tuple(
                replace(block, box=replace(block.box, x=block.box.x + shift))
                for block in page.blocks
                if block.dispatch and block.box.height
            )
            if blocks:
                yield BoundPage(place, record.page_starts.folio(galley, number), blocks)
