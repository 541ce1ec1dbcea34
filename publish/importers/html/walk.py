"""The walk over a parsed piece of HTML: elements become blocks and inlines, or are taken out and reported."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Span, finding
from publish.importers.addresses import sound_id
from publish.importers.html.allowed import BLOCKS, HEADINGS, TRANSPARENT, WORDLESS
from publish.importers.html.elements import element, removed
from publish.importers.html.pictures import picture
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
        self._markup = markup
        self._at = at
        self.said: list[Diagnostic] = []

    def blocks(self, parent: "Element") -> Blocks:
        """The blocks inside an element; text between them becomes paragraphs."""
        result: list[Block] = []
        line: list[Inline] = []

        def flush() -> None:
            if inlines := tidied(line):
                result.append(Paragraph(inlines, span=self._at))
            line.clear()

        self._words(parent.text, line)
        for child in parent:
            name = self._name(child)
            if name == "img":
                flush()
                result.extend(self._figure(child))
            elif name in WORDLESS or not self._holds_blocks(child, name):
                line.extend(self._inline(child, name))
            else:
                flush()
                result.extend(self._block(child, name))
            self._words(child.tail, line)
        flush()
        return tuple(result)

    def line(self, parent: "Element") -> Inlines:
        """The inside of an element as one line; paragraphs in it are joined by line breaks."""
        lines: list[Inlines] = []
        for block in self.blocks(parent):
            if not isinstance(block, Paragraph | Heading):
                self._say("block-unsupported", f"A {type(block).__name__.lower()} inside a line of text", parent)
            lines += [found for found in lines_of(block) if found]
        joined: list[Inline] = []
        for found in lines:
            joined += [LineBreak(), *found] if joined else found
        return tuple(joined)

    def _block(self, child: "Element", name: str) -> Blocks:
        at = self._place(child)
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
        return (CodeBlock(self._clean(text), id=id, span=at),)

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
            if self._name(item) == "li":
                self.said.extend(judged_attributes("li", item.attrib, at))
                items.append(ListItem(self.blocks(item), self._place(item)))
            elif self._name(item):
                items.append(ListItem(self._alone(item), self._place(item)))
        start = child.attrib.get("start", "")
        number = int(start) if re.fullmatch(r"\d{1,9}", start) and name == "ol" else 1
        tight = all(len(item.blocks) <= 1 for item in items)
        return (List(tuple(items), name == "ol", number, tight, id, at),) if items else ()

    def _alone(self, child: "Element") -> Blocks:
        """The blocks of an element that stands where only list items may."""
        holder = child.makeelement("div", {})
        holder.append(child)
        return self.blocks(holder)

    def _definitions(self, child: "Element", id: str, at: Span) -> Blocks:
        entries: list[Definition] = []
        for part in child.iter():
            name = self._name(part)
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
            if self._name(part) == "figcaption":
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
        at = self._place(child)
        found = picture(child.attrib, at)
        self.said.extend(found.diagnostics)
        self.said.extend(
            said
            for said in judged_attributes("img", {k: v for k, v in child.attrib.items() if k != "srcset"}, at)
            if found.value
        )
        return (Figure(found.value, id=self._id(child, at), span=at),) if found.value else ()

    def _inline(self, child: "Element", name: str) -> Inlines:
        if not name:
            self._say("html-removed", "A comment was left out", child, severity=Severity.NOTE)
            return ()
        at = self._place(child)
        inside: list[Inline] = []
        if name in WORDLESS:
            inside = []
        else:
            self._words(child.text, inside)
            for part in child:
                inside.extend(self._inline(part, self._name(part)))
                self._words(part.tail, inside)
        made = element(name, {k.lower(): v for k, v in child.attrib.items()}, tuple(inside), at)
        self.said.extend(made.diagnostics)
        return made.value

    def _holds_blocks(self, child: "Element", name: str) -> bool:
        """Whether an element is a block, or holds one."""
        if name in BLOCKS:
            return True
        return (
            any(self._name(inner) in BLOCKS or self._name(inner) == "img" for inner in child.iter()) if name else False
        )

    def _words(self, text: str | None, line: list[Inline]) -> None:
        if text:
            line.append(Text(self._clean(text)))

    def _clean(self, text: str) -> str:
        mended = scrub(text, self._at)
        self.said.extend(mended.diagnostics)
        return mended.value

    def _id(self, child: "Element", at: Span) -> str:
        id = child.attrib.get("id", "")
        if id and not sound_id(id):
            self.said.append(
                finding("attribute-invalid", f"{id!r} cannot be an id", at, hint="Begin it with a letter.")
            )
            return ""
        return id

    def _name(self, child: "Element") -> str:
        return name_of(child)

    def _place(self, child: "Element") -> Span:
        """The line of the first tag of the element's name: the parser keeps no lines."""
        found = re.search(rf"<{re.escape(self._name(child))}(?![\w-])", self._markup, re.IGNORECASE)
        if found is None or not self._at.line:
            return self._at
        row = self._markup.count("\n", 0, found.start())
        column = found.start() - self._markup.rfind("\n", 0, found.start())
        return Span(
            self._at.path, self._at.line + row, column + (self._at.column - 1 if not row and self._at.column else 0)
        )

    def _say(self, id: str, message: str, child: "Element", *, severity: Severity | None = None) -> None:
        self.said.append(finding(id, message, self._place(child), severity=severity))


_MADE: dict[str, Callable[[Walk, "Element", str, Span], Blocks]] = {
    "blockquote": Walk._quote,
    "dl": Walk._definitions,
    "table": Walk._table,
    "pre": Walk._code,
    "hr": Walk._rule,
    "aside": Walk._aside,
}
