"""What the formats of news agencies have in common, made a dispatch: fields as ``docs/mapping.md`` has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.assembly import Given, assembled, key
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import name_of, parsed
from publish.importers.foreign.facts import moment
from publish.importers.foreign.furniture import SILENT
from publish.importers.foreign.rules import IMPORT_UNSURE, excerpt, left_out
from publish.model.blocks import Block, Blocks, Note, Paragraph
from publish.model.credits import Dateline
from publish.model.dispatch import Dispatch, Status
from publish.model.figures import Figure, Missing, Picture, Written
from publish.model.inlines import Inline, Inlines, LineBreak, Text
from publish.model.walk import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DASH = re.compile(r"(?P<agency>\s*\([^()]{2,40}\))?\s*(?:--|[-–—:])\s*")
_STATES = {"withheld": Status.WITHHELD, "canceled": Status.WITHHELD, "cancelled": Status.WITHHELD}


@dataclass(frozen=True, slots=True)
class WirePicture:
    """A picture that comes with a piece."""

    address: str
    """Where it lies."""
    alt: str = ""
    """What it shows."""
    caption: str = ""
    """The words under it."""
    credit: str = ""
    """Who made it."""
    rights: str = ""
    """Who may use it."""
    lead: bool = False
    """Whether it stands before the text."""


@dataclass(frozen=True, slots=True)
class WirePiece:
    """What an agency says of a piece; a field is empty where it says nothing."""

    headline: str = ""
    short: str = ""
    """A shorter headline, for a line of contents."""
    kicker: str = ""
    standfirst: str = ""
    by: str = ""
    """Who wrote it, as printed."""
    people: tuple[str, ...] = ()
    """Who wrote it, by names."""
    dateline: str = ""
    """Where it was written, as printed."""
    date: str = ""
    """When it was published first; ISO 8601, with or without its signs."""
    updated: str = ""
    """When it was changed last."""
    embargo: str = ""
    """When it may be published."""
    state: str = ""
    """``usable``, ``withheld``, ``canceled``."""
    language: str = ""
    slug: str = ""
    rights: str = ""
    subjects: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()
    """What is said to editors alone: never printed."""
    body: "HtmlElement | None" = None
    """The text."""
    pictures: tuple[WirePicture, ...] = ()


def made(piece: WirePiece, at: Span, *, importer: str, language: str) -> Outcome[Dispatch]:
    """The dispatch of a piece that begins at ``at``."""
    findings: list[Diagnostic] = [
        left_out("what is said to editors", words, at) for words in piece.desk if words.strip()
    ]
    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()
    if piece.body is not None:
        body = read_body([piece.body], at, judge=_nothing)
        blocks, notes, findings = body.blocks, body.notes, [*findings, *body.diagnostics]
    if not blocks:
        findings.append(IMPORT_UNSURE.finding(f"{excerpt(piece.headline or 'the piece')} has no text", at))
    dateline, blocks = _without_dateline(piece.dateline, blocks)
    there = {block.picture.source for block in blocks if isinstance(block, Figure) and block.picture}
    new = [picture for picture in piece.pictures if picture.address not in there]
    lead = [_figure(picture, at) for picture in new if picture.lead]
    blocks = (*lead, *blocks, *(_figure(picture, at) for picture in new if not picture.lead))
    given = Given(
        headline=_one_line(piece.headline),
        standfirst=_one_line(piece.standfirst),
        kicker=_one_line(piece.kicker),
        authors=piece.people or ((_one_line(piece.by),) if piece.by.strip() else ()),
        date=moment(_dashed(piece.date)),
        updated=moment(_dashed(piece.updated)),
        language=piece.language,
        slug=_slug(piece.slug),
        subjects=tuple(map(_one_line, piece.subjects)),
        status=_STATES.get(piece.state.rpartition(":")[2].lower(), Status.READY),
    )
    dispatch = assembled(given, blocks, at, importer=importer, language=language, notes=notes)
    findings += dispatch.diagnostics
    one = dispatch.value
    if piece.state.lower().endswith(("canceled", "cancelled")):
        findings.append(IMPORT_UNSURE.finding(f"{excerpt(piece.headline)} was cancelled by its agency", at))
    embargo, told = _embargo(piece.embargo, at)
    findings += told
    return Outcome(
        replace(
            one,
            short=_line(piece.short) if key(piece.short) != key(piece.headline) else (),
            dateline=one.dateline or (Dateline(dateline) if dateline else None),
            byline=_line(piece.by) if piece.by and not _accounts(one, piece.by) else one.byline,
            rights=_one_line(piece.rights),
            embargo=embargo,
        ),
        tuple(findings),
    )


def html_of(markup: str, at: Span) -> "Outcome[HtmlElement | None]":
    """The tree of a text that is HTML."""
    return parsed(markup, at)


def paragraphs(text: str) -> "HtmlElement":
    """The tree of a text that has no marks: a paragraph between empty lines, or else a line."""
    from lxml import html

    root: HtmlElement = html.Element("div")
    parts = re.split(r"\n\s*\n", text.strip())
    for part in parts if len(parts) > 1 else text.strip().splitlines():
        if part.strip():
            paragraph = html.Element("p")
            paragraph.text = " ".join(part.split())
            root.append(paragraph)
    return root


def _nothing(element: "HtmlElement") -> str | None:
    """What an agency sends holds no furniture; a script in it says nothing."""
    return "what works only on a screen" if name_of(element) in SILENT else None


def _without_dateline(dateline: str, blocks: Blocks) -> tuple[str, Blocks]:
    """A dateline, and the blocks without it where their first paragraph begins with it once more."""
    dateline = (
        _DASH.sub("", _one_line(dateline)) if dateline.rstrip().endswith(("-", "–", "—")) else _one_line(dateline)
    )
    place = next((n for n, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
    if not dateline or place is None:
        return dateline, blocks
    first = blocks[place]
    assert isinstance(first, Paragraph)
    words = plain(first.inlines)
    if key(words) == key(dateline):  # it stands in a paragraph of its own
        return dateline, (*blocks[:place], *blocks[place + 1 :])
    length = _begins(words, dateline)
    if not length or (dash := _DASH.match(words, length)) is None:
        return dateline, blocks
    rest = tuple(_cut(first.inlines, dash.end()))
    if dash["agency"]:
        dateline = f"{dateline} {dash['agency'].strip()}"
    return dateline, (*blocks[:place], replace(first, inlines=rest), *blocks[place + 1 :])


def _begins(words: str, dateline: str) -> int:
    """How many characters of some words a dateline is; 0 where they begin otherwise."""
    wanted = key(dateline)
    for length in range(1, min(len(words), 2 * len(dateline) + 20) + 1):
        if key(words[:length]) == wanted:
            return length
    return 0


def _cut(line: Inlines, length: int) -> Iterator[Inline]:
    """A line without so many characters at its beginning."""
    for inline in line:
        words = plain((inline,)) if not isinstance(inline, LineBreak) else " "
        if not words:  # the mark of a note has none, and stays
            yield inline
        elif length >= len(words):
            length -= len(words)
        elif length and isinstance(inline, Text):
            yield Text(inline.value[length:])
            length = 0
        else:
            length = 0
            yield inline


def _figure(picture: WirePicture, at: Span) -> Block:
    alt = Written(_one_line(picture.alt)) if picture.alt.strip() else Missing()
    return Figure(
        Picture(picture.address, alt, span=at),
        caption=_line(picture.caption),
        credit=_line(picture.credit),
        rights=_one_line(picture.rights),
        lead=picture.lead,
        span=at,
    )


def _accounts(dispatch: Dispatch, by: str) -> bool:
    """Whether the credits say all that a byline says."""
    names = "".join(key(credit.name) for credit in dispatch.credits)
    return re.sub("^by|and|(?<=.)&", "", key(by)) == re.sub("and", "", names)


def _embargo(text: str, at: Span) -> tuple[datetime | None, list[Diagnostic]]:
    if not text.strip():
        return None, []
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return None, [IMPORT_UNSURE.finding(f"it is embargoed until {excerpt(text)}, which is no moment", at)]
    if when.tzinfo is None:
        message = f"it is embargoed until {when.isoformat()}, and no zone is named: read as UTC"
        return when.replace(tzinfo=UTC), [IMPORT_UNSURE.finding(message, at)]
    return when, []


def _dashed(text: str) -> str:
    """A day of ISO 8601 in its longer form."""
    return re.sub(r"^(\d{4})(\d{2})(\d{2})(?=T|$)", r"\1-\2-\3", text.strip())


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _line(text: str) -> Inlines:
    words = _one_line(text)
    return (Text(words),) if words else ()
