"""How a finished e-book is built: its reading order, contents, landmarks and pages, read from the file."""

import zipfile
from pathlib import Path

from lxml import etree

from publish.checks.epub.epub_file import TYPE, XHTML, EpubFile
from publish.model.results import ContentsItem, EbookStructure

_NOTHING = EbookStructure(0, (), (), 0)


def ebook_structure(path: Path) -> EbookStructure:
    """The structure of a book that has passed the gates."""
    with zipfile.ZipFile(path) as archive:
        book = EpubFile(archive)
        nav = next((item.path for item in book.items if "nav" in item.properties), "")
        root = book.root(nav) if nav else None
        if root is None:
            return _NOTHING
        lists = {element.get(TYPE, ""): element for element in root.iter(f"{XHTML}nav")}
        landmarks = _entries(lists.get("landmarks"))
        return EbookStructure(
            documents=len(book.spine),
            contents=_entries(lists.get("toc")),
            landmarks=tuple(entry.title for entry in landmarks),
            pages=len(_entries(lists.get("page-list"))),
        )


def _entries(element: etree._Element | None) -> tuple[ContentsItem, ...]:
    """The entries of the list in an element, each with those under it."""
    items = [] if element is None else element.findall(f"{XHTML}ol/{XHTML}li")
    return tuple(ContentsItem(_title(item), _entries(item)) for item in items)


def _title(item: etree._Element) -> str:
    named = item.find(f"{XHTML}a")
    named = item.find(f"{XHTML}span") if named is None else named
    return "" if named is None else " ".join(str(named.xpath("string()")).split())
