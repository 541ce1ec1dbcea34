"""What an element of foreign HTML is, by what stands in it and round it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.importers.foreign.document import name_of, words_of
from publish.importers.html.allowed import BLOCKS, STRONG

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def holds(element: "HtmlElement", names: tuple[str, ...]) -> bool:
    """Whether an element of one of some names stands in another."""
    return any(name_of(inner) in names for inner in element.iterdescendants())


def wraps_in_vain(element: "HtmlElement", name: str) -> bool:
    """Whether an element of a line is none: it holds blocks, or its own style takes back what it means."""
    if name in BLOCKS:
        return False
    plain = "font-weight:normal" in element.get("style", "").replace(" ", "").lower() and name in STRONG
    return plain or any(name_of(inner) in BLOCKS or name_of(inner) == "img" for inner in element.iterdescendants())


def closes_quote(element: "HtmlElement") -> bool:
    """Whether an element is the last thing of the quotation that it stands in."""
    above: HtmlElement | None = element
    while above is not None and name_of(above) != "blockquote":
        following = above.getnext()
        if (above.tail or "").strip() or (following is not None and words_of(following)):
            return False
        above = above.getparent()
    return above is not None


def repeats_picture(element: "HtmlElement") -> bool:
    """Whether what is shown without scripts is a picture that stands before it as one that is loaded late."""
    before = element.getprevious()
    return before is not None and (name_of(before) in ("img", "picture") or holds(before, ("img",)))


def media_addresses(source: "HtmlElement") -> Iterator[str]:
    """Where what an element plays may lie."""
    for element in source.iter("*"):
        yield from (element.get(key, "").strip() for key in ("src", "data-src", "data"))
