"""Marks that Kobo's readers keep their place by: a ``span`` round each sentence, and two boxes round all of them.

The form is that of the books which the store sells, as Kobo's own converter and kepubify write it: ``kobo.P.S``, P
counting paragraphs, lists, tables and pictures from 1, S the sentences in each. No word is changed.
"""

import re
from copy import deepcopy

from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_SENTENCES = re.compile(r".*?[.!?:…][\"'”’“»]?\s*|.+", re.DOTALL)
_KEPT = frozenset(f"{_XHTML}{tag}" for tag in ("script", "style", "pre", "audio", "video"))
"""Elements whose words stay as they are."""
_OPENING = frozenset(f"{_XHTML}{tag}" for tag in ("p", "ol", "ul", "table", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that begin a paragraph, in the sense of the marks."""
_VOID = frozenset(
    f"{_XHTML}{tag}" for tag in ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
)
"""Elements that never have words (HTML §13.1.2)."""
_BOXES = ("book-columns", "book-inner")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'


def kobo_marked(page: bytes) -> bytes:
    """A page with Kobo's marks; one that has them already stays as it is."""
    root = etree.fromstring(page)
    body = root.find(f"{_XHTML}body")
    if body is None or body.find(f".//{_XHTML}span[@class='koboSpan']") is not None:
        return page
    _Marker().mark(body)
    _box(body)
    for element in body.iter(etree.Element):
        # An element without words keeps its end tag: readers that take a page for HTML see none in the short form.
        if element.tag not in _VOID and not len(element) and element.text is None:
            element.text = ""
    return _DECLARATION + etree.tostring(root, encoding="utf-8") + b"\n"


def _box(body: etree._Element) -> None:
    """Put all of the body into two boxes, by which the reader sets its columns."""
    inner = etree.Element(f"{_XHTML}div", id=_BOXES[1])
    inner.text, body.text = body.text, None
    inner.extend([*body])
    outer = etree.SubElement(body, f"{_XHTML}div", id=_BOXES[0])
    outer.append(inner)


class _Marker:
    """Counts paragraphs and sentences while it marks them."""

    def __init__(self) -> None:
        self._paragraph = 0
        self._sentence = 0
        self._opens = True

    def mark(self, element: etree._Element) -> None:
        """Mark the words of an element and of all in it, in their order."""
        if element.tag in _OPENING:
            self._opens = True
        children = [*element]
        pieces: list[etree._Element | str] = [*self._pieces(element.text, element)]
        for child in children:
            tail, child.tail = child.tail, None
            pieces.append(self._child(child))
            pieces.extend(self._pieces(tail, element))
        element.text = None
        element[:] = []
        for piece in pieces:
            _append(element, piece)

    def _child(self, child: etree._Element) -> etree._Element:
        if child.tag == f"{_XHTML}img":
            self._opens = True
            span = self._span()
            span.append(deepcopy(child))
            return span
        if str(child.tag).startswith(_XHTML) and child.tag not in _KEPT:
            self.mark(child)
        return child

    def _pieces(self, text: str | None, parent: etree._Element) -> "list[etree._Element | str]":
        found: list[etree._Element | str] = []
        for sentence in _SENTENCES.findall(text or ""):
            if not sentence.strip() and parent.tag != f"{_XHTML}p":
                found.append(sentence)
                continue
            span = self._span()
            span.text = sentence
            found.append(span)
        return found

    def _span(self) -> etree._Element:
        if self._opens:
            self._paragraph, self._sentence, self._opens = self._paragraph + 1, 0, False
        self._sentence += 1
        span = etree.Element(f"{_XHTML}span", id=f"kobo.{self._paragraph}.{self._sentence}")
        span.set("class", "koboSpan")
        return span


def _append(element: etree._Element, piece: "etree._Element | str") -> None:
    if not isinstance(piece, str):
        element.append(piece)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + piece
    else:
        element.text = (element.text or "") + piece
