"""Whether who is told a page of the printed book finds it: markers, page-list and their source agree."""

import re
from collections.abc import Iterator

from lxml import etree

from publish.checks.epub.epub_file import TYPE, XHTML, EpubFile
from publish.checks.epub.inspect.place import THEME_HINT, at
from publish.diagnostics import Diagnostic, Rule, Severity

_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


BOOK_PAGE_MARKER = Rule(
    "book-page-marker",
    Severity.ERROR,
    "A reader who is told a page of the printed book does not find it in the e-book.",
    THEME_HINT,
)


class PageMarkers:
    """Gathers the markers of each document, and compares them with the page-list at the end."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, str]] = []
        self._lists: list[tuple[str, etree._Element]] = []

    def gather(self, path: str, root: etree._Element) -> Iterator[Diagnostic]:
        """A document in its turn: its markers, each with id and label."""
        for element in root.iter(etree.Element):
            types = (element.get(TYPE) or "").split()
            if "pagebreak" in types:
                label, id = element.get("aria-label") or element.get("title") or "", element.get("id") or ""
                if not label or not id:
                    yield BOOK_PAGE_MARKER.finding(f"{at(path, element)}a page marker has no label, or no id")
                self._marks.append((label, f"{path}#{id}"))
            elif "page-list" in types:
                self._lists.append((path, element))

    def unmatched(self, book: EpubFile) -> Iterator[Diagnostic]:
        """``book-page-marker`` for a marker without entry, an entry without marker, a wrong order, a missing source.

        The order is that of the printed pages. Where a photo floats over a page of text, that of the markers is
        another, and right: EPUB 3.3 no longer asks a page-list for the order of the document.
        """
        entries: list[tuple[str, str]] = []
        for path, listing in self._lists:
            for link in listing.iter(f"{XHTML}a"):
                target, fragment = book.beside(path, link.get("href") or "")
                entries.append(("".join(map(str, link.itertext())).strip(), f"{target}#{fragment}"))
        marked, listed = set(self._marks), set(entries)
        for label, place in entries:
            if (label, place) not in marked:
                yield BOOK_PAGE_MARKER.finding(f"page {label} of the page-list has no marker at {place}")
        for label, place in self._marks:
            if (label, place) not in listed:
                yield BOOK_PAGE_MARKER.finding(f"the marker of page {label} at {place} is not in the page-list")
        if [label for label, _ in entries] != sorted((label for label, _ in entries), key=_in_book):
            yield BOOK_PAGE_MARKER.finding("the page-list has another order than the pages")
        if entries and not any((meta.text or "").strip() for meta in book.metadata("pageBreakSource")):
            yield BOOK_PAGE_MARKER.finding("the book marks pages and does not say of which edition")


def _in_book(label: str) -> tuple[int, int]:
    """Where a page stands in a printed book: front matter in Roman numerals, then numbers; other names behind."""
    if label.isdecimal():
        return 1, int(label)
    if _ROMAN.fullmatch(label):
        values = [_DIGITS[digit] for digit in label.lower()]
        return 0, sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))
    return 2, 0
