"""Which elements of a saved page hold the text: by what they are called, else by where most of the words stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from publish.importers.foreign.document import classes_of, name_of, words_of
from publish.importers.foreign.furniture import furniture, hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BODIES = re.compile(
    r"articlebody|(?:article|post|entry|story|page|news|single|blog|gh|wsw|td-post)-?_*(?:body|content|text|copy)(?:__?\w+)?"
    r"|available-content|body-markup|e-content|prose|postcontent|entry-summary|rich-?text(?:-body)?|main-content-text"
)
_SHARE = 0.85
"""What share of the running text an element holds that all of the text stands in."""
_PARAGRAPHS = ("p", "blockquote", "pre", "ul", "ol", "h2", "h3", "figure", "table")


def roots_of(root: "HtmlElement") -> "list[HtmlElement]":
    """The elements that the text of a page's article stands in: pictures over it, then the text."""
    text = text_of(root)
    article = next((above for above in text.iterancestors() if name_of(above) in ("article", "main")), None)
    if article is None:
        return [text]
    inside = set(text.iterdescendants())
    over: list[HtmlElement] = []
    for element in article.iter("figure", "img"):
        if element in inside:
            break
        if element is not text and not any(above in over or furniture(above) is not None for above in _above(element)):
            over.append(element)
    return [*over, text]


def outside(root: "HtmlElement", roots: "Sequence[HtmlElement]") -> "Iterator[HtmlElement]":
    """What stands on a page beside the elements that were taken: the largest pieces that hold nothing of them."""
    path = {above for taken in roots for above in (taken, *taken.iterancestors())}
    waiting = [next(iter(root.iter("body")), root)]
    while waiting:
        element = waiting.pop(0)
        if element in roots:
            continue
        if element not in path:
            yield element
        else:
            waiting = [child for child in element if name_of(child)] + waiting


def _above(element: "HtmlElement") -> "list[HtmlElement]":
    return [element, *element.iterancestors()]


def text_of(root: "HtmlElement") -> "HtmlElement":
    """The element of a page that the text of its article stands in."""
    named = _longest(element for element in root.iter("*") if _names(element))
    article = _longest(root.iter("article"))
    main = _longest(
        element for element in root.iter("*") if name_of(element) == "main" or element.get("role") == "main"
    )
    body = next(iter(root.iter("body")), root)
    whole = _weight(body)
    for found in (named, article, main):
        if found is not None and _weight(found) >= 0.35 * whole:
            return found
    return _densest(body, whole)


def _names(element: "HtmlElement") -> bool:
    return any(_BODIES.fullmatch(kind) for kind in classes_of(element))


def _longest(elements: "Iterable[HtmlElement]") -> "HtmlElement | None":
    found = [element for element in elements if name_of(element) not in ("body", "html") and not hidden(element)]
    return max(found, key=_weight, default=None)


def _weight(element: "HtmlElement") -> int:
    """How many characters of running text stand in an element: those of paragraphs that are no furniture."""
    return sum(len(words_of(inner)) for inner in _running(element))


def _running(element: "HtmlElement") -> Iterator["HtmlElement"]:
    for child in element:
        name = name_of(child)
        if not name or furniture(child) is not None or name in ("footer", "aside"):
            continue
        if name in ("p", "blockquote", "pre", "figcaption", "li", "td"):
            yield child
        else:
            yield from _running(child)


def _densest(body: "HtmlElement", whole: int) -> "HtmlElement":
    """The deepest element that still holds nearly all of the running text."""
    found = body
    while True:
        inner = max(found, key=_weight, default=None) if len(found) else None
        if inner is None or name_of(inner) in _PARAGRAPHS or not 0 < _SHARE * whole <= _weight(inner):
            return found
        found = inner
