"""``text-lost`` in an EPUB: every sentence of the edition is in the book, in its order."""

from collections.abc import Iterator
from typing import BinaryIO

from publish.checks.epub.reading import documents
from publish.checks.words import descriptions_of, lost, notes_of, notices_of, text_of
from publish.diagnostics import Diagnostic, finding
from publish.model.edition import Edition


def words(edition: Edition, book: BinaryIO) -> Iterator[Diagnostic]:
    """The sentences that a reader of the EPUB would miss, at the dispatch that they belong to."""
    pages = tuple(documents(book))
    text = "\n".join(page.text for page in pages)
    notes = "\n".join(page.notes for page in pages)
    for dispatch in edition.dispatches:
        missing = (*lost(text_of(dispatch), text), *lost(descriptions_of(dispatch), text))
        for sentence in (*missing, *lost(notes_of(dispatch), notes)):
            yield finding("text-lost", f"the EPUB has lost “{sentence}”", dispatch.span)
    for sentence in lost(notices_of(edition), text):
        yield finding("text-lost", f"the EPUB has lost “{sentence}” of the notices", edition.span)
