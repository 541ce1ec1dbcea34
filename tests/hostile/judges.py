"""Judges of finished books that share nothing with the program: what a reader would load, run or obey is named."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pikepdf
from lxml import etree

_ACTIVE = frozenset(
    {
        "script",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "base",
        "portal",
        "foreignobject",
    }
)
_LOADS = frozenset({"src", "srcset", "imagesrcset", "poster", "data", "background", "longdesc", "altimg", "xml:base"})
_LINKS = frozenset({"http", "https", "mailto", ""})
_CSS = re.compile(
    r"(?:url|src|image|image-set)\(\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:|//)|@import|expression\(", re.IGNORECASE
)
_PDF_ACTIVE = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMediaExecute", "/Rendition"}
)


def epub_harms(path: Path) -> Iterator[str]:
    """What would run, load or lead astray in an EPUB, in any file of it."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            where, data = PurePosixPath(name), book.read(name)
            if where.is_absolute() or ".." in where.parts or "\\" in name:
                yield f"{name}: a name that leaves the book"
            if name.endswith((".xhtml", ".svg", ".opf", ".ncx", ".xml", ".smil")):
                yield from (f"{name}: {harm}" for harm in _document(data))
            elif name.endswith(".css") and (found := _CSS.search(data.decode())):
                yield f"{name}: {found.group()}"
            elif name.endswith((".js", ".html", ".htm", ".swf")):
                yield f"{name}: a file that runs"


def _document(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    if b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        yield "an entity or a style sheet from elsewhere"
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname.lower()
        if tag in _ACTIVE:
            yield f"<{tag}>"
        if tag == "meta" and element.get("http-equiv"):
            yield "<meta http-equiv>"
        if tag == "style" and _CSS.search(_text(element)):
            yield "<style>"
        for key, value in element.attrib.items():
            yield from _attribute(tag, etree.QName(str(key)).localname.lower(), str(value))


def _attribute(tag: str, key: str, value: str) -> Iterator[str]:
    if key.startswith("on"):
        yield f"<{tag} {key}>"
    address = re.sub(r"[\s\x00-\x1f]", "", value)
    if key in _LOADS and (urlsplit(address).scheme or address.startswith("//")):
        yield f"<{tag} {key}={value[:40]!r}>"
    if key == "href":
        scheme = urlsplit(address).scheme.lower()
        loads = tag not in {"a", "area"}
        if scheme not in _LINKS or (loads and (scheme or address.startswith("//"))):
            yield f"<{tag} href={value[:40]!r}>"
    if key == "style" and _CSS.search(value):
        yield f"<{tag} style={value[:40]!r}>"


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def epub_words(path: Path) -> str:
    """Every word of an EPUB's documents, blanks run together."""
    with zipfile.ZipFile(path) as book:
        texts = [
            " ".join(_text(etree.fromstring(book.read(name))).split())
            for name in book.namelist()
            if name.endswith(".xhtml")
        ]
    return " ".join(texts)


def epub_bytes(path: Path) -> bytes:
    """Everything in an EPUB, unpacked."""
    with zipfile.ZipFile(path) as book:
        return b"\n".join(book.read(name) for name in book.namelist())


def pdf_harms(path: Path) -> Iterator[str]:
    """What would run or load when a PDF is opened, in any object of it."""
    with pikepdf.open(path) as pdf:
        for key in ("/OpenAction", "/AA", "/AcroForm", "/Collection"):
            if key in pdf.Root:
                yield f"{key} in the catalogue"
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            if str(thing.get("/S", "")) in _PDF_ACTIVE or "/JS" in thing or "/EF" in thing or "/AA" in thing:
                yield f"an action: {sorted(thing.keys())}"
            if str(thing.get("/S", "")) == "/URI":
                address = bytes(thing.get("/URI", pikepdf.String(""))).decode("utf-8", "replace")
                if urlsplit(address.strip()).scheme.lower() not in _LINKS - {""}:
                    yield f"a link to {address[:60]}"


def pdf_bytes(path: Path) -> bytes:
    """Everything in a PDF, its streams unpacked."""
    parts: list[bytes] = []
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    parts.append(thing.read_bytes())
                except pikepdf.PdfError:  # a picture stays as it is
                    parts.append(thing.read_raw_bytes())
            else:
                parts.append(str(thing).encode())
    return b"\n".join(parts)
