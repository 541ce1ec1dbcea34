"""The order in which a galley is read: a tree of tags over its marked content.

WeasyPrint marks each run of text with a number (MCID) in the order of drawing, and would tag every fragment of a
split paragraph as a paragraph of its own. Here the tags follow the elements of the flow instead: a paragraph over
two pages is one paragraph, a note stands where it is called, and a photo that make-up moved is read where its
author put it. The tree is plain data, so that a galley can be kept and bound anywhere.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from xml.etree.ElementTree import Element

from publish.model.facts import Box


@dataclass(frozen=True, slots=True)
class Leaf:
    """One run of marked content."""

    page: int
    """The page of the galley, from 0."""
    mcid: int
    """Its number on that page."""
    text: str = ""
    """The words of the source that it shows, white space as in the source; empty for a picture."""
    hyphenated: bool = False
    """Whether setting added a hyphen at its end."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A place where a link can be touched."""

    page: int
    """The page of the galley, from 0."""
    link: int
    """Which of the page's links."""


@dataclass(frozen=True, slots=True)
class StructureElement:
    """A tag: a structure element of ISO 32000-1, §14.8.4."""

    role: str
    """``P``, ``H1``, ``Figure``, …"""
    kids: "tuple[Kid, ...]"
    """What it holds, in the order of reading."""
    lang: str = ""
    """BCP 47 tag, where it differs from what is around it."""
    alt: str = ""
    """The description of a figure."""
    title: str = ""
    """What the tag is about, for navigation."""
    scope: str = ""
    """``Column`` or ``Row`` of a table's header."""
    box: Box | None = None
    """Where a figure stands on its page."""
    actual: str = ""
    """The text in the order of reading, for what is drawn from right to left (ISO 32000-1, §14.9.4)."""


Kid: TypeAlias = StructureElement | Leaf | Touch


@dataclass(frozen=True, slots=True)
class Run:
    """What was drawn for one box, as it comes from the setting."""

    page: int
    """The page of the galley, from 0."""
    mcid: int
    """Its number on that page."""
    text: str
    """The characters set, with the hyphen that setting added; empty for a picture."""
    pseudo: str = ""
    """``before``, ``after``, ``marker``, ``footnote-call``, ``footnote-marker`` or empty."""
    hyphen: str = ""
    """The character that setting adds where it breaks a word."""


@dataclass(slots=True)
class Drawn:
    """Everything drawn for one element, gathered while the pages are read."""

    runs: list[Run] = field(default_factory=list)
    """Its own runs, in the order of drawing."""
    touches: list[Touch] = field(default_factory=list)
    """Its links."""
    calls: list[Touch] = field(default_factory=list)
    """The links of its mark, where it is a note."""
    box: Box | None = None
    """Where it stands on the page where it was last seen."""


_ROLES = {
    "article": "Art",
    "section": "Sect",
    "aside": "Sect",
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "LI",
    "dd": "LI",
    "figure": "Div",
    "img": "Figure",
    "figcaption": "Caption",
    "caption": "Caption",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "pre": "P",
    "code": "Code",
}
_REPEATED = ("thead", "tfoot")
"""What a table over several pages shows on each of them."""
_SOFT_HYPHEN = "\u00ad"
_PAINTED_BEFORE = ("footnote-call", "footnote-marker", "marker", "before")


def tree(root: Element, drawn: Mapping[Element, Drawn]) -> tuple[Kid, ...]:
    """The tags of a whole flow, in the order of reading.

    ``root`` is the parsed flow, ``drawn`` says what the setting drew for each of its elements.
    """
    return tuple(_kids(root, drawn, rtl=False))


def leaves(kid: Kid) -> Iterator[Leaf]:
    """Every leaf under a kid, in the order of reading."""
    if isinstance(kid, Leaf):
        yield kid
    elif isinstance(kid, StructureElement):
        for inner in kid.kids:
            yield from leaves(inner)


