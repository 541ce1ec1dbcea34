"""Whether who is told a page of the printed book finds it: markers, page-list and their source agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """The markers of one document."""

    marks: tuple[tuple[str, str], ...] = ()
    """Each with its label and its place."""
    entries: tuple[tuple[str, str], ...] = ()
    """Those of a page-list in it: label and place that it leads to."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong with them, whatever stands in other documents."""


def pages_of(path: str, root: etree._Element) -> DocumentPages:
    """The markers of a document."""
    marks: list[tuple[str, str]] = []
    entries: list[tuple[str, str]] = []
    findings: list[Diagnostic] = []
    for element in root.iter(etree.Element):
        types = (element.get(TYPE) or "").split()
        if "pagebreak" in types:
            label, id = element.get("aria-label") or element.get("title") or "", element.get("id") or ""
            if not label or not id:
                findings.append(BOOK_PAGE_MARKER.finding(f"{at(path, element)}a page marker has no label, or no id"))
            marks.append((label, f"{path}#{id}"))
        elif "page-list" in types:
            for link in element.iter(f"{XHTML}a"):
                target, fragment = EpubFile.beside(path, link.get("href") or "")
                entries.append(("".join(map(str, link.itertext())).strip(), f"{target}#{fragment}"))
    return DocumentPages(tuple(marks), tuple(entries), tuple(findings))


class PageMarkers:
    """Gathers the markers of each document, and compares them with the page-list at the end."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, str]] = []
        self._entries: list[tuple[str, str]] = []

    def gather(self, document: DocumentPages) -> None:
        """A document in its turn."""
        self._marks.extend(document.marks)
        self._entries.extend(document.entries)

    def unmatched(self, book: EpubFile) -> Iterator[Diagnostic]:
        """``book-page-marker`` for a marker without entry, an entry without marker, a wrong order, a missing source.

        The order is that of the printed pages. Where a photo floats over a page of text, that of the markers is
        another, and right: EPUB 3.3 no longer asks a page-list for the order of the document.
        """
        entries = self._entries
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
