"""A dispatch made of what a source says of it and of its text: what stands in both is kept once."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from publish.config.languages import tag_fault
from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.capture.credits import Attribution, byline, people, tagline
from publish.importers.capture.datelines import dateline
from publish.importers.capture.dispatches import slugs
from publish.importers.capture.phrases import Phrasebook
from publish.importers.foreign.facts import moment
from publish.importers.foreign.rules import IMPORT_MISSING, excerpt
from publish.importers.foreign.words import book_of
from publish.importers.frontmatter import HEADLINE_MISSING
from publish.importers.markdown.dispatch import display_label
from publish.model.blocks import Block, Blocks, Break, Heading, Note, Paragraph
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import Dispatch, Provenance, Status
from publish.model.figures import Figure, Missing, Picture, Written
from publish.model.inlines import Emphasis, Inlines, Strong, Text
from publish.model.walk import plain

_OPENING = 6
"""How many blocks at the beginning may be what stands with the headline: byline, date, standfirst."""
_BARS = re.compile(r"\s+[|·•–—]\s+|\n")
_SIGNED = 120
"""The most characters of a line with a byline and a date."""
_KEY = re.compile(r"[^\w]+")
_MAIL = re.compile(r"\S+@\S+\s*\((?P<name>[^)]+)\)|<?\S+@\S+>?")
_SIZES = re.compile(r"[-_](?:\d{2,5}x\d{2,5}|scaled|e\d{8,})(?=\.\w+$)")


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says of a dispatch; a field is empty where it says nothing."""

    headline: str = ""
    """The headline."""
    standfirst: str = ""
    """The sentence under it."""
    kicker: str = ""
    """The words over it."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    date: datetime.date | None = None
    """When it was published first."""
    updated: datetime.date | datetime.datetime | None = None
    """When it was changed last."""
    language: str = ""
    """BCP 47 tag."""
    slug: str = ""
    """Its name in its address."""
    picture: str = ""
    """The address of its lead picture."""
    alt: str = ""
    """What that picture shows."""
    caption: str = ""
    """The words under that picture."""
    credit: str = ""
    """Who made that picture."""
    subjects: tuple[str, ...] = ()
    """What it is about."""
    status: Status = Status.READY
    """How far it is."""


def assembled(
    given: Given,
    blocks: Blocks,
    at: Span,
    *,
    importer: str,
    language: str,
    notes: tuple[Note, ...] = (),
) -> Outcome[Dispatch]:
    """The dispatch of a source's text at ``at``; ``importer`` is what its provenance says.

    A heading that repeats the headline is left out, and so is a line that only says again who wrote it and when; a
    byline, a date and a dateline that stand in the text alone go into their fields.
    """
    findings: list[Diagnostic] = []
    given = _scrubbed(given, at)
    tongue = given.language if given.language and not tag_fault(given.language) else language
    opening = _Opening(given, tongue)
    blocks = opening.without_head(blocks)
    place, blocks = _dateline(blocks, book_of(tongue))
    blocks = _led(blocks, given, at)
    headline = opening.headline
    slug = slugs([given.slug or headline])[0]
    if not headline:
        findings.append(HEADLINE_MISSING.finding(f"{slug} has no headline", at))
    credits = opening.credits
    if not credits and not opening.byline:
        findings.append(IMPORT_MISSING.finding(f"{excerpt(headline or slug)} does not say who wrote it", at))
    made = Dispatch(
        slug=slug,
        headline=_line(headline),
        label="" if headline else display_label(slug),
        kicker=given.kicker,
        standfirst=_line(opening.standfirst),
        date=opening.date,
        updated=given.updated if given.updated != opening.date else None,
        lang=tongue,
        dateline=place,
        byline=_line(opening.byline),
        credits=credits,
        subjects=tuple(dict.fromkeys(given.subjects)),
        status=given.status,
        blocks=blocks,
        notes=notes,
        provenance=Provenance(importer, at.path, (at.line, at.end_line or at.line) if at.line else None),
        span=at,
    )
    return Outcome(made, tuple(findings))


def key(text: str) -> str:
    """A text as it is compared: letters and digits alone."""
    return _KEY.sub("", text.casefold())


def without_site(title: str, names: Iterable[str]) -> str:
    """A page's title without the name of the site that stands before or behind it."""
    known = {key(name) for name in names if name}
    for joint in (" | ", " – ", " — ", " - ", " :: ", " · ", " » ", ": "):
        before, found, behind = title.rpartition(joint)
        if found and key(behind) in known:
            return before.strip()
        before, found, behind = title.partition(joint)
        if found and key(before) in known:
            return behind.strip()
    return title.strip()


def written_by(authors: Iterable[str]) -> tuple[Credit, ...]:
    """The people whom a source names as authors, each once."""
    found: list[Credit] = []
    for author in authors:
        mail = _MAIL.fullmatch(author.strip())
        name = (mail["name"] or "") if mail else " ".join(author.split())
        name = re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)
        who = people(name)
        named = [(one.name, one.place, one.affiliation) for one in who.people] if who else [(name, "", "")]
        found += [Credit(one, (Role.WRITER,), place, house) for one, place, house in named if one]
    return tuple({credit.name: credit for credit in reversed(found)}.values())[::-1]


def same_picture(one: str, other: str) -> bool:
    """Whether two addresses are those of one picture, perhaps in two sizes."""
    return bool(one) and bool(other) and _picture_key(one) == _picture_key(other)


def _picture_key(address: str) -> str:
    path = address.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return _SIZES.sub("", path).casefold() or address


def _same(words: str, known: str) -> bool:
    return bool(known) and key(words) == key(known)