def stretches(words: Sequence[Leaf], page: int) -> Iterator[tuple[int, str]]:
    """What of a block's words stands on a page, each stretch with how many characters are read before it.

    It is one, but in a row of a table that is torn: of each of its cells there stands a part. White space is folded
    and not counted.
    """
    before, start, text = 0, 0, ""
    for leaf in words:
        if leaf.page == page:
            start = start if text else before
            text += leaf.text
        elif text:
            yield start, " ".join(text.split())
            text = ""
        before += len("".join(leaf.text.split()))
    if text:
        yield start, " ".join(text.split())


def unread(root: Element, drawn: Mapping[Element, Drawn]) -> Iterator[Run]:
    """What was drawn for the eye alone, and stands under no tag: ornaments, and the head of a table said again."""
    for element in root.iter():
        if is_decorative(element) and element in drawn:
            yield from drawn[element].runs
        if element.tag in _REPEATED:
            for inner, mark in _once(element, drawn).items():
                yield from (run for run in drawn[inner].runs if run not in mark.runs)


def _nodes(element: Element, drawn: Mapping[Element, Drawn], *, rtl: bool) -> list[Kid]:
    """An element as kids of its parent: one node, or what it holds when it has no tag of its own.

    ``rtl`` says that what is around it runs from right to left.
    """
    tag = element.tag
    kids = _kids(element, _once(element, drawn) if tag in _REPEATED else drawn, rtl=rtl)
    if not kids and tag not in ("td", "th"):
        return []
    lang = element.get("lang", "")
    if "footnote" in element.get("class", "").split():
        return _note(kids, lang)
    if is_decorative(element):
        return []
    if "house" in element.get("class", "").split():
        return [StructureElement("NonStruct", tuple(kids), lang=lang)]  # read, and none of the author's words
    called = "note-call" in element.get("class", "").split()
    role = element.get("data-role") or ("Reference" if called else _ROLES.get(tag, ""))
    if not role:
        return [StructureElement("Span", tuple(kids), lang=lang)] if lang and tag not in ("html", "body") else kids
    if role == "LI":
        return [StructureElement("LI", _item(kids))]
    mark = drawn.get(element)
    return [
        StructureElement(
            role,
            tuple(kids),
            lang=lang,
            alt=element.get("alt", "") if tag == "img" else "",
            title=element.get("data-title", ""),
            scope={"col": "Column", "row": "Row"}.get(element.get("scope", ""), "") if tag == "th" else "",
            box=mark.box if mark and tag == "img" else None,
        )
    ]


def is_decorative(element: Element) -> bool:
    """Whether an element is a picture that carries no information: an artifact, not a figure."""
    return element.tag == "img" and "decorative" in element.get("class", "").split()


def _note(kids: Sequence[Kid], lang: str) -> list[Kid]:
    """A footnote where it is called: the call stays in the line, the note follows it, its number first."""
    call = [kid for kid in kids if isinstance(kid, StructureElement) and kid.role == "Reference"]
    rest = [kid for kid in kids if kid not in call]
    first = rest[0] if rest else None
    if (
        isinstance(first, StructureElement)
        and first.kids
        and isinstance(first.kids[0], StructureElement)
        and first.kids[0].role == "Lbl"
    ):
        others = first.kids[1:]
        rest[:1] = [first.kids[0], replace(first, kids=others)] if others else [first.kids[0]]
    return [*call, StructureElement("Note", tuple(rest), lang=lang)]


def _item(kids: Sequence[Kid]) -> tuple[Kid, ...]:
    """An entry of a list: its label, then its body."""
    label = tuple(kid for kid in kids if isinstance(kid, StructureElement) and kid.role == "Lbl")
    body = tuple(kid for kid in kids if kid not in label)
    return (*label, StructureElement("LBody", body)) if body else label


def _once(group: Element, drawn: Mapping[Element, Drawn]) -> dict[Element, Drawn]:
    """What was drawn of a table's head the first time: on the next pages it is for the eye, and not read again."""
    inside = {element: drawn[element] for element in group.iter() if element in drawn}
    first = min((run.page for mark in inside.values() for run in mark.runs), default=0)
    return {
        element: Drawn(
            [run for run in mark.runs if run.page == first],
            mark.touches,
            mark.calls,
            mark.box,
        )
        for element, mark in inside.items()
    }


