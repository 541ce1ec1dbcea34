"""RSS, Atom and JSON Feed: a dispatch for each entry, its text where the feed gives it whole."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from publish.config.addresses import scheme_of
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import Body, read_body
from publish.importers.foreign.document import name_of, parsed, words_of
from publish.importers.foreign.entry_kinds import status_of, subjects_of, what_else
from publish.importers.foreign.facts import moment
from publish.importers.foreign.furniture import furniture
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, IMPORT_SUMMARY_ONLY, excerpt, left_out
from publish.importers.foreign.xml_guard import xml_refusal
from publish.model.blocks import Paragraph
from publish.model.dispatch import Dispatch
from publish.model.inlines import Text
from publish.model.walk import each_block, lines_of, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_JSON = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_ITEM = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|(?P<item><(?:item|entry)[\s>])", re.DOTALL)
_MEDIA = re.compile(rb"(</?media:)(?:description|text)(?:\s[^>]*?)?(/?>)")
"""What the library would take for the summary of the entry; with its attributes it would give these for the words."""
_APPEARED = re.compile(
    r"(?:the post|der beitrag|l.article|la entrada|el post|het bericht|l.articolo|o post|сообщение|запись)\s.{1,300}"
    r"(?:appeared first on|first appeared on|erschien zuerst auf|est apparu en premier sur|se public[óo] primero en"
    r"|apareci[óo] primero en|verscheen eerst op|proviene da|apareceu primeiro em|появились сначала на"
    r"|впервые появил\w+)\s.{1,200}",
    re.IGNORECASE,
)
"""The line that WordPress puts under each entry of a feed."""
_BRIEF = 600
"""A text of fewer characters that links to the whole of it is a summary."""
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|read more\.?|continue reading.*|weiterlesen|lire la suite)\s*$", re.IGNORECASE
)
_MOST = 10_000


def recognises(material: Material) -> bool:
    """Whether a file is a feed."""
    head = material.head
    if head.startswith("{"):
        return bool(_JSON.search(head))
    return head.startswith("<") and bool(_FEED.search(re.sub(r"<!--.*?-->", "", head[:4000], flags=re.DOTALL)))


def read(material: Material) -> Outcome[Reading]:
    """The dispatches of a feed, in its order."""
    return _json_feed(material) if material.head.startswith("{") else _xml_feed(material)


def _xml_feed(material: Material) -> Outcome[Reading]:
    import feedparser

    data = bytes(material.data).lstrip()
    if refusal := xml_refusal(data, material.path):
        return Outcome(Reading(), (refusal,))
    # A stream: a text would be taken for an address, and fetched.
    data = _MEDIA.sub(rb"\g<1>caption\g<2>", data)
    feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    lines = _lines(bytes(material.data))
    if feed.bozo and not feed.entries:
        at = Span(material.path, getattr(feed.bozo_exception, "getLineNumber", lambda: 1)() or 1, 1)
        return Outcome(Reading(), (IMPORT_REFUSED.finding(f"the feed cannot be read: {feed.bozo_exception}", at),))
    language = feed.feed.get("language", "") or feed.feed.get("title_detail", {}).get("language") or ""
    base = feed.feed.get("link", "")
    house = _people(feed.feed)
    kinds = [what_else(entry) for entry in feed.entries]
    entries = [
        (_entry(entry, language, house), lines[number] if number < len(lines) else 1)
        for number, entry in enumerate(feed.entries)
        if not kinds[number]
    ]
    made = _read(entries, material, title=feed.feed.get("title", ""), base=base)
    at = Span(material.path, 1, 1)
    others = [
        left_out(what if count == 1 else f"{what} ({count} times)", "", at)
        for what, count in Counter(filter(None, kinds)).items()
    ]
    return Outcome(made.value, (*others, *made.diagnostics))


class _Entry:
    """An entry of a feed, whatever its format."""

    def __init__(self, given: Given, text: str, summary: str, link: str, *, html: bool = True) -> None:
        self.given, self.text, self.summary, self.link, self.html = given, text, summary, link, html


def _people(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Who wrote an entry, or all of a feed's."""
    named = [one.get("name", "") for one in entry.get("authors", [])] or [entry.get("author", "")]
    return tuple(filter(None, named))


def _entry(entry: Mapping[str, Any], language: str, house: tuple[str, ...]) -> _Entry:
    contents = entry.get("content") or []
    text = next((c.get("value", "") for c in contents if "html" in c.get("type", "html")), "")
    text = text or next((c.get("value", "") for c in contents), "")
    summary = entry.get("summary", "")
    picture = next(_pictures(entry), {})
    given = Given(
        headline=_plain(entry.get("title", "")),
        authors=_people(entry) or house,
        date=moment(entry.get("published", "") or entry.get("updated", "")),
        updated=moment(entry.get("updated", "")) if entry.get("published") else None,
        language=language,
        picture=picture.get("url", "") or picture.get("href", ""),
        alt="",
        caption=_plain(picture.get("description", "")),
        credit=_plain(picture.get("credit", "")),
        subjects=subjects_of(entry),
        status=status_of(entry),
    )
    return _Entry(given, text, summary, entry.get("link", ""))


