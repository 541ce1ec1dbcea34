"""The walk over a parsed piece of HTML: elements become blocks and inlines, or are taken out and reported."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.addresses import sound_id
from publish.importers.anchors import anchor_of, anchored
from publish.importers.doubts import doubt
from publish.importers.html.allowed import ACTIVE, BLOCKS, HEADINGS, KNOWN, TRANSPARENT, WORDLESS
from publish.importers.html.elements import ATTRIBUTE_INVALID, element, removed
from publish.importers.html.places import WalkPlaces
from publish.importers.html.players import read_player, source_of
from publish.importers.html.spaces import tidied
from publish.importers.html.structures import picture, read_definitions, read_figure, read_list
from publish.importers.html.tables import BLOCK_UNSUPPORTED, read_table
from publish.importers.html.tags import judged_attributes, language_of, name_of
from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    Break,
    CodeBlock,
    Heading,
    Media,
    Paragraph,
    Quote,
)
from publish.model.figures import Figure
from publish.model.inlines import Inline, Inlines, LineBreak, Text
from publish.model.walk import each_block, lines_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


HEADING_RANK = Rule(
    "heading-rank",
    Severity.WARNING,
    "A heading that skips a rank breaks the outline that screen readers walk.",
    "Use the next rank.",
)


class Walk:
    """One walk; ``findings`` gathers what is wrong, ``places`` knows where it has come."""

    def __init__(self, places: WalkPlaces, anchors: list[str] | None = None) -> None:
        self.places = places
        self.anchors = anchors if anchors is not None else []
        self.findings: list[Diagnostic] = []
        self._behind: list[Block] = []

    def blocks(self, parent: "Element") -> Blocks:
        """The blocks inside an element; text between them becomes paragraphs."""
        result: list[Block] = []
        line: list[Inline] = []
        starts: list[Span] = []

        def flush() -> None:
            if inlines := tidied(line):
                result.extend(anchored((Paragraph(inlines, span=self.places.since(starts[0])),), self.anchors))
            line.clear()
            starts.clear()

        def words(text: str | None) -> None:
            if text:
                place = self.places.text(text)
                starts.extend([place] if text.strip() else [])
                line.append(Text(self._clean(text, place)))

        words(parent.text)
        for child in parent:
            name = name_of(child)
            if name == "img":
                flush()
                result.extend(self._figure(child))
            elif source := source_of(name, child.attrib, child):
                flush()
                at = self.places.element(name)
                made = read_player(name, child.attrib, source, at)
                self.findings.extend(made.diagnostics)
                result.extend(made.value)
            elif name in WORDLESS or not self._holds_blocks(child, name):
                starts.append(self.places.element(name))
                line.extend(self._inline(child, name, starts[-1]))
            else:
                flush()
                result.extend(anchored(self._block(child, name), self.anchors))
                behind, self._behind = self._behind, []
                result.extend(behind)
            words(child.tail)
        flush()
        return tuple(result)

    def line(self, parent: "Element") -> Inlines:
        """The inside of an element as one line; paragraphs in it are joined by line breaks.

        Pictures and what plays have no place in a line: they follow the block that it belongs to.
        """
        lines: list[Inlines] = []
        for block in self.blocks(parent):
            if isinstance(block, Figure | Media):
                self._behind.append(block)
                continue
            if not isinstance(block, Paragraph | Heading):
                what = type(block).__name__.lower()
                self.findings.append(BLOCK_UNSUPPORTED.finding(f"A {what} inside a line of text", block.span))
            lines += [found for _, inner in each_block((block,)) for found in lines_of(inner) if found]
        joined: list[Inline] = []
        for found in lines:
            joined += [LineBreak(), *found] if joined else found
        return tuple(joined)

    def _block(self, child: "Element", name: str) -> Blocks:
        at = self.places.element(name)
        self.findings.extend(judged_attributes(name, child.attrib, at))
        id, lang = self.id(child, at), self.language(child, at)
        if name in HEADINGS:
            return self._heading(child, HEADINGS[name], id, lang, at)
        if name in _MADE:
            return _MADE[name](self, child, id, at)
        inner = self.blocks(child)
        if name == "p" and len(inner) == 1 and isinstance(first := inner[0], Paragraph):
            direction = child.attrib.get("dir", "").lower()
            direction = direction if direction in ("ltr", "rtl") else ""
            return (replace(first, id=id or first.id, lang=lang, direction=direction, span=at),)
        if name not in TRANSPARENT and name not in ("p", "figcaption", "li", "dt", "dd"):
            self.findings.append(removed(name, at))
        return inner

    def _quote(self, child: "Element", id: str, at: Span) -> Blocks:
        blocks = self.blocks(child)
        return (Quote(blocks, lang=self.language(child, at), id=id, span=at),) if blocks else ()

    def _table(self, child: "Element", id: str, at: Span) -> Blocks:
        table = read_table(child, self.line, at, id=id)
        self.findings.extend(table.diagnostics)
        return (table.value,) if table.value else ()

    def _code(self, child: "Element", id: str, at: Span) -> Blocks:
        # An element of nobody's is most likely a word of the code that was not escaped.
        strange = dict.fromkeys(name for inner in child.iter() if (name := name_of(inner)) not in KNOWN)
        self.findings.extend(removed(name, at) for name in strange if name)
        text = "".join(child.itertext()).removeprefix("\n").removesuffix("\n")
        language = (child.get("class") or "").partition("language-")[2].partition(" ")[0]
        return (CodeBlock(self._clean(text, at), language=language, id=id, span=at),)

    def _rule(self, child: "Element", id: str, at: Span) -> Blocks:
        return (Break(at),)

    def _aside(self, child: "Element", id: str, at: Span) -> Blocks:
        return (Aside(self.blocks(child), id=id, span=at),)

    def _details(self, child: "Element", id: str, at: Span) -> Blocks:
        """What a reader would unfold: a box, with its summary as heading."""
        title: Inlines = ()
        if len(child) and name_of(child[0]) == "summary" and not (child.text or "").strip():
            summary = child[0]
            title = self.line(summary)
            child.text = summary.tail
            child.remove(summary)
        blocks = self.blocks(child)
        return (Aside(blocks, title, id, at),) if blocks or title else ()

    def _heading(self, child: "Element", level: int, id: str, lang: str, at: Span) -> Blocks:
        if level == 1:
            hint = "The headline of the dispatch is the heading of rank 1; use <h2>."
            self.findings.append(HEADING_RANK.finding("A heading of rank 1 inside a dispatch", at, hint=hint))
        words = self.line(child)
        return (Heading(words, max(level, 2), id, lang, at),) if words else ()

    def _figure(self, child: "Element") -> Blocks:
        at = self.places.element("img")
        found = picture(child.attrib, at)
        self.findings.extend(found.diagnostics)
        if found.value is None:
            return ()
        kept = {key: value for key, value in child.attrib.items() if key != "srcset"}
        self.findings.extend(judged_attributes("img", kept, at))
        return (Figure(found.value, id=self.id(child, at), span=at),)

    def _inline(self, child: "Element", name: str, at: Span) -> Inlines:
        if not name:
            # A comment was never meant to be read; declarations are told where the piece of HTML is read.
            left = doubt(child.text or "", at)
            self.findings += [left] if left else []
            return ()
        inside: list[Inline] = []
        if name not in WORDLESS:
            inside += self._words(child.text)
            for part in child:
                inner = name_of(part)
                inside += self._inline(part, inner, self.places.element(inner))
                inside += self._words(part.tail)
        if not inside and (anchor := anchor_of(name, child.attrib)):
            self.anchors.append(anchor)
            return ()
        made = element(name, {key.lower(): value for key, value in child.attrib.items()}, tuple(inside), at)
        self.findings.extend(made.diagnostics)
        return (Text(" "), *made.value, Text(" ")) if name in ACTIVE else made.value

    def _holds_blocks(self, child: "Element", name: str) -> bool:
        """Whether an element is a block, or holds one."""
        if not name:
            return False
        return any(
            name_of(inner) in BLOCKS or name_of(inner) == "img" or source_of(name_of(inner), inner.attrib, inner)
            for inner in child.iter()
        )

    def _words(self, text: str | None) -> Inlines:
        return (Text(self._clean(text, self.places.text(text))),) if text else ()

    def _clean(self, text: str, at: Span) -> str:
        """The text without harmful characters; those that a reference names are only warned of."""
        mended = scrub(text, at)
        self.findings.extend(replace(diagnostic, severity=Severity.WARNING) for diagnostic in mended.diagnostics)
        return mended.value

    def language(self, child: "Element", at: Span) -> str:
        """The language that an element names."""
        lang, findings = language_of(child.attrib, at)
        self.findings.extend(findings)
        return lang

    def id(self, child: "Element", at: Span) -> str:
        id = child.attrib.get("id", "")
        if id and not sound_id(id):
            hint = "Begin it with a letter."
            self.findings.append(ATTRIBUTE_INVALID.finding(f"{id!r} cannot be an id", at, hint=hint))
            return ""
        return id


_MADE: dict[str, Callable[[Walk, "Element", str, Span], Blocks]] = {
    **dict.fromkeys(("ul", "ol", "menu", "dir"), read_list),
    "dl": read_definitions,
    "figure": read_figure,
    "blockquote": Walk._quote,
    "table": Walk._table,
    "pre": Walk._code,
    "hr": Walk._rule,
    "aside": Walk._aside,
    "details": Walk._details,
}
