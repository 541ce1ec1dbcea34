"""HTML as it was saved or sent, from its bytes to a tree of elements with their lines. Nothing is loaded or run."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.rules import IMPORT_REFUSED, IMPORT_UNSURE
from publish.importers.html.allowed import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FALLBACK = "windows-1252"
_VOID = ("source", "track", "wbr", "embed", "keygen", "menuitem", "bgsound")
DEEPEST = 240
"""How deep elements may be nested: the parser drops in silence what stands deeper than 255."""
_MOST = 250_000
"""The most elements of a page."""


def decoded(data: bytes, at: Span, *, charset: str = "") -> Outcome[str]:
    """The text of an HTML file: by its byte order mark, by ``charset``, by what it names itself, else as UTF-8.

    Bytes that are not of the encoding that is named are read as browsers do it, as Windows-1252, and told.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Outcome(data[len(mark) :].decode(name, "replace"))
    named = _CHARSET.search(data[:4096])
    wishes = (charset, named[1].decode() if named else "", "utf-8")
    for wish in filter(None, wishes):
        try:
            return Outcome(data.decode(wish))
        except (UnicodeDecodeError, LookupError):
            continue
    message = f"the bytes are not in the encoding that the file names, and were read as {_FALLBACK}"
    return Outcome(data.decode(_FALLBACK, "replace"), (IMPORT_UNSURE.finding(message, at),))


def parsed(markup: str, at: Span) -> "Outcome[HtmlElement | None]":
    """The root of the tree that browsers would make of a page; ``None`` for one that cannot be read whole."""
    from lxml import html
    from lxml.etree import LxmlError

    markup = _XML_DECLARATION.sub("", markup).replace("\0", "")
    if not markup.strip():
        return Outcome(None, (IMPORT_REFUSED.finding("there is nothing in it", at),))
    parser = html.HTMLParser(no_network=True, recover=True, huge_tree=True, encoding="utf-8")
    try:
        root: HtmlElement = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except LxmlError as error:
        return Outcome(None, (IMPORT_REFUSED.finding(f"this is no HTML that can be read: {error}", at),))
    _emptied(root)
    return Outcome(None, refusals) if (refusals := tuple(_refusals(root, at))) else Outcome(root)


def _emptied(root: "HtmlElement") -> None:
    """Take out of elements without an end tag what the parser, which is older than they are, has put into them."""
    for element in list(root.iter(*_VOID)):
        above = element.getparent()
        if above is None or not (len(element) or element.text):
            continue
        tail, element.tail = element.tail, element.text
        element.text = None
        place = above.index(element) + 1
        inside = list(element)
        for number, child in enumerate(inside):
            above.insert(place + number, child)
        last = inside[-1] if inside else element
        last.tail = (last.tail or "") + (tail or "")


def _refusals(root: "HtmlElement", at: Span) -> Iterator[Diagnostic]:
    """Why a tree is not walked: its depth, or its size."""
    level, deep = [root], 0
    count = 0
    while level:
        deep, count = deep + 1, count + len(level)
        if deep > DEEPEST:
            yield IMPORT_REFUSED.finding(f"elements are nested more than {DEEPEST} deep", line_of(level[0], at))
            return
        if count > _MOST:
            yield IMPORT_REFUSED.finding(f"the page has more than {_MOST:,} elements", at)
            return
        level = [child for element in level for child in element]


def line_of(element: "HtmlElement", at: Span) -> Span:
    """Where an element begins; ``at`` is the line that the markup begins in."""
    return Span(at.path, at.line + max((element.sourceline or 1) - 1, 0), 1) if at.line else at


def name_of(element: "HtmlElement") -> str:
    """The name of an element in lower case; empty for comments and declarations."""
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def words_of(element: "HtmlElement") -> str:
    """The words of an element, with single spaces between them; those of scripts and comments are none."""
    return " ".join(" ".join(_texts(element)).split())


def _texts(element: "HtmlElement") -> Iterator[str]:
    for found in element.iter():
        name = name_of(found)
        if name and name not in ("script", "style", "template") and found.text:
            yield found.text
        if found is not element and found.tail:
            yield found.tail


def classes_of(element: "HtmlElement") -> frozenset[str]:
    """The words of an element's ``class``, ``id``, ``role`` and ``itemprop``, in lower case."""
    given = (element.get(key, "") for key in ("class", "id", "itemprop", "data-testid", "data-component-name"))
    return frozenset(" ".join(given).lower().split())


def begins_page(text: str) -> bool:
    """Whether a text begins as HTML does: with a page's head, or with the tag of a block."""
    found = _FIRST_TAG.match(text)
    if found is None:
        return False
    name = found["name"].lower()
    return name in ("!doctype", "html", "head", "body") or (not found["xml"] and name in BLOCKS)


def full_of_markup(text: str) -> bool:
    """Whether a text that begins otherwise is HTML all the same."""
    return not text.startswith("<") and len(_BLOCK_END.findall(text)) > 2


_FIRST_TAG = re.compile(
    r"\s*(?P<xml><\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?P<name>!doctype(?=\s+html\b)|[a-z][a-z0-9]*)(?=[\s>/])",
    re.I | re.S,
)
_BLOCK = "p|div|li|h[1-6]|article|section|table|td|blockquote|figure|ul|ol|main|center"
_BLOCK_END = re.compile(rf"</(?:{_BLOCK})\s*>", re.IGNORECASE)


def append_text(element: "HtmlElement", text: str | None) -> None:
    """Put a text at the end of an element."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def append_element(parent: "HtmlElement", name: str, **attributes: str) -> "HtmlElement":
    """A new element at the end of another."""
    from lxml import html

    made: HtmlElement = html.Element(name, **attributes)
    parent.append(made)
    return made
