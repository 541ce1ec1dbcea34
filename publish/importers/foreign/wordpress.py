"""WordPress's export (WXR): a dispatch for each post, with the facts of its pictures from the items of their own.

The file may be larger than memory would bear as a tree. It is cut by its items, and each post is read with those of the
pictures that it names, and with no other.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import NOWHERE, Outcome, Span
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import parsed
from publish.importers.foreign.facts import moment
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, left_out
from publish.importers.foreign.shortcodes import paragraphs, without_shortcodes
from publish.importers.foreign.xml_guard import xml_refusal
from publish.model.blocks import Block
from publish.model.dispatch import Status
from publish.model.figures import Figure, Missing, Written
from publish.model.inlines import Text
from publish.model.walk import map_dispatch

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|(?P<begin><item>)|(?P<end></item>)", re.DOTALL)
_TYPE = re.compile(rb"<wp:post_type>\s*(?:<!\[CDATA\[)?\s*([\w-]+)")
_STATUS = re.compile(rb"<wp:status>\s*(?:<!\[CDATA\[)?\s*([\w-]+)")
_ID = re.compile(rb"<wp:post_id>\s*(?:<!\[CDATA\[)?\s*(\d+)")
_PARENT = re.compile(rb"<wp:post_parent>\s*(?:<!\[CDATA\[)?\s*(\d+)")
_NAMED = re.compile(rb"wp-(?:image|att)-(\d+)|attachment_(\d+)|\"id\":(\d+)|\bids=[\"']?([\d, ]+)")
_THUMBNAIL = re.compile(rb"_thumbnail_id\s*(?:\]\]>)?\s*</wp:meta_key>\s*<wp:meta_value>\s*(?:<!\[CDATA\[)?\s*(\d+)")
_STATES = {"publish": Status.READY, "future": Status.DRAFT, "draft": Status.DRAFT, "pending": Status.DRAFT,
           "private": Status.WITHHELD}  # fmt: skip
_QUIET = frozenset(["attachment", "revision"])
_NO_SUBJECT = frozenset(["uncategorized", "uncategorised", "allgemein", "non classé", "sin categoría", "без рубрики"])
_LEFT_OUT = "left out"


def recognises(material: Material) -> bool:
    """Whether a file is an export of WordPress."""
    return "<rss" in material.head and "wordpress.org/export/" in material.head


def pieces(material: Material) -> Iterator[Material]:
    """Each post with the pictures that it names, in a file of its own; what is no post is counted in a last one."""
    data = material.data
    spans = list(_items(data))
    head = bytes(data[: spans[0][0]]) if spans else bytes(data[:4096])
    pictures: dict[bytes, tuple[int, int]] = {}
    children: dict[bytes, list[bytes]] = {}
    others: Counter[str] = Counter()
    posts: list[tuple[int, int]] = []
    for begin, end in spans:
        item = data[begin:end]
        kind, state = _first(_TYPE, item) or b"post", _first(_STATUS, item) or b"publish"
        if kind == b"attachment":
            number = _first(_ID, item)
            pictures[number] = (begin, end)
            children.setdefault(_first(_PARENT, item), []).append(number)
        elif kind == b"post" and state.decode() in _STATES:
            posts.append((begin, end))
        elif kind.decode() not in _QUIET:
            others["a post in the bin" if kind == b"post" else f"a {kind.decode()}"] += 1
    line, behind = material.line, 0
    for begin, end in posts:
        item = data[begin:end]
        line, behind = line + data.count(b"\n", behind, begin), begin
        wanted = _wanted(item, children.get(_first(_ID, item), []))
        rest = b"".join(data[slice(*pictures[number])] for number in wanted if number in pictures)
        yield replace(material, data=head + item + rest + b"</channel></rss>", line=line - head.count(b"\n"))
    if others or not posts:
        listed = ", ".join(f"{what} ({count} times)" if count > 1 else what for what, count in others.items())
        yield replace(material, data=b"", facts={_LEFT_OUT: listed, "posts": str(len(posts))})


def _items(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the items begin and end; what looks like one inside a text is none."""
    begin = -1
    for found in _PARTS.finditer(data):
        if found["begin"]:
            begin = found.start()
        elif found["end"] and begin >= 0:
            yield begin, found.end()
            begin = -1


