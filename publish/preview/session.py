"""What is shown, and how it comes to be: a thread reads the edition at each save, another builds its books after that.

The page asks for what it shows; here it is only told that there is something new.
"""

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from publish.diagnostics import Span
from publish.model.results import ExcerptLine, FindingResult
from publish.pipeline.book_process import BooksBuilt
from publish.pipeline.drafts import DraftReading, EditionDraft
from publish.pipeline.results import Excerpts
from publish.pipeline.shown_pages import PrintedPages, ShownPage
from publish.pipeline.worker import Worker

if TYPE_CHECKING:
    from publish.epub.sample import BookFile


_PATIENCE = 5.0
"""Seconds that a thread is waited for which reads or is told that its build was given up."""


class Desk(Protocol):
    """What a session works with: the pipeline, or a stand-in."""

    def read(self) -> DraftReading:
        """Read the edition as it stands now."""

    def build(self) -> BooksBuilt:
        """Build its books."""

    def pages(self, drawer: Worker) -> PrintedPages | None:
        """The pages of the last PDF."""

    def stop(self) -> None:
        """Give up what is being built."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """What is shown at one moment."""

    version: int = 0
    """Which state it is: each has another."""
    draft: EditionDraft | None = None
    """The last edition without errors."""
    book: PrintedPages | None = None
    """The pages of the last whole book."""
    findings: tuple[FindingResult, ...] = ()
    """What is wrong now."""
    edited: str = ""
    """The document that was changed last; empty where none was."""
    edits: int = 0
    """How often one was."""
    stopped: str = ""
    """Why the edition cannot be read at all; empty where it can."""
    stale: bool = False
    """Whether the edition has errors, and what is shown is as it was before them."""
    unbuilt: str = ""
    """Why no books can be built; empty where they can."""
    reading: bool = False
    """Whether the edition is being read."""
    setting: bool = False
    """Whether its books are being built."""


class Session:
    """An edition that is being looked at."""

    def __init__(self, desk: Desk, changed: Callable[[], None] = lambda: None) -> None:
        """``changed`` is called, from any thread, when there is something new to show."""
        self.shown = SessionState()
        """What is shown now."""
        self.changed = changed
        """Is called when that is another."""
        self.tops: frozenset[str] = frozenset()
        """What the edition depends on: files and folders of the project."""
        self._desk = desk
        self._drawer = Worker(forks=False)
        self._files: dict[str, BookFile] = {}
        self._pictures: dict[int, bytes] = {}
        self._state, self._reading, self._drawing = threading.Lock(), threading.Lock(), threading.Lock()
        self._saved, self._read = threading.Event(), threading.Event()
        self._ended = threading.Event()
        self._of_content: frozenset[FindingResult] = frozenset()
        self._of_books: tuple[FindingResult, ...] = ()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._read_on, self._build_on)]

    def start(self) -> None:
        """Begin with the books of the last build, if there are any."""
        self._saved.set()
        for thread in self._threads:
            thread.start()

    def saved(self) -> None:
        """Something was saved: the edition is read again."""
        self._saved.set()

    def close(self) -> None:
        """End: what is being built is given up."""
        self._ended.set()
        self._saved.set()
        self._read.set()
        self._desk.stop()
        self._drawer.stop()
        for thread in self._threads:
            thread.join(_PATIENCE)

    def document(self, name: str) -> bytes:
        """A document of the last edition without errors; :class:`KeyError` where there is none of that name."""
        draft = self._draft()
        with self._reading:
            sample = draft.sample(name)
        self._files |= sample.pictures
        return sample.data

    def file(self, name: str) -> "BookFile":
        """What stands beside the documents that were asked for; :class:`KeyError` where nothing does."""
        return self._draft().style.get(name) or self._files[name]

    def places(self, document: str) -> Mapping[str, Span]:
        """Where the blocks of a document were written, by their paths."""
        return self._draft().places(document)

    def pages(self, document: str) -> tuple[PrintedPages | None, tuple[ShownPage, ...]]:
        """The last book, if there is one, and those of its pages that a dispatch stands on, by its document."""
        dispatch, book = self._draft().documents[document], self.shown.book
        return book, book.of(dispatch.key) if book else ()

    def source(self, path: str, line: int) -> tuple[ExcerptLine, ...]:
        """Some lines of a source as it stands now, from the one before ``line`` on."""
        return tuple(Excerpts(self._draft().project).round(Span(path, line, 1, line + 2)))

    def picture(self, token: str, number: int) -> bytes:
        """A page of the book of that token, as PNG; :class:`KeyError` where it is another book by now."""
        with self._drawing:
            book = self.shown.book
            if book is None or book.token != token or not 0 <= number < len(book.boxes):
                raise KeyError(token)
            if number not in self._pictures:
                self._pictures[number] = book.picture(number, self._drawer)
            return self._pictures[number]

    def _draft(self) -> EditionDraft:
        if self.shown.draft is None:
            raise KeyError("no edition without errors was read yet")
        return self.shown.draft

    def _show(self, **changes: Any) -> None:
        with self._state:
            self.shown = replace(self.shown, version=self.shown.version + 1, **changes)
        self.changed()

    def _read_on(self) -> None:
        self._take_book()
        while True:
            self._saved.wait()
            self._saved.clear()
            if self._ended.is_set():
                return
            self._show(reading=True)
            with self._reading:
                reading = self._desk.read()
            self.take(reading)

    def take(self, reading: DraftReading) -> None:
        """Show what was read."""
        self.tops = reading.tops or self.tops
        self._of_content = frozenset(reading.results)
        stopped = f"{reading.stopped.message}. {reading.stopped.hint}".strip() if reading.stopped else ""
        changes: dict[str, Any] = {}
        if reading.draft is not None:
            changes["draft"] = reading.draft
            if edited := reading.draft.edited_since(self.shown.draft):
                changes |= {"edited": edited, "edits": self.shown.edits + 1}
        findings = self._findings(reading.results)
        self._show(reading=False, stopped=stopped, stale=reading.draft is None, findings=findings, **changes)
        if reading.draft is not None:
            self._read.set()

    def _build_on(self) -> None:
        while True:
            self._read.wait()
            self._read.clear()
            if self._ended.is_set():
                return
            self._show(setting=True)
            before = self._of_content
            built = self._desk.build()
            if self._ended.is_set():
                return
            # What is said of the content is known from reading it; what is left is said of pages and books.
            self._of_books = tuple(found for found in built.results if found not in before)
            if built.delivered:
                self._take_book()
            self._show(setting=self._read.is_set(), unbuilt=built.stopped, findings=self._findings(self._of_content))

    def _findings(self, of_content: Collection[FindingResult]) -> tuple[FindingResult, ...]:
        return tuple(dict.fromkeys((*of_content, *self._of_books)))

    def _take_book(self) -> None:
        book = self._desk.pages(self._drawer)
        with self._drawing:
            self._pictures.clear()
        self._show(book=book)
