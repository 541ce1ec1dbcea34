"""Reading a finished EPUB as a reader does: its documents in the order of the spine, what is hidden left out.

Independent of what made the file: only the file is read. A document that cannot be parsed has no words.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import BinaryIO, TypeAlias

from lxml import etree

from publish.checks.epub.epub_file import DAMAGED, OPF, TYPE, XHTML, EpubFile, Unopened
from publish.checks.epub.visibility import Hidden, StyleSheet, hidden, read_sheet
from publish.model.sources import PROPERTY

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
     "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
"""The elements that begin and end a stretch of words."""
_APART = frozenset({"dateline", "credit", "rights", "cite"})
"""Classes of what stands in the line of other words, and is a stretch of its own."""
_HOUSE_TYPES = frozenset({"noteref", "pagebreak"})
_HOUSE_CLASSES = frozenset({"note-number", "note-call", "correction-date", "house"})
"""Words of the house's, between those of the content; a theme marks its own by the class ``house``."""
_FOOTER = "newsletter-footer"
_HEAVY = re.compile(r"image/|font/|application/(x-dtbncx|font|x-font|vnd\.ms-opentype)")
"""Media types of what is no style sheet and changes with every edit."""
_HOUSE_TAGS = frozenset({"summary", "script", "style", "template"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two edges of blocks."""

    text: str
    """The words."""
    names: frozenset[str]
    """The classes and names of the elements that they stand in."""
    page: str = ""
    """The page of the print edition on which they begin; empty before the first mark of a page in their section."""


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A piece of a document: a dispatch, or the newsletter footer."""

    name: str
    """The path of its document in the archive."""
    names: frozenset[str]
    """Its classes, and the name of its element."""
    stretches: tuple[Stretch, ...]
    """Its words, in order; marks of notes and the house's other words among them left out."""
    alts: tuple[str, ...]
    """What is said of its pictures, in order; empty for one that carries no information."""
    pictures: tuple[str, ...] = ()
    """The paths of these pictures in the archive."""
    pages: tuple[str, ...] = ()
    """The pages of the print edition that begin in it."""


def made_of(book: BinaryIO) -> str:
    """The hash of what a book says that it was made of; empty where it says nothing, or cannot be read."""
    try:
        with zipfile.ZipFile(book) as archive:
            metas = EpubFile(archive).package.iter(f"{OPF}meta")
            return next((meta.get("content", "") for meta in metas if meta.get("name") == PROPERTY), "")
    except (Unopened, *DAMAGED):
        return ""


Recall: TypeAlias = Callable[[Sequence[bytes], Callable[[], tuple[DocumentSection, ...]]], tuple[DocumentSection, ...]]
"""Gives what was read of a document before, by all the bytes that the reading depends on, or reads it."""


def read_anew(of: Sequence[bytes], read: Callable[[], tuple[DocumentSection, ...]]) -> tuple[DocumentSection, ...]:
    """Nothing is known of any document."""
    return read()


def sections(book: BinaryIO, recall: Recall = read_anew) -> Iterator[DocumentSection]:
    """The dispatches and the newsletter footer of a book, in the order of its spine.

    ``recall`` may know what a document with the same bytes, beside the same style sheets, said.
    """
    with zipfile.ZipFile(book) as archive:
        epub = EpubFile(archive)
        beside = [*_beside(epub)]

        @cache
        def sheet(paths: tuple[str, ...], inside: str) -> StyleSheet:
            css = [epub.data(path).decode("utf-8", "replace") for path in paths if path in epub]
            return read_sheet([*css, inside])

        def read(name: str) -> tuple[DocumentSection, ...]:
            root = epub.root(name)
            if root is None:
                return ()
            unseen = hidden(root, sheet(_linked(root, name), _inside(root)))
            found: list[DocumentSection] = []
            for element in root.iter(f"{XHTML}article", f"{XHTML}section"):
                classes = frozenset((element.get("class") or "").split())
                if element.tag == f"{XHTML}article" or _FOOTER in classes:
                    found.append(_read(element, unseen, name, classes))
            return tuple(found)

        for name in epub.spine:
            if name in epub:
                yield from recall((name.encode(), epub.data(name), *beside), partial(read, name))


def _beside(epub: EpubFile) -> Iterator[bytes]:
    """What a document may hide words by: the bytes of style sheets, and the checksums of what else it could name."""
    apart = {*epub.spine, epub.package_path, *(item.path for item in epub.items if _HEAVY.match(item.media_type))}
    for info in epub.archive.infolist():
        if info.filename not in apart:
            yield f"{info.filename} {info.CRC} {info.file_size}".encode()
            if info.filename.lower().endswith(".css"):
                yield epub.data(info.filename)


def _linked(root: etree._Element, name: str) -> tuple[str, ...]:
    links = [link for link in root.iter(f"{XHTML}link") if "stylesheet" in (link.get("rel") or "").split()]
    return tuple(EpubFile.beside(name, str(link.get("href")))[0] for link in links if link.get("href"))


def _inside(root: etree._Element) -> str:
    return "\n".join("".join(map(str, style.itertext())) for style in root.iter(f"{XHTML}style"))


def _read(element: etree._Element, unseen: Hidden, name: str, classes: frozenset[str]) -> DocumentSection:
    reader = _Reader(unseen)
    reader.walk(element, frozenset())
    reader.end(frozenset())
    pictures = tuple(EpubFile.beside(name, source)[0] if source else "" for source in reader.pictures)
    return DocumentSection(name, classes, tuple(reader.stretches), tuple(reader.alts), pictures, tuple(reader.pages))


class _Reader:
    def __init__(self, unseen: Hidden) -> None:
        self.stretches: list[Stretch] = []
        self.alts: list[str] = []
        self.pictures: list[str] = []
        self.pages: list[str] = []
        self._unseen = unseen
        self._words: list[str] = []
        self._begun = ""
        self._joint = False

    def walk(self, element: etree._Element, around: frozenset[str]) -> None:
        """Read an element that stands in others with the names ``around``."""
        tag = str(element.tag).rpartition("}")[2]
        classes = frozenset((element.get("class") or "").split())
        if "pagebreak" in (element.get(TYPE) or "").split():
            self.pages.append(element.get("aria-label") or element.get("title") or "")
        if element in self._unseen.pruned or self._is_house(element, tag, classes):
            self._joint = self._joint or "correction-date" in classes
            return
        names = around | classes | {tag}
        apart = tag in _BLOCKS or bool(classes & _APART)
        if apart:
            self.end(around)
        if tag == "img":
            self.alts.append(element.get("alt") or "")
            self.pictures.append(element.get("src") or "")
        elif tag == "br":
            self._words.append(" ")
        self._say(element.text, element)
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, names)
            self._say(child.tail, element)
        if apart:
            self.end(names)
            self._joint = self._joint or "dateline" in classes

    def end(self, names: frozenset[str]) -> None:
        """The words so far are a stretch of their own, and stand in elements of these names."""
        if (text := " ".join("".join(self._words).split())) != "":
            self.stretches.append(Stretch(text, names, self._begun))
        self._words.clear()

    def _say(self, words: str | None, element: etree._Element) -> None:
        if not words or element in self._unseen.veiled:
            return
        if self._joint and words.strip():
            words = words.lstrip(" \t\n-–—:.,·|/")
            self._joint = False
        if words.strip() and not any(map(str.strip, self._words)):
            self._begun = self.pages[-1] if self.pages else ""
        self._words.append(words)

    @staticmethod
    def _is_house(element: etree._Element, tag: str, classes: frozenset[str]) -> bool:
        if tag in _HOUSE_TAGS or classes & _HOUSE_CLASSES or element.get("role") == "doc-backlink":
            return True
        return bool(_HOUSE_TYPES & set((element.get(TYPE) or "").split()))
