"""Files of LibreOffice (``.odt``): OpenDocument 1.3 text, its styles read for what they say of each paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.assembly import Given
from publish.importers.foreign.document import append_element, append_text, name_of
from publish.importers.foreign.facts import moment
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.package import DocumentParts, opened
from publish.importers.foreign.rules import IMPORT_REFUSED, IMPORT_UNSURE, excerpt, left_out
from publish.importers.foreign.styled import NOTES, Styled, numbered, read_styled

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_TYPE = b"application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _STYLE, _DRAW, _SVG, _TABLE, _FO = (
    f"{{{_OASIS}{name}:1.0}}"
    for name in ("text", "office", "style", "drawing", "svg-compatible", "table", "xsl-fo-compatible")
)
_XLINK, _META, _DC = (
    "{http://www.w3.org/1999/xlink}",
    f"{{{_OASIS}meta:1.0}}",
    "{http://purl.org/dc/elements/1.1/}",
)
_CLASSES = {
    "title": "title", "headline": "title", "subtitle": "subtitle", "standfirst": "subtitle", "deck": "subtitle",
    "kicker": "kicker", "overline": "kicker", "byline": "byline", "author": "byline", "sender": "byline",
    "caption": "caption", "illustration": "caption", "figure": "caption", "drawing": "caption",
    "quotations": "quote", "quote": "quote", "block quotation": "quote", "preformatted text": "code",
    "horizontal line": "rule",
}  # fmt: skip
"""What paragraphs of a style are, by its name in lower case."""
_SILENT = frozenset([
    f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls",
    f"{_OFFICE}forms", f"{_TEXT}change-start", f"{_TEXT}change-end", f"{_TEXT}change", f"{_TEXT}soft-page-break",
    f"{_TEXT}bookmark-start", f"{_TEXT}bookmark-end", f"{_TEXT}note-citation", f"{_OFFICE}annotation-end",
])  # fmt: skip


def recognises(material: Material) -> bool:
    """Whether a file is of OpenDocument, by its parts."""
    return {"content.xml", "META-INF/manifest.xml"} <= {*material.names} or _TYPE in bytes(material.data[:200])


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a document."""
    at = Span(material.path, 1, 1)
    package = opened(bytes(material.data), at)
    if package.value is None:
        return Outcome(Reading(), package.diagnostics)
    content = package.value.xml("content.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if content is None or body is None:
        message = "this is no OpenDocument text that can be read"
        return Outcome(Reading(), (IMPORT_REFUSED.finding(message, at, hint="Save it once more as .odt."),))
    made = _Text(_styles(content, package.value), package.value, at)
    root = made.made("div", body)
    _lift(root)
    numbered(root)
    findings = (*_tracked(body, at), *made.findings)
    styled = Styled(root, made.notes, made.pictures, _given(package.value), findings)
    return read_styled(styled, material, "odt")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style says."""

    kind: str = ""
    """What its paragraphs are: ``title``, ``caption``, …; empty for text."""
    marks: frozenset[str] = frozenset()
    """What its words are wrapped in: ``strong``, ``em``, ``sup``, ``sub``, ``s``."""
    hidden: bool = False
    """Whether its words are not shown."""


def _styles(content: "_Element", package: DocumentParts) -> dict[tuple[str, str], _Look]:
    """Every style by its family and name."""
    trees = (package.xml("styles.xml"), content)
    found = {
        (style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")): style
        for tree in trees
        if tree is not None
        for style in tree.iter(f"{_STYLE}style")
    }

    def look(key: tuple[str, str], depth: int = 0) -> _Look:
        style = found.get(key)
        if style is None or depth > 20:
            return _Look(_kind(key[1]))
        above = look((key[0], style.get(f"{_STYLE}parent-style-name", "")), depth + 1)
        own = _kind(style.get(f"{_STYLE}display-name") or key[1])
        text = style.find(f"{_STYLE}text-properties")
        # Of a paragraph's named style only the meaning counts: a heading is in bold for its own reasons.
        above_it = style.getparent()
        named = bool(own) or (key[0] == "paragraph" and above_it is not None and above_it.tag == f"{_OFFICE}styles")
        marks, hidden = _marks(text) if text is not None and not named else (frozenset(), False)
        return _Look(own or above.kind, above.marks | marks, above.hidden or hidden)

    return {key: look(key) for key in found}


def _kind(name: str) -> str:
    words = re.sub(r"_([0-9a-f]{2})_", lambda code: chr(int(code[1], 16)), name).lower()
    return _CLASSES.get(words, "")


def _marks(text: "_Element") -> tuple[frozenset[str], bool]:
    weight, slant = text.get(f"{_FO}font-weight", ""), text.get(f"{_FO}font-style", "")
    place = text.get(f"{_STYLE}text-position", "")
    raised = place.startswith("super") or re.match(r"[1-9]", place) is not None
    struck = text.get(f"{_STYLE}text-line-through-style", "none") != "none"
    marks = {
        "strong": weight == "bold" or (weight.isdecimal() and int(weight) >= 600),
        "em": slant in ("italic", "oblique"),
        "sup": raised,
        "sub": place.startswith(("sub", "-")),
        "s": struck,
    }
    return frozenset(name for name, found in marks.items() if found), text.get(f"{_TEXT}display") == "none"


class _Text:
    """Makes HTML of a text, and gathers its notes, its pictures and what is left out."""

    def __init__(self, styles: dict[tuple[str, str], _Look], package: DocumentParts, at: Span) -> None:
        self.styles = styles
        self.package = package
        self.at = at
        self.notes: list[tuple[str, HtmlElement]] = []
        self.pictures: dict[str, bytes] = {}
        self.findings: list[Diagnostic] = []
        self._paragraphs = 0

    def made(self, name: str, source: "_Element") -> "HtmlElement":
        """An element of that name with what stands in ``source``."""
        from lxml import html

        into: HtmlElement = html.Element(name)
        self._children(source, into)
        return into

    def _children(self, source: "_Element", into: "HtmlElement") -> None:
        append_text(into, source.text)
        for child in source:
            if str(child.tag) not in _SILENT:
                self._child(child, into)
            append_text(into, child.tail)

    def _child(self, child: "_Element", into: "HtmlElement") -> None:
        tag = str(child.tag)
        place = Span(self.at.path, max(self._paragraphs, 1), 1)
        if tag in (f"{_TEXT}p", f"{_TEXT}h"):
            self._paragraph(child, into)
        elif tag == f"{_TEXT}span":
            self._span(child, into)
        elif tag == f"{_TEXT}a":
            link = append_element(into, "a", href=child.get(f"{_XLINK}href", ""))
            self._children(child, link)
        elif tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            append_text(into, " ") if not tag.endswith("line-break") else append_element(into, "br")
        elif tag == f"{_TEXT}note":
            self._note(child, into)
        elif tag == f"{_OFFICE}annotation":
            who = child.findtext(f"{_DC}creator") or "somebody"
            words = " ".join("".join(map(str, p.itertext())) for p in child.iter(f"{_TEXT}p"))
            self.findings.append(left_out(f"a comment of {who}", words, place))
        elif tag in (f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index", f"{_TEXT}bibliography"):
            words = " ".join(str(text).strip() for text in child.itertext() if str(text).strip())
            self.findings.append(left_out("a table of contents", words, place))
        elif tag == f"{_TEXT}list":
            self._list(child, into)
        elif tag == f"{_TABLE}table":
            self._table(child, append_element(into, "table"))
        elif tag == f"{_DRAW}frame":
            self._frame(child, into, place)
        elif tag == f"{_TEXT}hidden-text" or tag == f"{_TEXT}hidden-paragraph":
            self.findings.append(left_out("hidden text", "".join(map(str, child.itertext())), place))
        else:
            self._children(child, into)

    def _paragraph(self, child: "_Element", into: "HtmlElement") -> None:
        self._paragraphs += 1
        style = child.get(f"{_TEXT}style-name", "")
        look = self.styles.get(("paragraph", style)) or _Look(_kind(style))
        rank = child.get(f"{_TEXT}outline-level", "1") if str(child.tag) == f"{_TEXT}h" else ""
        if look.hidden:
            words = "".join(map(str, child.itertext()))
            self.findings.append(left_out("hidden text", words, Span(self.at.path, self._paragraphs, 1)))
            return
        name = f"h{min(int(rank), 6)}" if rank.isdecimal() and look.kind != "title" else "p"
        if look.kind == "rule" and not "".join(map(str, child.itertext())).strip():
            append_element(into, "hr")
            return
        if look.kind == "quote":
            into = append_element(into, "blockquote")
        made = append_element(into, "pre" if look.kind == "code" else name)
        if look.kind and look.kind not in ("quote", "code", "rule"):
            made.set("class", look.kind)
        self._children(child, self._wrapped(made, look) if name == "p" else made)

    def _wrapped(self, made: "HtmlElement", look: _Look) -> "HtmlElement":
        for mark in sorted(look.marks):
            made = append_element(made, mark)
        return made

    def _span(self, child: "_Element", into: "HtmlElement") -> None:
        look = self.styles.get(("text", child.get(f"{_TEXT}style-name", "")), _Look())
        if look.hidden:
            words = "".join(map(str, child.itertext()))
            self.findings.append(left_out("hidden text", words, Span(self.at.path, self._paragraphs, 1)))
            return
        self._children(child, self._wrapped(into, look))

    def _note(self, child: "_Element", into: "HtmlElement") -> None:
        label = f"note-{len(self.notes) + 1}"
        append_element(into, "a", href=f"{NOTES}{label}").text = "*"
        body = child.find(f"{_TEXT}note-body")
        place = len(self.notes)
        made = self.made("div", body) if body is not None else self.made("div", child)
        made.sourceline = max(self._paragraphs, 1)
        self.notes.insert(place, (label, made))

    def _list(self, child: "_Element", into: "HtmlElement") -> None:
        ordered = self._is_ordered(child)
        made = append_element(into, "ol" if ordered else "ul")
        for entry in child:
            if str(entry.tag) in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                self._children(entry, append_element(made, "li"))

    def _is_ordered(self, child: "_Element") -> bool:
        depth = 1 + sum(str(above.tag) == f"{_TEXT}list" for above in child.iterancestors())
        above = (child, *child.iterancestors(f"{_TEXT}list"))
        name = next((one.get(f"{_TEXT}style-name") for one in above if one.get(f"{_TEXT}style-name")), "")
        trees = (child.getroottree().getroot(), self.package.xml("styles.xml"))
        for tree in trees:
            for style in tree.iter(f"{_TEXT}list-style") if tree is not None else ():
                if style.get(f"{_STYLE}name") == name:
                    levels = style.iter(f"{_TEXT}list-level-style-number")
                    numbers = {level.get(f"{_TEXT}level"): level.get(f"{_STYLE}num-format", "") for level in levels}
                    return bool(numbers.get(str(depth)))
        return False

    def _table(self, child: "_Element", into: "HtmlElement") -> None:
        for row in child.iter(f"{_TABLE}table-row"):
            made = append_element(into, "tr")
            above = row.getparent()
            head = above is not None and str(above.tag) == f"{_TABLE}table-header-rows"
            for cell in row:
                if str(cell.tag) != f"{_TABLE}table-cell":
                    continue  # one that another covers
                spans = {
                    "colspan": cell.get(f"{_TABLE}number-columns-spanned", ""),
                    "rowspan": cell.get(f"{_TABLE}number-rows-spanned", ""),
                }
                place = append_element(
                    made, "th" if head else "td", **{key: value for key, value in spans.items() if value}
                )
                self._children(cell, place)

    def _frame(self, child: "_Element", into: "HtmlElement", at: Span) -> None:
        """A picture, or the frame that LibreOffice puts round a picture with its caption."""
        image = child.find(f"{_DRAW}image")
        box = child.find(f"{_DRAW}text-box")
        embedded = child.find(f"{_DRAW}object") is not None or child.find(f"{_DRAW}object-ole") is not None
        if embedded or (image is None and box is None):
            words = " ".join(str(text).strip() for text in child.itertext() if str(text).strip())
            hint = "Put it into the document as a picture."
            message = f"an object is not read{f': {excerpt(words)}' if words else ''}"
            self.findings.append(IMPORT_UNSURE.finding(message, at, hint=hint))
        elif image is not None:
            address = image.get(f"{_XLINK}href", "").removeprefix("./")
            if address in self.package.parts:
                self.pictures[address] = self.package.parts[address]
            alt = child.findtext(f"{_SVG}desc") or child.findtext(f"{_SVG}title") or ""
            append_element(into, "img", src=address, alt=alt)
        else:
            assert box is not None
            self._boxed(box, into)

    def _boxed(self, box: "_Element", into: "HtmlElement") -> None:
        made = self.made("div", box)
        pictures = list(made.iter("img"))
        if len(pictures) != 1:
            into.append(made)
            return
        figure = append_element(into, "figure")
        figure.append(pictures[0])
        tail, pictures[0].tail = pictures[0].tail, None
        caption = append_element(figure, "figcaption")
        for paragraph in list(made):
            if name_of(paragraph) == "p":
                append_text(caption, " " if len(caption) or caption.text else None)
                append_text(caption, paragraph.text)
                for inner in list(paragraph):
                    caption.append(inner)
        append_text(caption, tail)


def _lift(root: "HtmlElement") -> None:
    """Put figures behind the paragraphs that their frames are anchored in."""
    for figure in list(root.iter("figure")):
        inside = next((above for above in figure.iterancestors("p")), None)
        if inside is not None:
            tail, figure.tail = figure.tail, None
            before = figure.getprevious()
            parent = figure.getparent()
            parent.remove(figure)
            if before is not None:
                before.tail = (before.tail or "") + (tail or "")
            else:
                parent.text = (parent.text or "") + (tail or "")
            inside.addnext(figure)


def _tracked(body: "_Element", at: Span) -> Iterator[Diagnostic]:
    """What is tracked: what was deleted stands apart from the text, what was added in it."""
    for region in body.iter(f"{_TEXT}changed-region"):
        for change in region:
            words = " ".join("".join(map(str, p.itertext())) for p in change.iter(f"{_TEXT}p", f"{_TEXT}h"))
            if str(change.tag) == f"{_TEXT}deletion" and words.strip():
                yield left_out("what is tracked as deleted", words, at)
            elif str(change.tag) == f"{_TEXT}insertion":
                yield IMPORT_UNSURE.finding("what is tracked as added was taken in", at)


def _given(package: DocumentParts) -> Given:
    meta = package.xml("meta.xml")
    if meta is None:
        return Given()
    found = {str(one.tag): (one.text or "").strip() for one in meta.iter()}
    words = [one.text.strip() for one in meta.iter(f"{_META}keyword") if one.text and one.text.strip()]
    return Given(
        headline=found.get(f"{_DC}title", ""),
        authors=tuple(filter(None, (found.get(f"{_META}initial-creator") or found.get(f"{_DC}creator", ""),))),
        date=moment(found.get(f"{_DC}date") or found.get(f"{_META}creation-date", "")),
        language=found.get(f"{_DC}language", ""),
        subjects=tuple(words),
    )


SOURCE = ImportSource("an OpenDocument text", recognises, read, limit=128 * 1024 * 1024)
