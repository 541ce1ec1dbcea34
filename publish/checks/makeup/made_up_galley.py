"""What a make-up check is given: the facts of one galley, where it stands, and what the house asks of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from publish.config.theme import Makeup
from publish.model.facts import GalleyFacts, PageFacts, SetBlock, TypeArea


@dataclass(frozen=True, slots=True)
class MadeUpGalley:
    """One galley in its book."""

    facts: GalleyFacts
    """What stands where."""
    start: int
    """How many pages of the book come before it."""
    area: TypeArea
    """The type area."""
    rules: Makeup
    """The theme's thresholds."""
    text_size: float
    """The size of running text, in points."""

    def pages(self) -> Iterator[tuple[str, PageFacts]]:
        """The pages with their folios."""
        return ((str(self.start + number + 1), page) for number, page in enumerate(self.facts.pages))

    def turns(self) -> Iterator[tuple[str, PageFacts, PageFacts]]:
        """Pages that are followed by another of the galley: folio, page, next page; text runs on past those apart."""
        running = [(folio, page) for folio, page in self.pages() if not page.apart]
        return ((folio, page, following) for (folio, page), (_, following) in pairwise(running))

    def pieces(self) -> dict[tuple[str, str], list[tuple[str, SetBlock]]]:
        """Every block with the pieces of it, page by page, each with its folio."""
        found: dict[tuple[str, str], list[tuple[str, SetBlock]]] = {}
        for folio, page in self.pages():
            for block in page.blocks:
                found.setdefault((block.dispatch, block.path), []).append((folio, block))
        return found
