"""Whether the book stays a book: it runs nothing, asks nobody, and tells nobody who reads it."""

import re
from collections.abc import Iterator

from lxml import etree

from publish.checks.epub.inspect.place import at, shown
from publish.checks.epub.opened import OPF, XHTML, Book, is_relative
from publish.diagnostics import Diagnostic, finding
from publish.markup.css import Declaration, declarations

_ACTING = frozenset(
    f"{XHTML}{tag}"
    for tag in ("script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "base", "portal")
)
_LOADING = ("src", "srcset", "data", "poster", "background", "manifest", "ping", "action", "formaction", "longdesc")
_URL = re.compile(r"url\(\s*['\"]?([^'\")]*)")


def active(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-calls-home`` for scripts, forms, frames, handlers, refreshes, and what is loaded from elsewhere."""
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if element.tag in _ACTING or element.tag == "{http://www.w3.org/2000/svg}script":
            yield finding("book-calls-home", f"{at(path, element)}the document holds {tag}")
        for name, value in element.attrib.items():
            yield from (
                finding("book-calls-home", f"{at(path, element)}{s}") for s in _said(tag, str(name), str(value))
            )
    for meta in root.iter(f"{XHTML}meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            yield finding("book-calls-home", f"{at(path, meta)}the document sends its reader elsewhere")


def _said(tag: str, name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield f"{tag} has the handler {name}"
    elif value.strip().lower().startswith(("javascript:", "vbscript:", "data:text/html")):
        yield f"{tag} runs {shown(value)}"
    elif _loads(tag, name) and not all(is_relative(part) for part in re.split(r"[,\s]+", value) if part):
        yield f"{tag} loads {shown(value)}"
    elif name == "ping":
        yield f"{tag} tells {shown(value)} who follows it"


def _loads(tag: str, name: str) -> bool:
    return name in _LOADING or (name == "href" and tag in ("link", "image", "use"))


def loading(book: Book) -> Iterator[Diagnostic]:
    """``book-calls-home`` for a manifest or a style sheet that names what is not in the book."""
    for item in book.package.iter(f"{OPF}item"):
        if not is_relative(item.get("href") or "") or "remote-resources" in (item.get("properties") or ""):
            said = f"the manifest names {shown(item.get('href') or '')}, which is elsewhere"
            yield finding("book-calls-home", f"{at(book.package_path, item)}{said}")
        if "scripted" in (item.get("properties") or "").split():
            yield finding("book-calls-home", f"{at(book.package_path, item)}{item.get('href')} runs scripts")
    for sheet in book.of_type("text/css"):
        if sheet.path in book.names:
            yield from _sheet(book, sheet.path)


def _sheet(book: Book, path: str) -> Iterator[Diagnostic]:
    named = {item.path for item in book.items}
    for entry in declarations(book.data(path).decode("utf-8", "replace")):
        addresses = _URL.findall(entry.value) if isinstance(entry, Declaration) else [entry.address]
        for address in addresses:
            if not is_relative(address):
                said = f"{path}:{entry.line}: the style sheet loads {shown(address)}"
                yield finding("book-calls-home", said)
            elif book.beside(path, address)[0] not in named:
                said = f"{path}:{entry.line}: {shown(address)} leads to no file of the book"
                yield finding("book-link-dead", said)
