"""What is known of a book once it is bound."""

from dataclasses import dataclass

from publish.model.facts import GalleyFacts, SetSheet, TypeArea
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
    heads: tuple[SetSheet, ...] = ()
    """The running heads and folios, page by page."""
