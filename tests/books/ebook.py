"""What a finished EPUB holds: its documents in the order of the spine, its page list, what stands at each marker."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.books.printed import letters

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class Marker:
    """A page marker, and the letters round it."""

    label: str
    """The page that the page list says begins here."""
    said: str
    """What the marker says of itself."""
    before: str
    """The letters of the document before it."""
    after: str
    """The letters of the document behind it."""


def documents(book: Path) -> dict[str, etree._Element]:
    """The documents of the spine, in its order, by their paths in the archive."""
    with zipfile.ZipFile(book) as archive:
        package, opf = _package(archive)
        folder = posixpath.dirname(package)
        paths = {item.get("id"): posixpath.join(folder, str(item.get("href"))) for item in opf.iter(f"{OPF}item")}
        spine = [paths[reference.get("idref")] for reference in opf.iter(f"{OPF}itemref")]
        return {path: etree.fromstring(archive.read(path), _PARSER) for path in spine}


def title(book: Path) -> str:
    """The title that the package gives."""
    with zipfile.ZipFile(book) as archive:
        _, opf = _package(archive)
    return next(str(element.text) for element in opf.iter("{http://purl.org/dc/elements/1.1/}title"))


def _package(archive: zipfile.ZipFile) -> tuple[str, etree._Element]:
    container = etree.fromstring(archive.read("META-INF/container.xml"), _PARSER)
    package = next(str(root.get("full-path")) for root in container.iter("{*}rootfile"))
    return package, etree.fromstring(archive.read(package), _PARSER)


def markers(book: Path) -> Iterator[Marker]:
    """The markers that the page list names, in its order; one that is not there is a KeyError."""
    pages = documents(book)
    navigation = next(path for path, page in pages.items() if path.endswith("nav.xhtml"))
    lists = [nav for nav in pages[navigation].iter(f"{XHTML}nav") if nav.get(_TYPE) == "page-list"]
    for anchor in (anchor for nav in lists for anchor in nav.iter(f"{XHTML}a")):
        path, _, fragment = str(anchor.get("href")).partition("#")
        page = pages[posixpath.join(posixpath.dirname(navigation), path)]
        body = page.find(f"{XHTML}body")
        assert body is not None
        found = {str(element.get("id")): element for element in body.iter() if element.get("id")}
        before, after = _round(body, found[fragment])
        yield Marker("".join(map(str, anchor.itertext())), str(found[fragment].get("aria-label")), before, after)


def _round(body: etree._Element, marker: etree._Element) -> tuple[str, str]:
    texts: list[list[str]] = [[], []]
    passed = 0

    def walk(element: etree._Element) -> None:
        nonlocal passed
        passed = 1 if element is marker else passed
        texts[passed].append(element.text or "")
        for child in element:
            walk(child)
            texts[passed].append(child.tail or "")

    walk(body)
    return letters("".join(texts[0])), letters("".join(texts[1]))
