"""A page saved as HTML: the text of its article, and what it says of itself."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign import markdown_text
from publish.importers.foreign.article import outside, roots_of
from publish.importers.foreign.assembly import Given, assembled, key, without_site
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import begins_page, decoded, full_of_markup, line_of, parsed, words_of
from publish.importers.foreign.facts import PageMetadata, moment, page_facts, seen
from publish.importers.foreign.furniture import furniture
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, left_out
from publish.model.dispatch import Dispatch
from publish.model.walk import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADLINES = ("//*[@itemprop='headline']", "//article//h1", "//main//h1", "//h1")
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    "//*[contains(concat(' ', @class, ' '), ' author-name ')]",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    "//*[contains(concat(' ', @class, ' '), ' author ')]",
    "//*[contains(concat(' ', @class, ' '), ' by ')]",
)
_STANDFIRSTS = tuple(
    f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    for name in (
        "standfirst",
        "subtitle",
        "dek",
        "deck",
        "subhead",
        "article-lede",
        "post-subtitle",
        "article__standfirst",
    )
)
_TIMES = ("//article//time[@datetime]/@datetime", "//time[@datetime]/@datetime")


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a page."""
    at = Span(material.path, material.line, 1)
    text = decoded(material.data, at)
    return text.then(lambda markup: read_page(markup, at, material))


def read_page(markup: str, at: Span, material: Material, *, address: str = "") -> Outcome[Reading]:
    """The dispatch of a page's markup; ``address`` is where it was saved from, where that is known otherwise."""
    root = parsed(markup, at)
    if root.value is None:
        return Outcome(Reading(), root.diagnostics)
    facts = page_facts(root.value)
    headline = _headline(seen(root.value, *_HEADLINES), facts, material.publication)
    roots = roots_of(root.value)
    body = read_body(roots, at, base=facts.address or address)
    if not body.blocks:
        return Outcome(Reading(), (*body.diagnostics, IMPORT_REFUSED.finding("the page holds no text", at)))
    times = [str(found) for path in _TIMES for found in root.value.xpath(path)]
    authors = facts.authors or tuple(filter(None, (_author(seen(root.value, *_BYLINES)),)))
    given = Given(
        headline=headline,
        standfirst=seen(root.value, *_STANDFIRSTS),
        authors=tuple(name for name in authors if key(name) not in (key(facts.site), key(material.publication))),
        date=facts.date or next((day for found in times if (day := moment(found))), None),
        updated=facts.updated,
        language=facts.language,
        picture=facts.picture,
        subjects=facts.subjects,
    )
    made = assembled(given, body.blocks, at, importer="page", language=material.language, notes=body.notes)
    reading = Reading((made.value,), publication=facts.site, others=body.others)
    findings = (*root.diagnostics, *body.diagnostics, *made.diagnostics)
    return Outcome(reading, (*findings, *_around(root.value, roots, made.value, at)))


def _around(root: "HtmlElement", roots: Sequence["HtmlElement"], dispatch: Dispatch, at: Span) -> Iterator[Diagnostic]:
    """What stands on the page beside the text, and is not in the dispatch's fields either."""
    known = {key(plain(dispatch.headline)), key(plain(dispatch.standfirst)), ""}
    names = [key(credit.name) for credit in dispatch.credits]
    for element in outside(root, roots):
        words = words_of(element)
        if furniture(element) == "" or key(words) in known or moment(words) == dispatch.date is not None:
            continue
        if len(words) < 80 and any(name in key(words) for name in names):
            continue  # the byline
        yield left_out(furniture(element) or "what stands beside the text", words, line_of(element, at))


def _headline(shown: str, facts: PageMetadata, publication: str) -> str:
    """The headline that is seen on the page, unless that is the site's name; else what the page says of itself."""
    names = (facts.site, publication)
    known = {key(name) for name in names}
    candidates = (shown, without_site(facts.headline, names), without_site(facts.title, names))
    return next((found for found in candidates if found and key(found) not in known), "")


def _author(words: str) -> str:
    """The names in a byline, without what else stands in it."""
    return (
        words.removeprefix("By ").removeprefix("by ").removeprefix("BY ").partition(" | ")[0].strip()
        if len(words) < 80
        else ""
    )


def recognises(material: Material) -> bool:
    """Whether a file is HTML: it begins so, or is full of its tags and no Markdown, which may hold some of them."""
    head = material.head
    return begins_page(head) or (full_of_markup(head) and not markdown_text.recognises(material))


SOURCE = ImportSource("an HTML page", recognises, read)
