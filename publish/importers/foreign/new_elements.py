"""The tree that is made of foreign HTML, put together piece by piece."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from publish.importers.foreign.document import name_of
from publish.importers.html.allowed import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def add_text(element: Element, text: str | None) -> None:
    """Put a text at the end of an element."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def below(parent: Element, name: str) -> Element:
    """A new element at the end of another."""
    made = Element(name)
    parent.append(made)
    return made


def as_it_stands(element: "HtmlElement") -> str:
    """The lines of an element with the white space in them."""
    texts = [element.text or ""]
    for inner in element.iterdescendants():
        texts.append("\n" if name_of(inner) == "br" else (inner.text or "") if name_of(inner) else "")
        texts.append(inner.tail or "")
    return "".join(texts)


def lines_in(element: Element) -> Iterator[Element]:
    """The innermost elements that hold words."""
    blocks = [child for child in element.iter() if child is not element and child.tag in BLOCKS]
    if not blocks:
        if "".join(element.itertext()).strip():
            yield element
        return
    for block in blocks:
        inside = any(child.tag in BLOCKS for child in block.iter() if child is not block)
        if not inside and "".join(block.itertext()).strip() and block.find(".//a") is None:
            yield block


def linked(element: Element, href: str) -> None:
    """Make a link of all that stands in an element, but for its pictures."""
    link = Element("a", {"href": href})
    link.text, element.text = element.text, None
    pictures = [child for child in element if child.tag == "img" or child.find(".//img") is not None]
    for child in list(element):
        if child not in pictures:
            element.remove(child)
            link.append(child)
        elif child.tail:
            add_text(link, child.tail)
            child.tail = None
    element.append(link)
