"""What differs between a book and its content, judged: a book that is older than the content is no faulty one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publish.checks.epub.reading import made_of as epub_made_of
from publish.checks.pdf.reading import made_of as pdf_made_of
from publish.diagnostics import Diagnostic, Span, finding

_DIFFERENCES = frozenset({"text-added", "text-changed", "text-lost", "text-moved"})
_FAULTS = frozenset({*_DIFFERENCES, "epubcheck", "pdf-syntax", "verapdf"})
"""What a book may have from whoever had it in hand since it was built."""
_AGAIN = "Build the edition again: the file may have been changed since. If the new book has it too, report it."


def made_of(path: Path) -> str:
    """The hash of what a finished book says that it was made of; empty where it says nothing, or cannot be read."""
    with path.open("rb") as book:
        return epub_made_of(book) if path.suffix == ".epub" else pdf_made_of(book)


def judged(found: Sequence[Diagnostic], book: Path, edition: Span, *, older: bool) -> Iterator[Diagnostic]:
    """The findings of a finished book, where a waiver can point: at the content, or at ``edition``, its settings.

    Of a book that is ``older`` than the content that is said once, and not at each word that differs.
    """
    if older:
        places = sum(one.id in _DIFFERENCES for one in found)
        where = f", and differs from it in {places} place{'' if places == 1 else 's'}" if places else ""
        yield finding("book-older", f"{book.name} was built before the content was changed{where}", edition)
        found = [one for one in found if one.id not in _DIFFERENCES]
    for one in found:
        if not one.at.path or one.at.path.startswith(f"{book.parent.name}/"):
            one = replace(one, at=edition, message=f"in {book.name}, {one.message}")
        yield replace(one, hint=_AGAIN) if one.id in _FAULTS else one
