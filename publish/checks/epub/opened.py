"""A finished EPUB, opened: its package, its files by path, its documents parsed one at a time."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
_CONTAINER = "META-INF/container.xml"


class Unopened(Exception):
    """The file is no EPUB that can be looked into; never leaves :mod:`publish.checks.epub`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest."""

    id: str
    """Its id."""
    path: str
    """Its path in the archive."""
    media_type: str
    """What the book says that it is."""
    properties: tuple[str, ...]
    """``nav``, ``cover-image``, …"""


class Book:
    """An EPUB whose container and package can be read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Raises :class:`Unopened` where container or package are missing or no XML."""
        self.archive = archive
        self.names = tuple(archive.namelist())
        container = self._parsed(_CONTAINER)
        self.package_path = str(container.xpath("string(//@full-path)"))
        self.package = self._parsed(self.package_path)

    def _parsed(self, path: str) -> etree._Element:
        try:
            return etree.fromstring(self.archive.read(path), _PARSER)
        except KeyError:
            raise Unopened(f"there is no {path}") from None
        except etree.XMLSyntaxError as error:
            raise Unopened(f"{path} is not well-formed: {error}") from error

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The manifest, in order."""
        return tuple(
            Item(
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

    def with_property(self, name: str) -> Item | None:
        """The first file with a property: ``nav``, ``cover-image``."""
        return next((item for item in self.items if name in item.properties), None)

    def of_type(self, media_type: str) -> tuple[Item, ...]:
        """The files of a media type, in the order of the manifest."""
        return tuple(item for item in self.items if item.media_type == media_type)

    def data(self, path: str) -> bytes:
        """The bytes of a file; :class:`KeyError` when there is none."""
        return self.archive.read(path)

    def root(self, path: str) -> etree._Element | None:
        """A document parsed; ``None`` where it is not there or not well-formed."""
        try:
            return etree.fromstring(self.archive.read(path), _PARSER)
        except (KeyError, etree.XMLSyntaxError):
            return None

    def metadata(self, name: str) -> Iterator[etree._Element]:
        """The elements of Dublin Core of a name, and the ``meta`` of that property."""
        yield from self.package.iter(f"{DC}{name}")
        yield from (meta for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name)

    @staticmethod
    def beside(document: str, href: str) -> tuple[str, str]:
        """The path in the archive and the fragment that a relative reference in a document leads to."""
        parts = urlsplit(href)
        path = posixpath.join(posixpath.dirname(document), unquote(parts.path)) if parts.path else document
        return posixpath.normpath(path), unquote(parts.fragment)


def is_relative(href: str) -> bool:
    """Whether a reference stays in the book: it has neither scheme nor host."""
    parts = urlsplit(href)
    return not parts.scheme and not parts.netloc