def _pictures(entry: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The pictures of an entry that stand beside its text, with what is said of them."""
    described = entry.get("media_caption", "")
    credits = entry.get("media_credit") or []
    credit = credits[0].get("content", "") if credits else ""
    for media in [*entry.get("media_content", []), *entry.get("media_thumbnail", [])]:
        kind = media.get("medium") or media.get("type", "image")
        if kind.startswith("image") and media.get("url"):
            yield {"url": media["url"], "description": described, "credit": credit}
    for link in entry.get("enclosures", []):
        if link.get("type", "").startswith("image") and link.get("href"):
            yield {"url": link["href"], "description": described, "credit": credit}


def _json_feed(material: Material) -> Outcome[Reading]:
    at = Span(material.path, 1, 1)
    try:
        tree = json.loads(bytes(material.data))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Outcome(
            Reading(), (IMPORT_REFUSED.finding(f"the feed is no JSON: {error}", Span(material.path, line, 1)),)
        )
    items = tree.get("items") if isinstance(tree, dict) else None
    if not isinstance(items, list):
        return Outcome(Reading(), (IMPORT_REFUSED.finding("the feed has no items", at),))
    lines = [
        bytes(material.data).count(b"\n", 0, found.start()) + 1
        for found in re.finditer(rb'"id"\s*:', bytes(material.data))
    ]
    found = [item for item in items if isinstance(item, dict)]
    entries = [
        (_json_entry(item, tree), lines[number] if number < len(lines) else 1) for number, item in enumerate(found)
    ]
    return _read(entries, material, title=_text(tree.get("title")), base=_text(tree.get("home_page_url")))


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> _Entry:
    own = [item["author"]] if item.get("author") else []
    authors = item.get("authors") or own or feed.get("authors") or []
    html = _text(item.get("content_html"))
    given = Given(
        headline=_text(item.get("title")),
        authors=tuple(_text(one.get("name")) for one in authors if isinstance(one, dict) and one.get("name")),
        date=moment(_text(item.get("date_published"))),
        updated=moment(_text(item.get("date_modified"))),
        language=_text(item.get("language")) or _text(feed.get("language")),
        picture=_text(item.get("image")) or _text(item.get("banner_image")),
        subjects=tuple(_text(tag) for tag in item.get("tags") or [] if _text(tag)),
    )
    text = html or _text(item.get("content_text"))
    return _Entry(given, text, _text(item.get("summary")), _text(item.get("url")), html=bool(html))


def _read(entries: Sequence[tuple[_Entry, int]], material: Material, *, title: str, base: str) -> Outcome[Reading]:
    """The dispatches of some entries, each given with its line."""
    at = Span(material.path, 1, 1)
    if not entries:
        return Outcome(Reading(), (IMPORT_REFUSED.finding("the feed has no entries", at),))
    dispatches: list[Dispatch] = []
    findings: list[Diagnostic] = []
    others: dict[str, tuple[str, ...]] = {}
    stood: dict[str, int] = {}
    if len(entries) > _MOST:
        message = f"the feed has {len(entries):,} entries; {_MOST:,} are the most"
        return Outcome(Reading(), (IMPORT_REFUSED.finding(message, at, hint="Import it in parts."),))
    for entry, line in entries:
        place = Span(material.path, line, 1)
        body = _body(entry, place, base)
        made = assembled(entry.given, body.blocks, place, importer="feed", language=material.language, notes=body.notes)
        stood |= {entry.link: len(dispatches)} if entry.link else {}
        dispatches.append(made.value)
        findings += [*body.diagnostics, *made.diagnostics, *_short(entry, body, place)]
        others |= body.others
    reading = Reading(tuple(dispatches), publication=_plain(title), addresses=stood, others=others)
    return Outcome(reading, tuple(findings))


def _body(entry: _Entry, at: Span, base: str) -> Body:
    text = entry.text or entry.summary
    if not text.strip():
        return Body()
    if not entry.html or not re.search(r"<[a-zA-Z!/]|&[a-z#]", text):
        found = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
        return Body(tuple(Paragraph((Text(words),), span=at) for words in found if words))
    nowhere = Span(at.path)
    root = parsed(f"<div>{text}</div>", nowhere)
    return (
        Body(diagnostics=root.diagnostics)
        if root.value is None
        else read_body([root.value], at, base=entry.link or base, judge=_judged)
    )


def _judged(element: "HtmlElement") -> str | None:
    """What belongs not to the text, and the line that says where an entry has stood first."""
    if name_of(element) == "p" and _APPEARED.fullmatch(words_of(element)):
        return "where the entry has stood first"
    return furniture(element)


def _short(entry: _Entry, body: Body, at: Span) -> Iterator[Diagnostic]:
    """What is said of an entry whose text is not there, or only in part."""
    words = " ".join(plain(line) for _, block in each_block(body.blocks) for line in lines_of(block))
    name = excerpt(entry.given.headline or "the entry")
    if not words.strip():
        yield IMPORT_SUMMARY_ONLY.finding(f"{name} has no text in the feed", at)
    elif _CUT.search(words) or (not entry.text and entry.link and len(words) < _BRIEF):
        where = f": {entry.link}" if scheme_of(entry.link) in ("http", "https") else ""
        hint = f"Save its page and import that{where}."
        yield IMPORT_SUMMARY_ONLY.finding(f"{name} is only summed up in the feed", at, hint=hint)


def _lines(data: bytes) -> list[int]:
    """The lines that the entries of a feed begin in."""
    found: list[int] = []
    line, behind = 1, 0
    for match in _ITEM.finditer(data):
        if match["item"]:
            line, behind = line + data.count(b"\n", behind, match.start()), match.start()
            found.append(line)
    return found


def _plain(markup: str) -> str:
    """The words of a title, which some feeds write as HTML."""
    if not re.search(r"<[a-zA-Z/]|&[a-z#]", markup):
        return " ".join(markup.split())
    root = parsed(f"<p>{markup}</p>", NOWHERE).value
    return " ".join("".join(root.itertext()).split()) if root is not None else ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


SOURCE = ImportSource("a feed", recognises, read)
