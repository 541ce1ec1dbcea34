"""A page saved as HTML: the text of its article, and what it says of itself."""

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome, Span
from publish.importers.capture.credits import byline
from publish.importers.foreign import markdown_text
from publish.importers.foreign.around import around_text
from publish.importers.foreign.article import roots_of
from publish.importers.foreign.assembly import Given, assembled, key, without_site
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import begins_page, decoded, full_of_markup, parsed
from publish.importers.foreign.facts import PageMetadata, moment, page_facts, seen
from publish.importers.foreign.furniture import furniture, mail_furniture
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED
from publish.importers.foreign.words import book_of

if TYPE_CHECKING:
    pass

_ENTRY = "//*[contains(concat(' ', @class, ' '), ' h-entry ')]"
"""What microformats set round an article; so do exports of Medium."""
_CANONICAL = f"{_ENTRY}//a[contains(concat(' ', @class, ' '), ' p-canonical ')]/@href"
_HEADLINES = (
    "//*[@itemprop='headline']",
    f"{_ENTRY}//*[contains(concat(' ', @class, ' '), ' p-name ')]",
    "//article//h1",
    "//main//h1",
    "//h1",
)
_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    f"{_ENTRY}//*[contains(concat(' ', @class, ' '), ' p-author ')]",
    "//*[contains(concat(' ', @class, ' '), ' author-name ')]",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    "//*[contains(concat(' ', @class, ' '), ' author ')]",
    "//*[contains(concat(' ', @class, ' '), ' by ')]",
)
STANDFIRSTS = tuple(
    f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    for name in (
        "p-summary",
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
_MAILING = re.compile(r"<!--\[if !?\(?(?:gte |lte |gt |lt )?mso\b", re.IGNORECASE)
"""What is said to Outlook alone: nobody but a mailing says it."""
_BYLINE = 80
"""Characters of a byline."""
_TIMES = (
    f"{_ENTRY}//time[contains(concat(' ', @class, ' '), ' dt-published ')]/@datetime",
    "//article//time[@datetime]/@datetime",
    "//time[@datetime]/@datetime",
)


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
    judge = mail_furniture if _MAILING.search(markup) else furniture
    body = read_body(roots, at, base=facts.address or address, judge=judge)
    if not body.blocks:
        return Outcome(Reading(), (*body.diagnostics, IMPORT_REFUSED.finding("the page holds no text", at)))
    times = [str(found) for path in _TIMES for found in root.value.xpath(path)]
    by = _author(seen(root.value, *_BYLINES), facts.language or material.language)
    authors = facts.authors or ((by,) if by else ())
    given = Given(
        headline=headline,
        standfirst=seen(root.value, *STANDFIRSTS),
        authors=tuple(name for name in authors if key(name) not in (key(facts.site), key(material.publication))),
        date=facts.date or next((day for found in times if (day := moment(found))), None),
        updated=facts.updated,
        language=facts.language,
        picture=facts.picture,
        subjects=facts.subjects,
    )
    made = assembled(given, body.blocks, at, importer="page", language=material.language, notes=body.notes)
    stood = facts.address or address or next((str(found) for found in root.value.xpath(_CANONICAL)), "")
    addresses = {stood: 0} if stood else {}
    reading = Reading((made.value,), publication=facts.site, addresses=addresses, others=body.others)
    findings = (*root.diagnostics, *body.diagnostics, *made.diagnostics)
    return Outcome(reading, (*findings, *around_text(root.value, roots, made.value, at)))


def _headline(shown: str, facts: PageMetadata, publication: str) -> str:
    """The headline that is seen on the page, unless that is the site's name; else what the page says of itself."""
    names = (facts.site, publication)
    known = {key(name) for name in names}
    candidates = (shown, without_site(facts.headline, names), without_site(facts.title, names))
    return next((found for found in candidates if found and key(found) not in known), "")


def _author(words: str, language: str) -> str:
    """The names in a byline, without what else stands in it."""
    names = words.partition(" | ")[0].strip()
    found = byline(names, book_of(language))
    if found is not None:
        return " and ".join(credit.name for credit in found.credits)
    return re.sub(r"^by ", "", names, flags=re.IGNORECASE) if len(words) < _BYLINE else ""


def recognises(material: Material) -> bool:
    """Whether a file is HTML: it begins so, or is full of its tags and no Markdown, which may hold some of them."""
    head = material.head
    return begins_page(head) or (full_of_markup(head) and not markdown_text.recognises(material))


SOURCE = ImportSource("an HTML page", recognises, read)
