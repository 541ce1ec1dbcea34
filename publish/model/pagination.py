"""Where the pages of the print edition begin: the one thing that carries pages from the PDF to the EPUB."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageStart:
    """The beginning of a page in a dispatch."""

    folio: str
    """The page's label, as printed."""
    dispatch: str
    """The key of the dispatch that the page begins in."""
    block: str
    """The path of the first block on the page."""
    offset: int
    """How many characters of the block, white space not counted, stand on earlier pages."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """The pages of one print edition."""

    source: str
    """What names that edition: its ISBN as a URN, or its identifier with the printer's name."""
    starts: tuple[PageStart, ...]
    """One a page that begins in a dispatch, in order."""
