"""NewsML-G2, the envelope of news agencies (IPTC): its fields, and the text that it carries in XHTML, NITF or plain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.nitf import parsed_xml, read_nitf
from publish.importers.foreign.rules import IMPORT_REFUSED
from publish.importers.foreign.wire import WirePicture, WirePiece, html_of, made, paragraphs
from publish.model.dispatch import Dispatch

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem)[\s>]")
_SPACE = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_META, _CONTENT, _SET = "{*}itemMeta", "{*}contentMeta", "{*}contentSet"


def recognises(material: Material) -> bool:
    """Whether a file is NewsML-G2: an item, a package, or a message with several."""
    head = material.head[:8000]
    return head.startswith("<") and _SPACE in head and bool(_ROOT.search(head))


def read(material: Material) -> Outcome[Reading]:
    """The dispatches of a file; the pictures of a message belong to the text that names them, or is alone."""
    tree = parsed_xml(material)
    if tree.value is None:
        return Outcome(Reading(), tree.diagnostics)
    items = [one for one in tree.value.iter("{*}newsItem") if one.find(_SET) is not None]
    texts = [item for item in items if _text(item) is not None]
    pictures = {item.get("guid", ""): picture for item in items for picture in _picture(item)}
    at = Span(material.path, material.line, 1)
    if not texts:
        what = "pictures" if pictures else "no text"
        message = f"this NewsML-G2 holds {what}, and no text that could be a dispatch"
        return Outcome(Reading(), (IMPORT_REFUSED.finding(message, at),))
    dispatches: list[Dispatch] = []
    findings: list[Diagnostic] = []
    for item in texts:
        own = _linked(item, pictures) if len(texts) > 1 else [*pictures.values()]
        found = _dispatch(item, own, material)
        dispatches += found.value.dispatches
        findings += found.diagnostics
    return Outcome(Reading(tuple(dispatches)), tuple(findings))


def _dispatch(item: "_Element", pictures: Sequence[WirePicture], material: Material) -> Outcome[Reading]:
    line: object = item.sourceline
    at = Span(material.path, line if isinstance(line, int) else material.line, 1)
    piece = _piece(item, pictures)
    content = _text(item)
    assert content is not None
    if (nitf := content.find("{*}nitf")) is not None:
        return read_nitf(nitf, material, at, piece)
    findings: list[Diagnostic] = []
    if (body := next(content.iter(f"{_XHTML}body", f"{_XHTML}div"), None)) is not None:
        from lxml import etree

        tree = html_of(etree.tostring(_plain_names(body), encoding="unicode", with_tail=False), at)
        findings += tree.diagnostics
        piece = replace(piece, body=tree.value)
    else:
        piece = replace(piece, body=paragraphs("".join(map(str, content.itertext()))))
    found = made(piece, at, importer="newsml-g2", language=material.language)
    return Outcome(Reading((found.value,)), (*findings, *found.diagnostics))


def _plain_names(body: "_Element") -> "_Element":
    """The elements without their namespace: the reader of HTML knows none."""
    for element in body.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    return body


def _text(item: "_Element") -> "_Element | None":
    """What carries the text of an item."""
    inside = item.find(_SET)
    if inside is None:
        return None
    return next((one for one in inside.iterfind("{*}inlineXML") if len(one)), inside.find("{*}inlineData"))


def _piece(item: "_Element", pictures: Sequence[WirePicture]) -> WirePiece:
    def word(path: str) -> str:
        return _words(item.find(path))

    def words(path: str) -> tuple[str, ...]:
        return tuple(filter(None, map(_words, item.iterfind(path))))

    headlines = {_role(one): _words(one) for one in reversed(item.findall(f"{_CONTENT}/{{*}}headline"))}
    described = {_role(one): _words(one) for one in reversed(item.findall(f"{_CONTENT}/{{*}}description"))}
    language = item.find(f"{_CONTENT}/{{*}}language")
    state = item.find(f"{_META}/{{*}}pubStatus")
    own = item.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return WirePiece(
        headline=headlines.get("main") or headlines.get("") or next(iter(headlines.values()), "")
        or word(f"{_META}/{{*}}title"),
        short=headlines.get("short", ""),
        kicker=headlines.get("kicker", "") or headlines.get("overline", ""),
        standfirst=described.get("summary") or described.get("abstract") or described.get("", ""),
        by=word(f"{_CONTENT}/{{*}}by"),
        people=() if word(f"{_CONTENT}/{{*}}by") else words(f"{_CONTENT}/{{*}}creator/{{*}}name"),
        dateline=word(f"{_CONTENT}/{{*}}dateline") or word(f"{_CONTENT}/{{*}}located/{{*}}name"),
        date=word(f"{_CONTENT}/{{*}}contentCreated") or word(f"{_META}/{{*}}firstCreated")
        or word(f"{_META}/{{*}}versionCreated"),
        updated=word(f"{_CONTENT}/{{*}}contentModified") or word(f"{_META}/{{*}}versionCreated"),
        embargo=word(f"{_META}/{{*}}embargoed"),
        state=state.get("qcode", "") if state is not None else "",
        language=(language.get("tag", "") if language is not None else "") or own,
        slug=word(f"{_CONTENT}/{{*}}slugline"),
        rights=" ".join((*words("{*}rightsInfo/{*}copyrightNotice"), *words("{*}rightsInfo/{*}usageTerms"))),
        subjects=(*words(f"{_CONTENT}/{{*}}keyword"), *words(f"{_CONTENT}/{{*}}subject/{{*}}name")),
        desk=words(f"{_META}/{{*}}edNote"),
        pictures=tuple(replace(picture, lead=not number) for number, picture in enumerate(pictures)),
    )  # fmt: skip


def _picture(item: "_Element") -> Iterator[WirePicture]:
    """The picture of an item that holds one, in its largest rendition."""
    kind = item.find(f"{_META}/{{*}}itemClass")
    remote = [one for one in item.iterfind(f"{_SET}/{{*}}remoteContent") if one.get("href")]
    pictured = kind is not None and kind.get("qcode", "").endswith((":picture", ":graphic"))
    if not remote or not pictured:
        return
    best = max(remote, key=lambda one: _number(one.get("width", "")) * _number(one.get("height", "")))
    described = {_role(one): _words(one) for one in reversed(item.findall(f"{_CONTENT}/{{*}}description"))}
    alt = next((words for role, words in described.items() if role.startswith(("alt", "accessib"))), "")
    yield WirePicture(
        address=best.get("href", ""),
        alt=alt,
        caption=described.get("caption") or described.get("", ""),
        credit=_words(item.find(f"{_CONTENT}/{{*}}by")) or _words(item.find(f"{_CONTENT}/{{*}}creditline")),
        rights=_words(item.find("{*}rightsInfo/{*}copyrightNotice")),
    )


def _linked(item: "_Element", pictures: dict[str, WirePicture]) -> list[WirePicture]:
    """The pictures that an item names."""
    named = [one.get("residref", "") for one in item.iter("{*}link")]
    return [pictures[guid] for guid in named if guid in pictures]


def _role(element: "_Element") -> str:
    return element.get("role", "").rpartition(":")[2].lower()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _words(element: "_Element | None") -> str:
    return " ".join(" ".join(map(str, element.itertext())).split()) if element is not None else ""


SOURCE = ImportSource("a piece in NewsML-G2", recognises, read)
