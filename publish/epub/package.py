"""The package: EbookLib writes package document, container and NCX; everything else is handed to it as bytes.

The one module that knows EbookLib. Its own pages are parsed again and lose what it does not know, its archive is
stamped with the time of the run, and pictures in it are deflated a second time: so items return their bytes as they
are, when they are asked, and the archive is one of ours.
"""

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from ebooklib import epub

from publish.epub.metadata import PREFIXES, Element
from publish.epub.navigation import Landmark, TocEntry

FOLDER = "EPUB"
_STORED = (".jpg", ".png")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_DUBLIN_CORE = "DC"


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of the book."""

    id: str
    """Its id in the manifest."""
    name: str
    """Its path beside the package document."""
    media_type: str
    """Its media type."""
    data: Callable[[], bytes]
    """Its bytes, fetched when they are written."""
    properties: tuple[str, ...] = ()
    """``nav``, ``cover-image``."""
    spine: bool = False
    """Whether it is read in its turn; the order is that of the items."""


@dataclass(frozen=True, slots=True)
class Package:
    """A book, ready to be written."""

    identifier: str
    """What names it."""
    title: str
    """Its title."""
    language: str
    """BCP 47 tag."""
    direction: str
    """``ltr`` or ``rtl``."""
    modified: datetime
    """When its content was last changed; aware of its zone."""
    metadata: tuple[Element, ...]
    """The other metadata."""
    items: tuple[PackageFile, ...]
    """Its files."""
    toc: tuple[TocEntry, ...]
    """The contents, for the NCX."""
    guide: tuple[Landmark, ...]
    """The landmarks, for readers of EPUB 2."""


class _Item(epub.EpubItem):  # type: ignore[misc]  # the library brings no types
    """A file whose bytes are ours."""

    def __init__(self, item: PackageFile) -> None:
        super().__init__(uid=item.id, file_name=item.name, media_type=item.media_type)
        self.properties = list(item.properties)
        self._data = item.data

    def get_content(self, default: object = None) -> bytes:
        return self._data()


class _Archive:
    """Writes entries with fixed times and permissions; what is compressed already is stored."""

    def __init__(self, archive: zipfile.ZipFile, modified: datetime) -> None:
        self._archive = archive
        self._time = max(modified.astimezone(UTC).timetuple()[:6], _EARLIEST)

    def writestr(self, name: str, data: bytes | str) -> None:
        info = zipfile.ZipInfo(name, self._time)
        info.create_system = 3  # Unix, whatever the machine
        info.external_attr = 0o100644 << 16
        stored = name == "mimetype" or name.endswith(_STORED)
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._archive.writestr(info, data, compresslevel=None if stored else 9)


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # the library brings no types
    """EbookLib's writer over our archive."""

    def __init__(self, package: Package, book: epub.EpubBook, sink: BinaryIO) -> None:
        options = {
            "epub3_pages": False,
            "raise_exceptions": True,
            "mtime": package.modified.astimezone(UTC),
            "play_order": {"enabled": True, "start_from": 1},
        }
        super().__init__("", book, options)
        self._package = package
        self._sink = sink

    def write(self) -> None:
        with zipfile.ZipFile(self._sink, "w") as archive:
            self.out = _Archive(archive, self._package.modified)
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: "epub.etree._Element") -> None:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self._package.language)
        root.set("dir", self._package.direction)
        metadata = root.find("metadata")
        for element in self._package.metadata:
            if element.name == "link" and metadata is not None:
                epub.etree.SubElement(metadata, "link", dict(element.attributes))
        super()._write_opf_file(root)


def write_package(package: Package, sink: BinaryIO) -> None:
    """Write the book into ``sink``; the same package gives the same bytes."""
    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    book.set_identifier(package.identifier)
    book.set_title(package.title)
    book.set_language(package.language)
    book.set_direction(package.direction)
    for prefix, vocabulary in PREFIXES.items():
        if any(element.attributes.get("property", "").startswith(f"{prefix}:") for element in package.metadata):
            book.add_prefix(prefix, vocabulary)
    for element in package.metadata:
        if element.name == "link":
            continue  # the library knows none: its hook writes them
        namespace = None if element.name == "meta" else _DUBLIN_CORE
        book.add_metadata(namespace, element.name, element.text, dict(element.attributes))
    _cover_for_old_readers(book, package.items)
    for item in package.items:
        book.add_item(_Item(item))
    book.add_item(epub.EpubNcx())
    book.spine = [item.id for item in package.items if item.spine]
    book.toc = _toc(package.toc, _Counter())
    book.guide = [{"type": mark.guide, "title": mark.title, "href": mark.href} for mark in package.guide if mark.guide]
    _Writer(package, book, sink).write()


def _cover_for_old_readers(book: epub.EpubBook, items: Iterable[PackageFile]) -> None:
    for item in items:
        if "cover-image" in item.properties:
            attributes: Mapping[str, str] = {"name": "cover", "content": item.id}
            book.add_metadata(None, "meta", "", attributes)


class _Counter:
    """Numbers the lines of the NCX, whose ids must differ."""

    def __init__(self) -> None:
        self._count = 0

    def next(self) -> str:
        self._count += 1
        return f"toc{self._count}"


def _toc(entries: Sequence[TocEntry], counter: _Counter) -> list[object]:
    lines: list[object] = []
    for entry in entries:
        link = epub.Link(entry.href, entry.title, counter.next())
        lines.append((link, _toc(entry.children, counter)) if entry.children else link)
    return lines