def _is_backward(text: str, *, rtl: bool) -> bool:
    """Whether a stretch is drawn in another order than it is read: a letter or an Arabic number of it runs from right
    to left, or it stands among such and is more than one word, as a number with its unit is.
    """
    if any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        return True
    return rtl and any(unicodedata.bidirectional(character) not in ("L", "EN", "NSM") for character in text.strip())


def _kids(element: Element, drawn: Mapping[Element, Drawn], *, rtl: bool) -> list[Kid]:
    """What an element holds: its own runs and its children's tags, in the order of the source."""
    rtl = {"rtl": True, "ltr": False}.get(element.get("dir", ""), rtl)
    mark = drawn.get(element) or Drawn()
    slots = [element.text or "", *(child.tail or "" for child in element)]
    placed: list[list[Kid]] = [[] for _ in slots]
    for slot, leaf in _placed(slots, [run for run in mark.runs if not run.pseudo]):
        backward = _is_backward(leaf.text, rtl=rtl)
        placed[slot].append(StructureElement("Span", (leaf,), actual=leaf.text) if backward else leaf)
    result: list[Kid] = [*mark.touches, *placed[0]]
    order = sorted(range(len(element)), key=lambda index: _place(element[index], index))
    for index in order:
        result.extend(_nodes(element[index], drawn, rtl=rtl))
        result.extend(placed[index + 1])
    return [*_pseudo(mark, _PAINTED_BEFORE), *result, *_pseudo(mark, ("after",))]


def _pseudo(mark: Drawn, names: Sequence[str]) -> list[Kid]:
    """What was drawn beside an element's own words: marks of notes and lists, generated words."""
    roles = {"footnote-call": "Reference", "footnote-marker": "Lbl", "marker": "Lbl"}
    result: list[Kid] = []
    for name in names:
        own = tuple(Leaf(run.page, run.mcid, run.text) for run in mark.runs if run.pseudo == name)
        if own and name == "footnote-call" and mark.calls:
            result.append(StructureElement(roles[name], (StructureElement("Link", (*mark.calls, *own)),)))
        elif own:
            result.extend([StructureElement(roles[name], own)] if name in roles else own)
    return result


def _place(element: Element, index: int) -> int:
    """The place of an element among its siblings in the author's order, which make-up notes before it moves any."""
    return int(element.get("data-order", index))


def _placed(slots: Sequence[str], runs: Sequence[Run]) -> Iterator[tuple[int, Leaf]]:
    """Which stretch of the source each run shows: characters are counted, white space and soft hyphens left out.

    Where a style asks for no hyphens the soft ones of the source are not set. A run never crosses the border of an
    element, so it lies in one slot. The hyphen that setting adds is not in the source and is not counted.
    """
    slot, position = 0, 0
    for run in runs:
        wanted = _counted(run.text)
        while slot + 1 < len(slots) and not (slots[slot][position:].strip() if wanted else slots[slot][position:]):
            slot, position = slot + 1, 0
        source = slots[slot][position:]
        length = _reach(source, len(wanted))
        hyphenated = bool(run.hyphen) and wanted.endswith(run.hyphen)
        if hyphenated and _counted(source[:length])[-len(run.hyphen) :] == run.hyphen:
            hyphenated = False
        if hyphenated:
            length = _reach(source, len(wanted) - len(run.hyphen), trailing=False)
        yield slot, Leaf(run.page, run.mcid, source[:length], hyphenated)
        position += length


def _counted(text: str) -> str:
    return "".join(text.replace(_SOFT_HYPHEN, "").split())


def _reach(source: str, count: int, *, trailing: bool = True) -> int:
    """How much of ``source`` holds so many characters that count, with what stands behind them and does not."""
    seen = 0
    for index, character in enumerate(source):
        counts = character != _SOFT_HYPHEN and not character.isspace()
        if seen >= count and (counts or not trailing):
            return index
        seen += counts
    return len(source)
