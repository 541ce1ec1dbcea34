"""The walk over a parsed piece of HTML: elements become blocks and inlines, or are taken out and reported."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Span, finding
from publish.importers.addresses import sound_id
from publish.importers.html.allowed import ACTIVE, BLOCKS, HEADINGS, TRANSPARENT, WORDLESS
from publish.importers.html.elements import element, removed
from publish.importers.html.pictures import picture
from publish.importers.html.places import Places
from publish.importers.html.spaces import tidied
from publish.importers.html.tables import read_table
from publish.importers.html.tags import judged_attributes, name_of
from publish.importers.source import scrub
from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
)
from publish.model.figures import Figure, Picture
from publish.model.inlines import Inline, Inlines, LineBreak, Text
from publish.model.walk import lines_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Walk:
    """One walk; ``said`` gathers the findings."""

    def __init__(self, markup: str, at: Span) -> None:
        self._places = Places(markup, at)
        self.said: list[Diagnostic] = []

    def blocks(self, parent: "Element") -> Blocks:
        """The blocks inside an element; text between them becomes paragraphs."""
        result: list[Block] = []
        line: list[Inline] = []
        starts: list[Span] = []

        def flush() -> None:
            if inlines := tidied(line):
                result.append(Paragraph(inlines, span=self._places.since(starts[0])))
            line.clear()
            starts.clear()

        def words(text: str | None) -> None:
            if text:
                place = self._places.text(text)
                starts.extend([place] if text.strip() else [])
                line.append(Text(self._clean(text, place)))

        words(parent.text)
        for child in parent:
            name = name_of(child)
            if name == "img":
                flush()
                result.extend(self._figure(child))
            elif name in WORDLESS or not self._holds_blocks(child, name):
                starts.append(self._places.element(name))
                line.extend(self._inline(child, name, starts[-1]))
            else:
                flush()
                result.extend(self._block(child, name))
            words(child.tail)
        flush()
        return tuple(result)

    def line(self, parent: "Element") -> Inlines:
        """The inside of an element as one line; paragraphs in it are joined by line breaks."""
        lines: list[Inlines] = []
        for block in self.blocks(parent):
            if not isinstance(block, Paragraph | Heading):
                what = type(block).__name__.lower()
                self.said.append(finding("block-unsupported", f"A {what} inside a line of text", block.span))
            lines += [found for found in lines_of(block) if found]
        joined: list[Inline] = []
        for found in lines:
            joined += [LineBreak(), *found] if joined else found
        return tuple(joined)

    def _block(self, child: "Element", name: str) -> Blocks:
        at = self._places.element(name)
        self.said.extend(judged_attributes(name, child.attrib, at))
        id, lang = self._id(child, at), child.attrib.get("lang", "")
        if name in HEADINGS:
            return self._heading(child, HEADINGS[name], id, lang, at)
        if name in ("ul", "ol", "menu", "dir"):
            return self._list(child, name, id, at)
        if name == "figure":
            return self._whole_figure(child, id, lang, at)
        if name in _MADE:
            return _MADE[name](self, child, id, at)
        inner = self.blocks(child)
        if name == "p" and len(inner) == 1 and isinstance(first := inner[0], Paragraph):
            direction = child.attrib.get("dir", "").lower()
            direction = direction if direction in ("ltr", "rtl") else ""
            return (replace(first, id=id, lang=lang, direction=direction, span=at),)
        if name not in TRANSPARENT and name not in ("p", "figcaption", "li", "dt", "dd"):
            self.said.append(removed(name, at))
        return inner

    def _quote(self, child: "Element", id: str, at: Span) -> Blocks:
        return (Quote(self.blocks(child), lang=child.attrib.get("lang", ""), id=id, span=at),)

    def _table(self, child: "Element", id: str, at: Span) -> Blocks:
        table = read_table(child, self.line, at, id=id)
        self.said.extend(table.diagnostics)
        return (table.value,) if table.value else ()

    def _code(self, child: "Element", id: str, at: Span) -> Blocks:
        text = "".join(child.itertext()).removeprefix("\n").removesuffix("\n")
        return (CodeBlock(self._clean(text, at), id=id, span=at),)

    def _rule(self, child: "Element", id: str, at: Span) -> Blocks:
        return (Break(at),)

    def _aside(self, child: "Element", id: str, at: Span) -> Blocks:
        return (Aside(self.blocks(child), id=id, span=at),)

    def _heading(self, child: "Element", level: int, id: str, lang: str, at: Span) -> Blocks:
        if level == 1:
            hint = "The headline of the dispatch is the heading of rank 1; use <h2>."
            self.said.append(finding("heading-rank", "A heading of rank 1 inside a dispatch", at, hint=hint))
        words = self.line(child)
        return (Heading(words, max(level, 2), id, lang, at),) if words else ()

    def _list(self, child: "Element", name: str, id: str, at: Span) -> Blocks:
        items = []
        for item in child:
            inner = name_of(item)
            if inner == "li":
                place = self._places.element("li")
                self.said.extend(judged_attributes("li", item.attrib, place))
                items.append(ListItem(self.blocks(item), place))
            elif inner:
                items.append(ListItem(self._alone(item), at))
        start = child.attrib.get("start", "")
        number = int(start) if re.fullmatch(r"\d{1,9}", start) and name == "ol" else 1
        alone = len(items) == 1 and len(items[0].blocks) < 2
        tight = alone or not any(name_of(inner) == "p" for item in child for inner in item)
        return (List(tuple(items), name == "ol", number, tight, id, at),) if items else ()

    def _alone(self, child: "Element") -> Blocks:
        """The blocks of an element that stands where only list items may."""
        holder = child.makeelement("div", {})
        holder.append(child)
        return self.blocks(holder)

    def _definitions(self, child: "Element", id: str, at: Span) -> Blocks:
        entries: list[Definition] = []
        for part in child.iter():
            name = name_of(part)
            if name == "dt":
                term = self.line(part)
                if entries and not entries[-1].meanings:
                    entries[-1] = replace(entries[-1], term=(*entries[-1].term, LineBreak(), *term))
                else:
                    entries.append(Definition(term, (), at))
            elif name == "dd":
                if not entries:
                    entries.append(Definition((), (), at))
                last = entries[-1]
                entries[-1] = replace(last, meanings=(*last.meanings, self.blocks(part)))
        return (DefinitionList(tuple(entries), id, at),) if entries else ()

    def _whole_figure(self, child: "Element", id: str, lang: str, at: Span) -> Blocks:
        pictures: list[Picture] = []
        caption: Inlines = ()
        rest: list[Block] = []
        for part in child:
            if name_of(part) == "figcaption":
                caption = (*caption, LineBreak(), *self.line(part)) if caption else self.line(part)
                continue
            for block in self._alone(part):
                if isinstance(block, Figure) and block.picture:
                    pictures.append(block.picture)
                else:
                    rest.append(block)
        if not pictures:
            self.said.append(finding("figure-without-picture", "A figure without a picture", at))
        first = Figure(pictures[0] if pictures else None, caption, id=id, lang=lang, span=at)
        others = [Figure(other, span=at) for other in pictures[1:]]
        figures = [first] if pictures or caption else []
        return (*figures, *others, *rest)

    def _figure(self, child: "Element") -> Blocks:
        at = self._places.element("img")
        found = picture(child.attrib, at)
        self.said.extend(found.diagnostics)
        if found.value is None:
            return ()
        kept = {key: value for key, value in child.attrib.items() if key != "srcset"}
        self.said.extend(judged_attributes("img", kept, at))
        return (Figure(found.value, id=self._id(child, at), span=at),)

    def _inline(self, child: "Element", name: str, at: Span) -> Inlines:
        if not name:
            if not (child.text or "").startswith(("?", "[CDATA[")):
                self.said.append(finding("html-removed", "A comment was left out", at, severity=Severity.NOTE))
            return ()
        inside: list[Inline] = []
        if name not in WORDLESS:
            inside += self._words(child.text)
            for part in child:
                inner = name_of(part)
                inside += self._inline(part, inner, self._places.element(inner))
                inside += self._words(part.tail)
        made = element(name, {key.lower(): value for key, value in child.attrib.items()}, tuple(inside), at)
        self.said.extend(made.diagnostics)
        return (Text(" "), *made.value, Text(" ")) if name in ACTIVE else made.value

    def _holds_blocks(self, child: "Element", name: str) -> bool:
        """Whether an element is a block, or holds one."""
        if not name:
            return False
        return any(name_of(inner) in BLOCKS or name_of(inner) == "img" for inner in child.iter())

    def _words(self, text: str | None) -> Inlines:
        return (Text(self._clean(text, self._places.text(text))),) if text else ()

    def _clean(self, text: str, at: Span) -> str:
        """The text without harmful characters; those that a reference names are only warned of."""
        mended = scrub(text, at)
        self.said.extend(replace(diagnostic, severity=Severity.WARNING) for diagnostic in mended.diagnostics)
        return mended.value

    def _id(self, child: "Element", at: Span) -> str:
        id = child.attrib.get("id", "")
        if id and not sound_id(id):
            hint = "Begin it with a letter."
            self.said.append(finding("attribute-invalid", f"{id!r} cannot be an id", at, hint=hint))
            return ""
        return id


_MADE: dict[str, Callable[[Walk, "Element", str, Span], Blocks]] = {
    "blockquote": Walk._quote,
    "dl": Walk._definitions,
    "table": Walk._table,
    "pre": Walk._code,
    "hr": Walk._rule,
    "aside": Walk._aside,
}
