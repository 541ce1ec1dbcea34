"""A finished EPUB, opened: its package, its files by path, its documents parsed one at a time."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree

from publish.checks.epub.picture_facts import PictureFacts, picture_facts

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
_CONTAINER = "META-INF/container.xml"


DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    ValueError,
)
"""What unpacking a damaged archive raises."""
_LARGEST = 256_000_000
"""The most bytes of one file in a book, unpacked: pictures have a tenth of it."""


class Unopened(Exception):
    """The file is no EPUB that can be looked into; never leaves :mod:`publish.checks.epub`."""


_BLANKS = b"\xef\xbb\xbf \t\r\n"
_MARKED_UP = ("+xml", "/xml", "/html", "x-dtbook", "x-oeb1-document")


def _is_marked_up(media_type: str) -> bool:
    return media_type.lower().endswith(_MARKED_UP)


def parsed(data: bytes) -> etree._Element | None:
    """The root of a document; ``None`` where it is not well-formed."""
    try:
        return etree.fromstring(data, _PARSER)
    except (ValueError, etree.XMLSyntaxError):
        return None


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """A file of the manifest."""

    id: str
    """Its id."""
    path: str
    """Its path in the archive."""
    media_type: str
    """What the book says that it is."""
    properties: tuple[str, ...]
    """``nav``, ``cover-image``, …"""


class EpubFile:
    """An EPUB whose container and package can be read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Raises :class:`Unopened` where container or package are missing or no XML."""
        self.archive = archive
        self.names = tuple(archive.namelist())
        self._named = frozenset(self.names)
        container = self._parsed(_CONTAINER)
        self.package_path = str(container.xpath("string(//@full-path)"))
        self.package = self._parsed(self.package_path)

    def __contains__(self, path: str) -> bool:
        """Whether the archive has a file of that name."""
        return path in self._named

    def _parsed(self, path: str) -> etree._Element:
        try:
            return etree.fromstring(self.data(path), _PARSER)
        except KeyError:
            raise Unopened(f"there is no {path}") from None
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None)
            raise Unopened(f"{path} is not well-formed{f', in line {line}' if line else ''}") from error

    @cached_property
    def items(self) -> tuple[ManifestItem, ...]:
        """The manifest, in order."""
        return tuple(
            ManifestItem(
                id=item.get("id") or "",
                path=self.beside(self.package_path, item.get("href") or "")[0],
                media_type=item.get("media-type") or "",
                properties=tuple((item.get("properties") or "").split()),
            )
            for item in self.package.iter(f"{OPF}item")
        )

    @cached_property
    def spine(self) -> tuple[str, ...]:
        """The paths of the documents in their reading order; empty for one that the manifest does not name."""
        paths = {item.id: item.path for item in self.items}
        return tuple(paths.get(str(ref.get("idref")), "") for ref in self.package.iter(f"{OPF}itemref"))

    @cached_property
    def marked_up(self) -> tuple[str, ...]:
        """The paths of everything in the manifest that is XML, in the reading order or not, by its kind or its look."""
        paths = dict.fromkeys((*self.spine, *(item.path for item in self.items if _is_marked_up(item.media_type))))
        for path, (head, _) in self._looked_at.items():
            if head.lstrip(_BLANKS).startswith(b"<"):
                paths[path] = None
        return tuple(path for path in paths if path in self)

    @cached_property
    def pictures(self) -> Mapping[str, PictureFacts]:
        """What the pictures of the manifest are, by path, as far as they are in the archive."""
        return {path: facts for path, (_, facts) in self._looked_at.items() if facts is not None}

    @cached_property
    def _looked_at(self) -> Mapping[str, tuple[bytes, PictureFacts | None]]:
        """How each file of the manifest begins, and what is known of a picture; each is unpacked once, to its end."""
        found: dict[str, tuple[bytes, PictureFacts | None]] = {}
        for item in self.items:
            if item.path in self:
                data = self.data(item.path)
                facts = picture_facts(data) if item.media_type.startswith("image/") else None
                found[item.path] = (data[:64], facts)
        return found

    def with_property(self, name: str) -> ManifestItem | None:
        """The first file with a property: ``nav``, ``cover-image``."""
        return next((item for item in self.items if name in item.properties), None)

    def of_type(self, media_type: str) -> tuple[ManifestItem, ...]:
        """The files of a media type, in the order of the manifest."""
        return tuple(item for item in self.items if item.media_type == media_type)

    def data(self, path: str) -> bytes:
        """The bytes of a file; :class:`KeyError` when there is none, :class:`Unopened` when they are damaged."""
        size = self.archive.getinfo(path).file_size
        if size > _LARGEST:
            raise Unopened(f"{path} has {size:,} bytes, unpacked; {_LARGEST:,} are the most")
        try:
            return self.archive.read(path)
        except DAMAGED as error:
            raise Unopened(f"{path} is damaged, and cannot be unpacked") from error

    def root(self, path: str) -> etree._Element | None:
        """A document parsed; ``None`` where it is not there or not well-formed."""
        return parsed(self.data(path)) if path in self else None

    def metadata(self, name: str) -> Iterator[etree._Element]:
        """The elements of Dublin Core of a name, and the ``meta`` of that property."""
        yield from self.package.iter(f"{DC}{name}")
        yield from (meta for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name)

    @staticmethod
    def beside(document: str, href: str) -> tuple[str, str]:
        """The path in the archive and the fragment that a relative reference in a document leads to."""
        parts = _parts(href)
        path = posixpath.join(posixpath.dirname(document), unquote(parts.path)) if parts.path else document
        return posixpath.normpath(path), unquote(parts.fragment)


def is_relative(href: str) -> bool:
    """Whether a reference stays in the book: it has neither scheme nor host."""
    parts = _parts(href)
    return not parts.scheme and not parts.netloc


def _parts(href: str) -> SplitResult:
    try:
        return urlsplit(href)
    except ValueError:  # a host that there cannot be
        return SplitResult("", "nowhere", "", "", "")
