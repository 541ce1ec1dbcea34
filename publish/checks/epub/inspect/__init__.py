"""The inspector: every finished EPUB is opened and read before it takes the place of the last one.

What it finds no validator of the standard finds alone: alt, language, contrast, dead links, pages that lead nowhere,
whatever calls home. It trusts nothing of what was meant, and reads the file as a stranger would.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from publish.checks.epub.epub_file import DAMAGED, EpubFile, Unopened, parsed
from publish.checks.epub.inspect.active import active, loading
from publish.checks.epub.inspect.contrast import coloured
from publish.checks.epub.inspect.documents import InspectedDocument, Recall, inspected, inspected_anew
from publish.checks.epub.inspect.language import package_language
from publish.checks.epub.inspect.links import Links
from publish.checks.epub.inspect.package import BOOK_STRUCTURE, package
from publish.checks.epub.inspect.pages import PageMarkers
from publish.checks.epub.inspect.pictures import picture_files
from publish.diagnostics import Diagnostic

BookCheck = Callable[[EpubFile], Iterable[Diagnostic]]

_BOOKS: tuple[BookCheck, ...] = (package_language, loading, coloured, picture_files)
"""Each sees the book as a whole, and opens no document."""


def inspect(book: BinaryIO, recall: Recall = inspected_anew) -> Iterator[Diagnostic]:
    """What is wrong with a finished book. Messages begin with the file inside it, and its line where there is one.

    ``recall`` may know what was read of a document with the same bytes at the same path.
    """
    try:
        with zipfile.ZipFile(book) as archive:
            yield from _inspected(EpubFile(archive), recall)
    except Unopened as error:
        yield BOOK_STRUCTURE.finding(f"the book cannot be opened: {error}")
    except DAMAGED:
        yield BOOK_STRUCTURE.finding("the book cannot be opened: it is not a whole archive")


def _inspected(book: EpubFile, recall: Recall) -> Iterator[Diagnostic]:
    spine = frozenset(book.spine)
    others = {path: book.root(path) for path in book.marked_up if path not in spine}
    documents = {
        path: recall((path.encode(), data := book.data(path)), partial(_looked_into, path, data))
        for path in book.marked_up
        if path in spine
    }
    known = others | documents
    yield from package(book, [path for path in book.marked_up if known[path] is None])
    for check in _BOOKS:
        yield from check(book)
    for path in book.marked_up:
        if document := documents.get(path):
            yield from _in(path, document.active)
        elif (root := others.get(path)) is not None:
            yield from _in(path, active(path, root))
    links, pages = Links(book), PageMarkers()
    for path in book.spine:
        if (document := documents.get(path)) is not None:  # of one that is not there, the package's check has told
            yield from _in(path, (*document.findings, *document.pages.findings))
            links.gather(path, document.links)
            pages.gather(document.pages)
    yield from links.dead()
    yield from pages.unmatched(book)


def _looked_into(path: str, data: bytes) -> InspectedDocument | None:
    return inspected(path, parsed(data))


def _in(path: str, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of one document, which each names."""
    return (replace(found, block=path) for found in findings)
