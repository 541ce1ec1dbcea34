"""What a page says of itself beside its text: JSON-LD of schema.org, Open Graph, ``meta`` and ``time``."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from publish.importers.capture.dates import day
from publish.importers.foreign.document import words_of
from publish.importers.foreign.words import book_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST = 400_000
_ARTICLES = re.compile(r".*(?:article|posting|report|message|review)$", re.IGNORECASE)
_LEADING_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself; a field is empty where it says nothing."""

    headline: str = ""
    """The headline."""
    title: str = ""
    """What stands in the window's head: the headline, most often with the site's name."""
    site: str = ""
    """The site's or newsletter's name."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    date: datetime.date | None = None
    """When it was published first."""
    updated: datetime.date | datetime.datetime | None = None
    """When it was changed last."""
    language: str = ""
    """BCP 47 tag."""
    address: str = ""
    """Where the page stands; what relative addresses are resolved against."""
    picture: str = ""
    """The address of the picture that stands for it."""
    subjects: tuple[str, ...] = ()
    """What it is about."""


def page_facts(root: "HtmlElement") -> PageMetadata:
    """The facts of a page, from what is made for machines, the most telling first."""
    article = next(_articles(root), {})
    meta = _meta(root)

    def named(*keys: str) -> str:
        return next((meta[key] for key in keys if meta.get(key)), "")

    address = _text(article.get("url")) or _link(root, "canonical") or named("og:url")
    base = next((str(found) for found in root.xpath("//base/@href")), "")
    address = urljoin(address, base) if base else address
    published = _text(article.get("datePublished")) or named(
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
        "dc.date.issued", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    )  # fmt: skip
    changed = _text(article.get("dateModified")) or named("article:modified_time", "datemodified", "last-modified")
    authors = tuple(_people(article.get("author"))) or tuple(
        found for key in ("author", "article:author", "dc.creator", "parsely-author", "byl") if (found := meta.get(key))
        and "://" not in found and not found.startswith("@")
    )[:1]  # fmt: skip
    keywords = article.get("keywords") or named("article:tag", "news_keywords", "keywords")
    return PageMetadata(
        headline=_text(article.get("headline")) or named("og:title", "twitter:title"),
        title=str(root.xpath("normalize-space(//title)")),
        site=named("og:site_name", "application-name") or next(_people(article.get("publisher")), ""),
        authors=authors,
        date=moment(published),
        updated=moment(changed),
        language=(root.get("lang") or root.get("xml:lang") or named("og:locale", "language")).replace("_", "-"),
        address=address if address.startswith(("https://", "http://")) else "",
        picture=_picture(article.get("image")) or named("og:image:secure_url", "og:image", "twitter:image"),
        subjects=tuple(_words(keywords)),
    )


def moment(text: str, language: str = "en") -> datetime.date | None:
    """The day that a text names: of ISO 8601, of a mail, or written out; ``None`` where it names none."""
    text = text.strip()
    if found := _LEADING_DATE.match(text):
        try:
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return day(text, book_of(language))


def _articles(root: "HtmlElement") -> Iterator[Mapping[str, object]]:
    """The articles that a page describes, as schema.org has them."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        text = "".join(script.itertext()).strip()
        if len(text) > _LARGEST:
            continue
        try:
            tree = json.loads(text.removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA["), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _typed(tree)


def _typed(tree: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if isinstance(tree, list) and depth < 6:
        for entry in tree:
            yield from _typed(entry, depth + 1)
    elif isinstance(tree, dict) and depth < 6:
        kinds = tree.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLES.fullmatch(name) for name in names):
            yield tree
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _typed(tree.get(key), depth + 1)


def _meta(root: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(key.lower(), " ".join(element.get("content", "").split()))
    return found


def _link(root: "HtmlElement", kind: str) -> str:
    return next((str(found) for found in root.xpath("//link[@rel=$kind]/@href", kind=kind)), "")


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url") or value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _people(value: object) -> Iterator[str]:
    for person in value if isinstance(value, list) else [value]:
        name = person.get("name") if isinstance(person, dict) else person
        if isinstance(name, list):
            yield from _people(name)
        elif isinstance(name, str) and name.strip() and "://" not in name:
            yield " ".join(name.split())


def _picture(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return value if isinstance(value, str) else ""


def _words(value: object) -> Iterator[str]:
    words = value if isinstance(value, list) else str(value or "").split(",")
    yield from (word.strip() for word in words if isinstance(word, str) and word.strip())


def seen(root: "HtmlElement", *paths: str) -> str:
    """The words of the first element that one of some XPaths finds."""
    for path in paths:
        for element in root.xpath(path):
            if words := words_of(element):
                return words
    return ""
