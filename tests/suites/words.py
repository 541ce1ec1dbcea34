"""The words of a dispatch as this project reads it, and of HTML as somebody else's parser does."""

import re
from collections import Counter
from xml.etree.ElementTree import Element

import tinyhtml5

from publish.config.addresses import SCHEMES
from publish.diagnostics import Diagnostic, Outcome, Severity
from publish.importers import markdown
from publish.model.dispatch import Dispatch
from publish.model.inlines import Link
from publish.model.walk import each_inline, inlines_of
from tests.texts import texts_of

_FRONT = "---\nheadline: Zzz\ndate: 2026-11-20\n---\n\n"
UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "noembed", "noframes", "iframe", "textarea"})


def read(text: str) -> Outcome[Dispatch]:
    """A dispatch whose body is ``text``."""
    return markdown.read(_FRONT + text, "content/editions/e/01.md", folder="e", language="en")


def words_of(dispatch: Dispatch) -> Counter[str]:
    """The letters and digits that the tree holds."""
    return counted(" ".join(texts_of(dispatch)))


def counted(text: str) -> Counter[str]:
    """The letters and digits of a text: a word that another parser parts is the same word."""
    return Counter(filter(str.isalnum, text))


def seen(html: str) -> Counter[str]:
    """The letters and digits that a browser would show of some HTML, descriptions of pictures among them."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    return counted(" ".join(_texts(root)))


def _texts(element: Element) -> list[str]:
    name = str(element.tag)  # a comment's is a function
    if name.startswith("<") or name in UNSEEN:
        return [element.tail or ""]
    own = [element.get("alt") or ""] if name == "img" else []
    return [*own, element.text or "", *(text for child in element for text in _texts(child)), element.tail or ""]


def active(dispatch: Dispatch) -> list[str]:
    """Addresses of links that a book must not hold."""
    allowed = re.compile(rf"({'|'.join(SCHEMES)}):", re.IGNORECASE)
    return [
        f"a link to {inline.href[:80]!r}"
        for inlines, _ in inlines_of(dispatch)
        for inline in each_inline(inlines)
        if isinstance(inline, Link) and not allowed.match(inline.href)
    ]


def told(findings: tuple[Diagnostic, ...]) -> bool:
    """Whether somebody is told of what is not in the tree."""
    return any(found.severity is not Severity.NOTE for found in findings)
