"""NITF, the XML of news agencies (IPTC, 3.x): its elements become those of HTML, its head the fields of a dispatch."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.document import append_element, append_text
from publish.importers.foreign.furniture import SILENT
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, left_out
from publish.importers.foreign.wire import WirePicture, WirePiece, made
from publish.importers.foreign.xml_guard import xml_refusal

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_ROOT = re.compile(r"<(?:\w+:)?nitf[\s>]")
_KEPT = frozenset([
    "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "hr",
    "br", "pre", "a", "sub", "sup", "q", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption", "img",
    "strong",
])  # fmt: skip
_NAMES = {
    "hl1": "h2",
    "hl2": "h2",
    "bq": "blockquote",
    "credit": "p",
    "block": "div",
    "body.content": "div",
    "datasource": "p",
}


def recognises(material: Material) -> bool:
    """Whether a file is NITF."""
    return material.head.startswith("<") and bool(_ROOT.search(material.head[:4000]))


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a file."""
    tree = parsed_xml(material)
    if tree.value is None:
        return Outcome(Reading(), tree.diagnostics)
    at = Span(material.path, material.line, 1)
    root = next(tree.value.iter("{*}nitf"), None)  # it may stand in an envelope that is cut off
    if root is None:
        return Outcome(Reading(), (IMPORT_REFUSED.finding("there is no NITF in it", at),))
    return read_nitf(root, material, at)


