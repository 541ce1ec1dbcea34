"""The inspector: every finished EPUB is opened and read before it takes the place of the last one.

What it finds no validator of the standard finds alone: alt, language, contrast, dead links, pages that lead nowhere,
whatever calls home. It trusts nothing of what was meant, and reads the file as a stranger would.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from publish.checks.epub.epub_file import DAMAGED, EpubFile, Unopened
from publish.checks.epub.inspect.active import active, loading
from publish.checks.epub.inspect.contrast import coloured, inline_colours
from publish.checks.epub.inspect.headings import headings
from publish.checks.epub.inspect.language import languages, package_language
from publish.checks.epub.inspect.links import Links
from publish.checks.epub.inspect.package import BOOK_STRUCTURE, package
from publish.checks.epub.inspect.pages import PageMarkers
from publish.checks.epub.inspect.pictures import alternatives, picture_files
from publish.checks.epub.inspect.roles import roles
from publish.diagnostics import Diagnostic

DocumentCheck = Callable[[str, etree._Element], Iterable[Diagnostic]]
BookCheck = Callable[[EpubFile], Iterable[Diagnostic]]

_DOCUMENTS: tuple[DocumentCheck, ...] = (languages, headings, alternatives, roles, inline_colours)
"""Each sees one document: its path in the archive, and its root."""
_BOOKS: tuple[BookCheck, ...] = (package, package_language, loading, coloured, picture_files)
"""Each sees the book as a whole, and opens no document."""


def inspect(book: BinaryIO) -> Iterator[Diagnostic]:
    """What is wrong with a finished book. Messages begin with the file inside it, and its line where there is one."""
    try:
        with zipfile.ZipFile(book) as archive:
            yield from _inspected(EpubFile(archive))
    except Unopened as error:
        yield BOOK_STRUCTURE.finding(f"the book cannot be opened: {error}")
    except DAMAGED:
        yield BOOK_STRUCTURE.finding("the book cannot be opened: it is not a whole archive")


def _inspected(book: EpubFile) -> Iterator[Diagnostic]:
    for check in _BOOKS:
        yield from check(book)
    for path in book.marked_up:
        if (root := book.root(path)) is not None:
            yield from _in(path, active(path, root))
    links, pages = Links(book), PageMarkers()
    for path in book.spine:
        root = book.root(path)
        if root is None:
            continue  # the package check has told of it
        for look in _DOCUMENTS:
            yield from _in(path, look(path, root))
        links.gather(path, root)
        yield from _in(path, pages.gather(path, root))
    yield from links.dead()
    yield from pages.unmatched(book)


def _in(path: str, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of one document, which each names."""
    return (replace(found, block=path) for found in findings)
