"""Footnotes of HTML: a mark that is a link, a text that it leads to, and a link back.

Each tool builds them of other elements; what they have in common is that the two lead to each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.importers.foreign.document import name_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOTE = "import-note-"
"""What the stand-in for a note's mark begins with."""

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivxl]{1,6})\s*[\])]?\.?", re.IGNORECASE)
_BACK = re.compile(r"[↩↵⤴↑^⬆︎️\s\[\]().]*|back(?: to (?:text|top))?|return|jump back.*", re.IGNORECASE)
_HOLDERS = ("li", "aside", "div", "p", "dd", "td", "section")
_LISTS = ("ol", "ul", "section", "div", "aside", "hr", "footer")


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that was taken out of a tree."""

    label: str
    """Its label, unique in the tree."""
    holder: "HtmlElement"
    """What it says."""


def taken_notes(roots: "Sequence[HtmlElement]") -> list[FoundNote]:
    """The notes of some trees, in the order of their marks; taken out of these, with stand-ins for the marks."""
    places = {str(id): owner for root in roots for owner in root.iter("*") for id in _ids(owner)}
    found: dict[HtmlElement, FoundNote] = {}
    marks = [a for root in roots for a in root.iter("a") if (a.get("href") or "").startswith("#")]
    order = {element: number for root in roots for number, element in enumerate(root.iter("*"))}
    for mark in marks:
        target = places.get((mark.get("href") or "")[1:])
        words = words_of(mark)
        if target is None or not _MARK.fullmatch(words) or order.get(target, 0) <= order.get(mark, 0):
            continue
        holder = _holder(target)
        if holder is None or mark in set(holder.iter("a")) or not _leads_back(holder, mark):
            continue
        note = found.setdefault(holder, FoundNote(str(len(found) + 1), holder))
        mark.attrib.clear()
        mark.tag = "span"
        for child in list(mark):
            mark.remove(child)
        mark.text = note.label
        mark.set("id", f"{NOTE}{note.label}")
    for note in found.values():
        _cleared(note.holder)
        _removed(note.holder)
    return list(found.values())


def _ids(element: "HtmlElement") -> Iterator[str]:
    for key in ("id", "name"):
        if value := element.get(key):
            yield value


def _holder(target: "HtmlElement") -> "HtmlElement | None":
    """The element that holds the whole note: the target, or what a small target stands at the beginning of."""
    element: HtmlElement | None = target
    while element is not None and (name_of(element) not in _HOLDERS or not _says_something(element)):
        element = element.getparent()
    return element if element is not None and name_of(element) in _HOLDERS else None


def _says_something(element: "HtmlElement") -> bool:
    words = words_of(element)
    return len(words) > 4 and not _MARK.fullmatch(words)


def _leads_back(holder: "HtmlElement", mark: "HtmlElement") -> bool:
    """Whether a link in a note leads to its mark, or to what is close about it; or the note begins with the mark."""
    ids = {id for element in (mark, *mark.iterancestors()) for id in _ids(element)}
    ids |= {id for element in mark.iter("*") for id in _ids(element)}
    before = mark.getprevious()
    ids |= set(_ids(before)) if before is not None else set()
    links = [(link.get("href") or "") for link in holder.iter("a")]
    return any(link.startswith("#") and link[1:] in ids for link in links)


def _cleared(holder: "HtmlElement") -> None:
    """Take the links back out of a note, and the mark that it begins with."""
    for link in list(holder.iter("a")):
        if (link.get("href") or "").startswith("#") and (
            _BACK.fullmatch(words_of(link)) or _MARK.fullmatch(words_of(link))
        ):
            above = link.getparent()
            _removed(link)
            while above is not None and above is not holder and not words_of(above) and above.find(".//img") is None:
                empty, above = above, above.getparent()
                _removed(empty)


def _removed(element: "HtmlElement") -> None:
    """Take an element out of its tree; what stands behind it stays, and lists that are empty then go too."""
    above = element.getparent()
    if above is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            above.text = (above.text or "") + element.tail
        element.tail = None
    above.remove(element)
    empty = name_of(above) in _LISTS and not words_of(above) and above.find(".//img") is None
    outer = above.getparent()
    if empty and outer is not None and outer.getparent() is not None:
        _removed(above)