def parsed_xml(material: Material) -> "Outcome[_Element | None]":
    """The tree of some XML; ``None``, and ``import-refused`` at its line, for what is not well-formed or hostile."""
    from lxml import etree

    data = bytes(material.data).lstrip()
    if refusal := xml_refusal(data, material.path):
        return Outcome(None, (refusal,))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return Outcome(etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        at = Span(material.path, error.lineno or 1, 1)
        return Outcome(None, (IMPORT_REFUSED.finding(f"the XML cannot be read: {error.msg}", at),))


def read_nitf(root: "_Element", material: Material, at: Span, given: WirePiece | None = None) -> Outcome[Reading]:
    """The dispatch of a tree of NITF; ``given`` is what a file round it says, which counts where this says nothing."""
    findings: list[Diagnostic] = []
    piece = _piece(root, at, findings, given or WirePiece())
    found = made(piece, at, importer="nitf", language=material.language)
    return Outcome(Reading((found.value,)), (*findings, *found.diagnostics))


def _piece(root: "_Element", at: Span, findings: list[Diagnostic], given: WirePiece) -> WirePiece:
    head, docdata = "{*}body/{*}body.head", "{*}head/{*}docdata"
    body = root.find("{*}body/{*}body.content")
    pictures: list[WirePicture] = []
    made_body = _Body(at, findings).made(body) if body is not None else None
    if body is not None:
        for media in body.iterchildren("{*}media"):
            pictures += _picture(media, lead=not pictures)
    end = [_words(one) for one in root.iterfind("{*}body/{*}body.end/{*}tagline")]
    if made_body is not None:
        for words in filter(None, end):
            append_element(made_body, "p").text = words
    books = root.iterfind("{*}body/{*}body.end/{*}bibliography")
    findings += [left_out("a bibliography", _words(other), at) for other in books]
    abstract, second = _words(root.find(f"{head}/{{*}}abstract")), _words(root.find(f"{head}/{{*}}hedline/{{*}}hl2"))
    kicker = _words(root.find(f"{head}/{{*}}hedline/{{*}}hl2[@class='kicker']"))
    if abstract and second not in ("", kicker):
        findings.append(left_out("a second headline", second, at))
    title = _words(root.find(f"{head}/{{*}}hedline/{{*}}hl1")) or _words(root.find("{*}head/{*}title"))
    keywords = tuple(one.get("key", "") for one in root.iterfind(f"{docdata}/{{*}}key-list/{{*}}keyword"))
    holder = root.find(f"{docdata}/{{*}}doc.copyright")
    rights = _words(root.find(f"{head}/{{*}}rights"))
    if not rights and holder is not None:
        rights = " ".join(filter(None, ("©", holder.get("year"), holder.get("holder"))))
    people = [_words(one) for one in root.iterfind(f"{head}/{{*}}byline//{{*}}person")]
    byline = _words(root.find(f"{head}/{{*}}byline"))
    desk = [one.get("info", "") for one in root.iterfind(f"{docdata}/{{*}}ed-msg")]
    desk += [_words(one) for one in root.iterfind(f"{head}/{{*}}note")]
    issued, changed = _norm(root, f"{docdata}/{{*}}date.issue"), _norm(root, f"{head}/{{*}}dateline/{{*}}story.date")
    return WirePiece(
        headline=title or given.headline,
        short=given.short,
        kicker=kicker,
        standfirst=abstract or (second if second != kicker else "") or given.standfirst,
        by=byline or given.by,
        people=tuple(filter(None, people)),
        dateline=_dateline(root.find(f"{head}/{{*}}dateline")) or given.dateline,
        date=issued or changed or given.date,
        updated=given.updated,
        embargo=_norm(root, f"{docdata}/{{*}}date.release") or given.embargo,
        state=(found.get("management-status", "") if (found := root.find(docdata)) is not None else "") or given.state,
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("baselang") or given.language,
        slug=next((one.get("key", "") for one in root.iterfind(f"{docdata}/{{*}}du-key")), "") or given.slug,
        rights=rights or given.rights,
        subjects=keywords or given.subjects,
        desk=(*desk, *given.desk),
        body=made_body,
        pictures=(*pictures, *given.pictures),
    )  # fmt: skip


def _norm(root: "_Element", path: str) -> str:
    return next((one.get("norm", "") for one in root.iterfind(path)), "")


def _dateline(element: "_Element | None") -> str:
    """Where a piece was written, without the day that stands behind it for machines."""
    if element is None:
        return ""
    place = element.find("{*}location")
    day = element.find("{*}story.date")
    if place is not None and day is not None:
        return _words(place)
    return _words(element)


def _words(element: "_Element | None") -> str:
    return " ".join(" ".join(map(str, element.itertext())).split()) if element is not None else ""


def _picture(media: "_Element", *, lead: bool) -> Iterator[WirePicture]:
    kind = media.get("media-type", "image")
    reference = next(iter(media.iterfind("{*}media-reference")), None)
    if kind == "image" and reference is not None and reference.get("source"):
        yield WirePicture(
            address=reference.get("source", ""),
            alt=reference.get("alternate-text", ""),
            caption=" ".join(filter(None, (_words(one) for one in media.iterfind("{*}media-caption")))),
            credit=_words(media.find("{*}media-producer")),
            lead=lead,
        )


class _Body:
    """Makes HTML of the elements of a text, with its notes behind it as a page has them."""

    def __init__(self, at: Span, findings: list[Diagnostic]) -> None:
        self.at = at
        self.findings = findings
        self._notes: list[_Element] = []

    def made(self, body: "_Element") -> "HtmlElement":
        """The whole of a text."""
        from lxml import html

        root: HtmlElement = html.Element("div")
        self._children(body, root)
        for number, note in enumerate(self._notes, start=1):  # a note may hold another, which then follows
            holder = append_element(root, "div", id=f"{_NOTE}{number}")
            self._children(note, holder)
            append_element(holder, "a", href=f"#{_MARK}{number}").text = "↩"
        return root

    def _children(self, source: "_Element", into: "HtmlElement") -> None:
        append_text(into, source.text)
        for child in source:
            self._child(child, into)
            append_text(into, child.tail)

    def _child(self, child: "_Element", into: "HtmlElement") -> None:
        name = str(child.tag).rpartition("}")[2].lower()
        if name == "media":
            self._media(child, into)
            return
        if name in SILENT:
            self.findings.append(left_out("what works only on a screen", _words(child), self.at))
            return
        if name == "fn":
            self._notes.append(child)
            number = len(self._notes)
            append_element(into, "a", href=f"#{_NOTE}{number}", id=f"{_MARK}{number}").text = str(number)
            return
        if name in ("em", "i"):
            made = append_element(into, "strong" if "bold" in child.get("class", "") else "em")
        elif name in _KEPT:
            made = append_element(into, name, **{key: value for key in _ATTRIBUTES if (value := child.get(key))})
        else:
            made = append_element(into, _NAMES.get(name, "span"))
        line: object = child.sourceline
        made.sourceline = line if isinstance(line, int) else 1
        self._children(child, made)

    def _media(self, media: "_Element", into: "HtmlElement") -> None:
        inside = media.getparent()
        outer = inside is not None and str(inside.tag).endswith("body.content")
        picture = next(_picture(media, lead=False), None)
        if picture is None:
            self.findings.append(left_out(f"media of the type {media.get('media-type', '')}", _words(media), self.at))
        elif not outer:  # those beside the text have been taken already
            figure = append_element(into, "figure")
            append_element(figure, "img", src=picture.address, alt=picture.alt)
            append_element(figure, "figcaption").text = ". ".join(filter(None, (picture.caption,)))
            if picture.credit:
                append_element(figure, "p", **{"class": "credit"}).text = picture.credit


_NOTE, _MARK = "nitf-note-", "nitf-mark-"
_ATTRIBUTES = ("href", "colspan", "rowspan")


SOURCE = ImportSource("a piece in NITF", recognises, read)
