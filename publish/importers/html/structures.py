"""Elements that have parts: lists, definitions, figures, pictures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.config.addresses import scheme_of
from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.addresses import PHOTO_MISSING, PHOTO_REMOTE, picture_source
from publish.importers.html.tags import HTML_REMOVED, judged_attributes, name_of
from publish.importers.tightness import compact
from publish.model.blocks import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    List,
    ListItem,
    Media,
    Paragraph,
    PictureGroup,
)
from publish.model.figures import Figure, Missing, Picture, Written
from publish.model.inlines import Inlines, LineBreak

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from publish.importers.html.walk import Walk


_LAZY = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")
_HIDDEN = re.compile(
    r"(display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])(width|height)\s*:\s*[01](px)?\s*(;|$))", re.I
)


TRACKER_REMOVED = Rule(
    "tracker-removed",
    Severity.WARNING,
    "A picture of one pixel tells its owner who reads.",
    "Take it out.",
    safety=True,
)


def picture(attributes: Mapping[str, str], at: Span) -> Outcome[Picture | None]:
    """The picture of an ``img``; ``None`` for a tracking pixel, and for a file that may not be used."""
    source = next((attributes[key].split(",")[0].split()[0] for key in _LAZY if attributes.get(key, "").strip()), "")
    if _remote(source) and hidden(attributes):
        return Outcome(None, (TRACKER_REMOVED.finding("A hidden picture on another machine was taken out", at),))
    findings: list[Diagnostic] = []
    if any(_remote(piece.split()[0]) for piece in attributes.get("srcset", "").split(",") if piece.strip()):
        findings.append(PHOTO_REMOTE.finding("srcset= names pictures on another machine", at))
    if not source:
        findings.append(PHOTO_MISSING.finding("The picture names no file", at))
        return Outcome(None, tuple(findings))
    file = picture_source(source, at)
    findings.extend(file.diagnostics)
    if file.value is None:
        return Outcome(None, tuple(findings))
    alt = scrub(re.sub(r"[ \t\n\r\f]+", " ", attributes.get("alt", "")).strip(" "), at)
    findings.extend(alt.diagnostics)
    return Outcome(Picture(file.value, Written(alt.value) if alt.value else Missing(), span=at), tuple(findings))


def _remote(source: str) -> bool:
    return scheme_of(source) in ("http", "https", "ftp") or source.startswith("//")


def hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not there to be seen: it counts who reads."""
    sizes = [attributes.get(size, "").strip().lower().removesuffix("px") for size in ("width", "height")]
    return any(size in ("0", "1") for size in sizes) or bool(_HIDDEN.search(attributes.get("style", "")))


def parts(parent: "Element", names: tuple[str, ...]) -> Iterator[tuple[str, "Element"]]:
    """The children of the given names, and whatever stands between them, wrapped in an element without a name."""
    rest = parent.makeelement("div", {})
    rest.text = parent.text
    for child in parent:
        if name_of(child) not in names:
            rest.append(child)
            continue
        if len(rest) or (rest.text or "").strip():
            yield "", rest
        yield name_of(child), child
        rest = parent.makeelement("div", {})
        rest.text = child.tail
    if len(rest) or (rest.text or "").strip():
        yield "", rest


def read_list(walk: "Walk", element: "Element", id: str, at: Span) -> Blocks:
    """A list; it is tight unless an entry holds paragraphs of its own."""
    items: list[ListItem] = []
    for name, part in parts(element, ("li",)):
        place = walk.places.element("li") if name else at
        walk.findings.extend(judged_attributes("li", part.attrib, place))
        blocks = walk.blocks(part)
        if name or blocks:
            items.append(ListItem(blocks, place))
    ordered = name_of(element) == "ol"
    start = element.attrib.get("start", "")
    number = int(start) if ordered and re.fullmatch(r"[0-9]{1,9}", start) else 1
    paragraphs = any(isinstance(block, Paragraph) for item in items for block in item.blocks)
    alone = len(items) == 1 and len(items[0].blocks) < 2
    spaced = any(name_of(inner) == "p" for item in element for inner in item)
    tight = alone or not (spaced or paragraphs) or (not spaced and all(compact(item.blocks) for item in items))
    return (List(tuple(items), ordered, number, tight, id, at),) if items else ()


def read_definitions(walk: "Walk", element: "Element", id: str, at: Span) -> Blocks:
    """A definition list; one whose terms and meanings do not go together is read as the paragraphs in it."""
    entries: list[Definition] = []
    whole = True
    for name, part in _terms(element):
        if name == "dt":
            term = walk.line(part)
            whole = whole and bool(term)
            if entries and not entries[-1].meanings:
                entries[-1] = replace(entries[-1], term=(*entries[-1].term, LineBreak(), *term))
            else:
                entries.append(Definition(term, (), at))
        elif blocks := walk.blocks(part):
            whole = whole and bool(entries)
            if entries:
                entries[-1] = replace(entries[-1], meanings=(*entries[-1].meanings, blocks))
    if whole and entries and all(entry.meanings for entry in entries):
        return (DefinitionList(tuple(entries), id, at),)
    walk.findings.append(HTML_REMOVED.finding("<dl> without terms or meanings was taken out; its words were kept", at))
    return walk.blocks(element)


def _terms(element: "Element") -> Iterator[tuple[str, "Element"]]:
    for name, part in parts(element, ("dt", "dd", "div")):
        if name == "div":
            yield from _terms(part)
        else:
            yield name, part


FIGURE_WITHOUT_PICTURE = Rule(
    "figure-without-picture",
    Severity.WARNING,
    "The caption is kept, but the picture that it speaks of is not there.",
    "Add the image line.",
)


def read_figure(walk: "Walk", element: "Element", id: str, at: Span) -> Blocks:
    """A figure with its caption; several pictures are a group of figures, and other blocks stand behind it."""
    figures: list[Figure] = []
    caption: Inlines = ()
    rest: list[Block] = []
    for name, part in parts(element, ("figcaption",)):
        if name:
            caption = _joined(caption, walk.line(part))
            continue
        for block in walk.blocks(part):
            if isinstance(block, PictureGroup):
                figures += (inner for inner in block.blocks if isinstance(inner, Figure))
                caption = _joined(caption, block.caption)
            elif isinstance(block, Figure) and block.picture:
                figures.append(block)
            else:
                rest.append(block)
    if not figures and not caption:
        return tuple(rest)
    if not figures and (plays := next((block for block in rest if isinstance(block, Media)), None)):
        # What is said under it says what it is, where nothing else does.
        said = (
            replace(plays, title=caption) if not plays.title else replace(plays, blocks=(Paragraph(caption, span=at),))
        )
        return tuple(said if block is plays else block for block in rest)
    if len(figures) > 1:
        return (PictureGroup(tuple(figures), caption=caption, id=id, span=at), *rest)
    if not figures:
        walk.findings.append(FIGURE_WITHOUT_PICTURE.finding("A figure without a picture", at))
    only = figures[0] if figures else Figure(None)
    lang = only.lang or walk.language(element, at)
    return (replace(only, caption=_joined(only.caption, caption), id=id or only.id, lang=lang, span=at), *rest)


def _joined(line: Inlines, other: Inlines) -> Inlines:
    """Two captions as one, on a line each."""
    return (*line, LineBreak(), *other) if line and other else line or other
