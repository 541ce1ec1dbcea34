"""The desk that a session works at: the pipeline, for one edition of a project."""

from pathlib import Path

from publish.errors import OverLimit
from publish.pipeline.book_process import BookProcess, BooksBuilt
from publish.pipeline.cache import Cache
from publish.pipeline.drafts import DraftReading, DraftTerms, read_draft
from publish.pipeline.project_root import BUILD
from publish.pipeline.shown_pages import PrintedPages, printed_pages
from publish.pipeline.worker import Worker
from publish.tools.pdfium import Undrawable


class EditionDesk:
    """Reads an edition, and builds its books."""

    def __init__(self, terms: DraftTerms, cache: Cache, scratch: Path) -> None:
        """``scratch`` is a folder for pictures while they are shown."""
        self._terms = terms
        self._cache = cache
        self._scratch = scratch
        self._books = BookProcess()

    def read(self) -> DraftReading:
        """Read the edition as it stands now."""
        return read_draft(self._terms, self._cache, self._scratch)

    def build(self) -> BooksBuilt:
        """Build its books."""
        try:
            return self._books.build(self._terms)
        except OverLimit as over:
            return BooksBuilt(stopped=f"The books cannot be built: {over.message}.")

    def pages(self, drawer: Worker) -> PrintedPages | None:
        """The pages of the last PDF; ``None`` where there is none that can be drawn."""
        try:
            return printed_pages(self._terms.root / BUILD, self._terms.edition, drawer)
        except Undrawable:
            return None

    def stop(self) -> None:
        """Give up what is being built."""
        self._books.stop()
