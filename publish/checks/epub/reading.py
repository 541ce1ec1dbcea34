"""Reading a finished EPUB as a reader does: its documents in the order of the spine."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_BREAKING = frozenset(
    f"{_XHTML}{tag}" for tag in ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th")
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the spine."""

    name: str
    """Its path in the archive."""
    text: str
    """Its words, those of notes and their marks left out."""
    notes: str
    """The words of its notes."""


def documents(book: BinaryIO) -> Iterator[Document]:
    """The documents of a book, in the order of its spine."""
    with zipfile.ZipFile(book) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"), _PARSER)
        package = str(container.xpath("string(//@full-path)"))
        root = etree.fromstring(archive.read(package), _PARSER)
        names = {item.get("id"): item.get("href") for item in root.iter(f"{_OPF}item")}
        for reference in root.iter(f"{_OPF}itemref"):
            href = names[reference.get("idref")]
            name = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(str(href))))
            page = etree.fromstring(archive.read(name), _PARSER)
            body = page.find(f"{_XHTML}body")
            notes: list[str] = []
            text = "".join(_words(body, notes)) if body is not None else ""
            yield Document(name, text, "\n".join(notes))


def _words(element: etree._Element, notes: list[str]) -> Iterator[str]:
    """The words of an element; those of notes go to ``notes``."""
    for child in (element.text, *element):
        if child is None or isinstance(child, str):
            yield child or ""
            continue
        kind = (child.get(_TYPE) or "").split()
        if "footnote" in kind:
            notes.append("".join(_words(child, [])))
        elif "noteref" not in kind and isinstance(child.tag, str):
            yield from _words(child, notes)
        if child.tag in _BREAKING:
            yield "\n"
        yield child.tail or ""
