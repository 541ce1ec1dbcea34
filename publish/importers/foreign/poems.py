"""Poems in preformatted text: each line ends where it ends in the source, and what it is set in by stays."""

import re
from typing import TYPE_CHECKING

from publish.importers.markdown.verse import EM

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INDENT = re.compile(r"(?:^|(?<=\n))[ \t]+")


def break_lines(poem: "HtmlElement") -> None:
    """Put an element for each line break of a poem's text, and spaces that stay for what a line is set in by."""
    for element in list(poem.iter()):
        if element is not poem:
            _broken(element, "tail")
        if isinstance(element.tag, str):
            _broken(element, "text")


def _broken(element: "HtmlElement", where: str) -> None:
    """A text, or what stands behind an element, with elements for its line breaks."""
    text = (element.text if where == "text" else element.tail) or ""
    if "\n" not in text:
        return
    first, *lines = _INDENT.sub(_set_in, text).split("\n")
    if where == "text":
        element.text = first
        above, place = element, 0
    else:
        element.tail = first
        above, place = element.getparent(), element.getparent().index(element) + 1
    for line in reversed(lines):
        mark: HtmlElement = above.makeelement("br")
        mark.tail = line
        above.insert(place, mark)


def _set_in(match: re.Match[str]) -> str:
    return EM * ((len(match[0].expandtabs(4)) + 1) // 2)