def _first(pattern: re.Pattern[bytes], data: bytes) -> bytes:
    found = pattern.search(data)
    return found[1] if found else b""


def _wanted(item: bytes, children: list[bytes]) -> list[bytes]:
    """The numbers of the pictures that a post names; all of its own where it shows a gallery of these."""
    named = b" ".join(group for match in _NAMED.finditer(item) for group in match.groups() if group)
    found = [*re.findall(rb"\d+", named), _first(_THUMBNAIL, item)]
    found += children if b"[gallery" in item else []
    return list(dict.fromkeys(found))


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a post."""
    at = Span(piece.path, 1, 1)
    if _LEFT_OUT in piece.facts:
        findings = [left_out(piece.facts[_LEFT_OUT], "", at)] if piece.facts[_LEFT_OUT] else []
        if piece.facts["posts"] == "0":
            findings.append(IMPORT_REFUSED.finding("the export holds no post", at))
        return Outcome(Reading(), tuple(findings))
    if refusal := xml_refusal(piece.data, piece.path):
        return Outcome(Reading(), (refusal,))
    return _Post(piece).reading()


class _Post:
    """A post with its channel and its pictures."""

    def __init__(self, piece: Material) -> None:
        from lxml import etree

        self.piece = piece
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        self.root = etree.fromstring(piece.data.lstrip(), parser)
        self.items = list(self.root.iter("item"))
        self.item = self.items[0]
        line = (self.item.sourceline or 1) + piece.line - 1
        self.at = Span(piece.path, line, 1)
        self.pictures = {_text(one, "post_id"): one for one in self.items[1:]}

    def reading(self) -> Outcome[Reading]:
        """What the post holds."""
        encoded = [element for element in self.item if _name(element) == "encoded"]
        excerpt = next((e for e in encoded if "excerpt" in str(e.tag)), None)
        content = next((e for e in encoded if e is not excerpt), None)
        channel = self.root.find("channel")
        assert channel is not None
        lead = self.pictures.get(self._meta(self.item).get("_thumbnail_id", ""))
        given = Given(
            headline=_words(_text(self.item, "title")),
            standfirst=_words(excerpt.text or "") if excerpt is not None else "",
            authors=tuple(filter(None, (self._author(channel),))),
            date=moment(_text(self.item, "post_date")) or moment(_text(self.item, "pubDate")),
            updated=moment(_text(self.item, "post_modified")),
            language=_text(channel, "language").replace("_", "-"),
            slug=_text(self.item, "post_name"),
            picture=_address(lead) if lead is not None else "",
            alt=self._meta(lead).get("_wp_attachment_image_alt", "") if lead is not None else "",
            caption=_caption(lead) if lead is not None else "",
            subjects=tuple(self._subjects()),
            status=_STATES.get(_text(self.item, "status"), Status.READY),
        )
        text = (content.text or "") if content is not None else ""
        line = self.at.line + ((content.sourceline or 0) - (self.item.sourceline or 0) if content is not None else 0)
        place = Span(self.piece.path, line, 1)
        markup, findings = without_shortcodes(text, place, self._gallery)
        root = parsed(f"<div>{paragraphs(markup)}{self._footnotes()}</div>", place)
        if root.value is None:
            return Outcome(Reading(), (*findings, *root.diagnostics))
        body = read_body([root.value], place, base=_text(self.item, "link") or _text(channel, "link"))
        if not body.blocks and not given.picture:
            told = left_out("a post without text", given.headline, self.at)
            return Outcome(Reading(), (*findings, *body.diagnostics, told))
        made = assembled(
            given, body.blocks, self.at, importer="wordpress", language=self.piece.language, notes=body.notes
        )
        dispatch = map_dispatch(made.value, self._described)
        stood = {address: 0 for name in ("link", "guid") if (address := _text(self.item, name))}
        reading = Reading((dispatch,), publication=_text(channel, "title"), addresses=stood, others=body.others)
        return Outcome(reading, (*findings, *body.diagnostics, *made.diagnostics))

    def _author(self, channel: "_Element") -> str:
        """The name of the post's author, whom the post names as an account."""
        account = _text(self.item, "creator")
        for author in channel:
            if _name(author) == "author" and _text(author, "author_login") == account:
                return _text(author, "author_display_name") or account
        return account if " " in account else ""

    def _meta(self, item: "_Element") -> dict[str, str]:
        found = [element for element in item if _name(element) == "postmeta"]
        return {_text(element, "meta_key"): _text(element, "meta_value") for element in found}

    def _subjects(self) -> Iterator[str]:
        for element in self.item:
            if _name(element) == "category" and element.get("domain") in ("category", "post_tag"):
                words = (element.text or "").strip()
                if words.casefold() not in _NO_SUBJECT:
                    yield words

    def _gallery(self, ids: str) -> str:
        """The pictures of a gallery as markup; all of the post's own where it names none."""
        numbers = re.findall(r"\d+", ids) or [*self.pictures]
        found = [self.pictures[number] for number in numbers if number in self.pictures]
        figures = "".join(
            f'<figure><img src="{_escaped(_address(one))}"><figcaption>{_escaped(_caption(one))}</figcaption></figure>'
            for one in found
        )
        return f"<figure>{figures}</figure>" if figures else ""

    def _footnotes(self) -> str:
        """The notes of the block editor, which stand beside the text: as the list that it shows."""
        try:
            notes = json.loads(self._meta(self.item).get("footnotes", "") or "[]")
        except (ValueError, RecursionError):
            return ""
        entries = [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
        listed = "".join(
            f'<li id="{_escaped(str(note.get("id", "")))}">{note.get("content", "")} '
            f'<a href="#{_escaped(str(note.get("id", "")))}-link">↩</a></li>'
            for note in entries
        )
        return f"<ol>{listed}</ol>" if listed else ""

    def _described(self, block: Block) -> Block:
        """A picture with what its own item says of it, where the text says nothing."""
        if not isinstance(block, Figure) or block.picture is None:
            return block
        stem = _stem(block.picture.source)
        known = next((one for one in self.pictures.values() if _stem(_address(one)) == stem), None)
        if known is None:
            return block
        picture, caption = replace(block.picture, source=_address(known)), block.caption
        alt = self._meta(known).get("_wp_attachment_image_alt", "").strip()
        if isinstance(picture.alt, Missing) and alt:
            picture = replace(picture, alt=Written(alt))
        if not caption and (words := _caption(known)):
            caption = (Text(words),)
        return replace(block, picture=picture, caption=caption)


def _name(element: "_Element") -> str:
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(item: "_Element", name: str) -> str:
    """The text of the first child of that name, in whatever namespace."""
    found = next((element for element in item if _name(element) == name), None)
    return " ".join((found.text or "").split()) if found is not None else ""


def _address(picture: "_Element") -> str:
    return _text(picture, "attachment_url") or _text(picture, "guid")


def _caption(picture: "_Element") -> str:
    """A picture's caption is the excerpt of its item."""
    found = next((e for e in picture if _name(e) == "encoded" and "excerpt" in str(e.tag)), None)
    return _words(found.text or "") if found is not None else ""


def _words(markup: str) -> str:
    root = parsed(f"<p>{markup}</p>", NOWHERE).value if re.search(r"<\w|&", markup) else None
    return " ".join("".join(root.itertext() if root is not None else markup).split())


def _escaped(text: str) -> str:
    for character, name in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, name)
    return text


def _stem(address: str) -> str:
    return re.sub(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w+$)", "", address.partition("?")[0])


SOURCE = ImportSource("an export of WordPress", recognises, read, pieces, limit=256 * 1024 * 1024)
