"""``text-lost`` in a PDF: every sentence of the edition is in the book, in the order of its tags."""

from collections.abc import Iterator

from publish.checks.pdf.reading import Reading
from publish.checks.words import lost, notes_of, notices_of, text_of
from publish.diagnostics import Diagnostic, finding
from publish.model.edition import Edition


def words(edition: Edition, reading: Reading) -> Iterator[Diagnostic]:
    """The sentences that a reader of the PDF would miss, at the dispatch that they belong to."""
    for dispatch in edition.dispatches:
        for sentence in (*lost(text_of(dispatch), reading.text), *lost(notes_of(dispatch), reading.notes)):
            yield finding("text-lost", f"the PDF has lost “{sentence}”", dispatch.span)
    for sentence in lost(notices_of(edition), reading.text):
        yield finding("text-lost", f"the PDF has lost “{sentence}” of the notices", edition.span)
