"""Whether the book stays a book: it runs nothing, asks nobody, and tells nobody who reads it."""

import re
from collections.abc import Iterator

from lxml import etree

from publish.checks.epub.epub_file import OPF, XHTML, EpubFile
from publish.checks.epub.inspect.addresses import around, leaves, loaded, outside
from publish.checks.epub.inspect.links import BOOK_LINK_DEAD
from publish.checks.epub.inspect.place import at, shown
from publish.diagnostics import REPORT_IT, Diagnostic, Rule, Severity
from publish.markup.css_addresses import addresses

_ACTING = frozenset(
    f"{XHTML}{tag}"
    for tag in ("script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "base", "portal")
)
_ACTING_DRAWINGS = frozenset(f"{{http://www.w3.org/2000/svg}}{tag}" for tag in ("script", "handler", "listener"))
_SCRIPTS = re.compile(r"(?:text|application)/(?:x-)?(?:java|ecma)script$")
_RUNNING = ("javascript:", "vbscript:", "data:text/html")


BOOK_CALLS_HOME = Rule(
    "book-calls-home",
    Severity.ERROR,
    "The book would load something from another machine and tell who reads it.",
    REPORT_IT,
    safety=True,
)


def active(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-calls-home`` for scripts, forms, frames, handlers, refreshes, and what is loaded from elsewhere."""
    for element in root.iter(etree.Element):
        yield from (BOOK_CALLS_HOME.finding(f"{at(path, element)}{script}") for script in _scripting(element))
    for meta in root.iter(f"{XHTML}meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            yield BOOK_CALLS_HOME.finding(f"{at(path, meta)}the document sends its reader elsewhere")
    for instruction, address in around(root):
        if leaves(address) or address.lower().endswith((".xsl", ".xslt")):
            yield BOOK_CALLS_HOME.finding(f"{at(path, instruction)}the document loads {shown(address)}")
    if declared := outside(root):
        yield BOOK_CALLS_HOME.finding(f"{at(path)}the document is declared by {shown(declared)}")


def _scripting(element: etree._Element) -> Iterator[str]:
    tag = etree.QName(element).localname
    if element.tag in _ACTING or element.tag in _ACTING_DRAWINGS:
        yield f"the document holds {tag}"
    for name, value in element.attrib.items():
        local = str(name).rpartition("}")[2]
        if local.lower().startswith("on"):
            yield f"{tag} has the handler {local}"
        elif "".join(str(value).split()).lower().startswith(_RUNNING):
            yield f"{tag} runs {shown(str(value))}"
        elif local == "ping":
            yield f"{tag} tells {shown(str(value))} who follows it"
    for address in loaded(element):
        if leaves(address) and not "".join(address.split()).lower().startswith(_RUNNING):
            yield f"{tag} loads {shown(address)}"


def loading(book: EpubFile) -> Iterator[Diagnostic]:
    """``book-calls-home`` for a manifest or a style sheet that names what is not in the book."""
    for item in book.package.iter(f"{OPF}item"):
        if leaves(item.get("href") or "") or "remote-resources" in (item.get("properties") or ""):
            problem = f"the manifest names {shown(item.get('href') or '')}, which is elsewhere"
            yield BOOK_CALLS_HOME.finding(f"{at(book.package_path, item)}{problem}")
        if _SCRIPTS.match((item.get("media-type") or "").lower()):
            yield BOOK_CALLS_HOME.finding(f"{at(book.package_path, item)}{item.get('href')} is a script")
        if "scripted" in (item.get("properties") or "").split():
            yield BOOK_CALLS_HOME.finding(f"{at(book.package_path, item)}{item.get('href')} runs scripts")
    for sheet in book.of_type("text/css"):
        if sheet.path in book:
            yield from _sheet(book, sheet.path)


def _sheet(book: EpubFile, path: str) -> Iterator[Diagnostic]:
    named = {item.path for item in book.items}
    try:
        found = list(addresses(book.data(path).decode("utf-8", "replace")))
    except RecursionError:
        yield BOOK_CALLS_HOME.finding(f"{at(path)}its blocks stand in each other too deep to be looked into")
        return
    for address, line in found:
        if leaves(address):
            yield BOOK_CALLS_HOME.finding(f"{path}:{line}: the style sheet loads {shown(address)}")
        elif book.beside(path, address)[0] not in named:
            yield BOOK_LINK_DEAD.finding(f"{path}:{line}: {shown(address)} leads to no file of the book")