class _Opening:
    """What stands at the head of a text, sorted into the fields of a dispatch."""

    def __init__(self, given: Given, language: str) -> None:
        self._language = language
        self._book = book_of(language)
        self.headline = given.headline
        self.standfirst = given.standfirst
        self.date = given.date
        self.credits = written_by(given.authors)
        self.byline = ""

    def without_head(self, blocks: Blocks) -> Blocks:
        """The blocks without those that say what the fields say; what stands in no field yet goes into it."""
        kept: list[Block] = []
        for place, block in enumerate(blocks):
            if isinstance(block, Break) and not kept:
                continue  # before the text there is nothing to part it from
            if not (place < _OPENING and self._is_head(block, first=not _worded(kept))):
                kept.append(block)
        return self._signed(tuple(kept))

    def _is_head(self, block: Block, *, first: bool) -> bool:
        if isinstance(block, Heading):
            words = plain(block.inlines)
            if not self.headline and first:
                self.headline = words
                return True
            return first and (_same(words, self.headline) or _same(words, self.standfirst))
        if not isinstance(block, Paragraph) or not first:
            return False
        words = plain(block.inlines).strip()
        if words.casefold() in {self.standfirst.casefold(), self.headline.casefold()}:
            return True
        parts = [part for part in _BARS.split(words) if part]
        if len(parts) > 1 and len(words) <= _SIGNED and all(self._is_known(part) for part in parts):
            taken = [self._is_date(part) or self._is_byline(part) for part in parts]
            return all(taken)
        return self._is_date(words) or self._is_byline(words)

    def _is_known(self, words: str) -> bool:
        """Whether a part of a line is a date or a byline."""
        return moment(words, self._language) is not None or byline(words, self._book) is not None

    def _is_date(self, words: str) -> bool:
        found = moment(words, self._language)
        if found is None or (self.date and found != self.date):
            return False
        self.date = self.date or found
        return True

    def _is_byline(self, words: str) -> bool:
        names = {key(credit.name) for credit in self.credits}
        found = byline(words, self._book)
        again = key(re.sub(r"^by\s+", "", words, flags=re.IGNORECASE)) in names | {
            key(", ".join(c.name for c in self.credits))
        }
        if again or (found and {key(credit.name) for credit in found.credits} <= names):
            return True
        if found is None or self.credits:
            return False
        self._take(found, words)
        return True

    def _take(self, found: Attribution, words: str) -> None:
        self.credits = found.credits
        self.byline = words

    def _signed(self, blocks: Blocks) -> Blocks:
        """The blocks without a byline or tagline that stands at their end, where none stood at the head."""
        last = blocks[-1] if blocks else None
        if not isinstance(last, Paragraph) or self.credits:
            return blocks
        words = plain(last.inlines).strip()
        found = byline(words, self._book) or tagline(words, self._book)
        if found is None:
            return blocks
        self._take(found, words)
        return blocks[:-1]


def _worded(blocks: Sequence[Block]) -> bool:
    """Whether the text has begun."""
    return any(not isinstance(block, Figure) for block in blocks)


def _dateline(blocks: Blocks, book: Phrasebook) -> tuple[Dateline | None, Blocks]:
    """The dateline that the first paragraph begins with, and the blocks without it."""
    place = next((n for n, block in enumerate(blocks[:3]) if isinstance(block, Paragraph)), None)
    if place is None:
        return None, blocks
    first = blocks[place]
    assert isinstance(first, Paragraph)
    found = _split(first.inlines, book)
    if found is None:
        return None, blocks
    line, rest = found
    return line, (*blocks[:place], replace(first, inlines=rest), *blocks[place + 1 :])


def _split(line: Inlines, book: Phrasebook) -> tuple[Dateline, Inlines] | None:
    """A dateline and what follows it; it may be bold or slanted as a whole, with or without its dash."""
    if not line:
        return None
    head, *others = line
    if isinstance(head, Text):
        if split := dateline(head.value, book):
            return split.dateline, (Text(split.rest), *others)
        return None
    if isinstance(head, Strong | Emphasis) and others and isinstance(others[0], Text):
        behind = others[0].value
        split = dateline(f"{plain(head.children).rstrip()} {behind.lstrip()}", book)
        if split and behind.endswith(split.rest):
            return split.dateline, (Text(split.rest), *others[1:])
    return None


def _led(blocks: Blocks, given: Given, at: Span) -> Blocks:
    """The blocks with the lead picture: marked where it stands in the text, else before it."""
    if not given.picture:
        return blocks
    for place, block in enumerate(blocks):
        if isinstance(block, Figure) and block.picture and same_picture(block.picture.source, given.picture):
            caption = block.caption or _line(given.caption)
            found = replace(block, lead=place < _OPENING, caption=caption)
            return (*blocks[:place], found, *blocks[place + 1 :])
    alt = Written(given.alt) if given.alt else Missing()
    lead = Figure(
        Picture(given.picture, alt, span=at),
        caption=_line(given.caption),
        credit=_line(given.credit),
        lead=True,
        span=at,
    )
    return (lead, *blocks)


def _line(words: str) -> Inlines:
    words = " ".join(words.split())
    return (Text(words),) if words else ()


def _scrubbed(given: Given, at: Span) -> Given:
    """The same without characters that no book can hold."""

    def clean(text: str) -> str:
        return scrub(text, at).value

    return replace(
        given,
        headline=clean(given.headline),
        standfirst=clean(given.standfirst),
        kicker=clean(given.kicker),
        alt=clean(given.alt),
        caption=clean(given.caption),
        credit=clean(given.credit),
        authors=tuple(map(clean, given.authors)),
        subjects=tuple(map(clean, given.subjects)),
    )
