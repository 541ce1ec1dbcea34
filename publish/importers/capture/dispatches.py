"""From labelled pieces to a dispatch: blocks in the order of the page, the opening in its fields."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from publish.importers.capture.authors import signed
from publish.importers.capture.credits import byline
from publish.importers.capture.datelines import dateline
from publish.importers.capture.dates import dated
from publish.importers.capture.emphasis import stressed
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lists import ListMarker, marker
from publish.importers.capture.live import gathered
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.shapes import closed
from publish.importers.markdown.dispatch import display_label
from publish.importers.slugs import slug_from
from publish.model.blocks import Block, Break, Heading, List, ListItem, Paragraph, Quote
from publish.model.dispatch import Dispatch, Doubt, Provenance
from publish.model.figures import Figure
from publish.model.inlines import Inlines, Text

IMPORTER = "capture"
"""What a dispatch's provenance says."""

_SLUG_WORDS = 8
"""The most words of a headline that its slug is made of."""
_SLUG = 60
"""The most characters of a slug made of a headline: it names a file too."""


def dispatch(pieces: Sequence[PagePiece], book: Phrasebook, *, slug: str, language: str, path: str) -> Dispatch:
    """The dispatch that some labelled pieces of the page ``path`` make.

    Bylines and taglines are kept word for word in the byline, in the order of the page, and parsed into credits; only
    where one ends without a stop and another follows, a stop parts them. A dateline is a field of its own where its
    paragraph is the first; elsewhere it stays in its paragraph, as it stood.
    """
    first, last = min(piece.first for piece in pieces), max(piece.last for piece in pieces)
    lines = [piece for piece in pieces if piece.label in {Label.BYLINE, Label.TAGLINE}]
    opening = _dateline(pieces)
    split = dateline(opening.text, book) if opening else None
    headline = _words(pieces, Label.HEADLINE)
    blocks = list(gathered(_blocks(pieces, book, path)))
    return Dispatch(
        slug=slug,
        headline=headline,
        label="" if headline else display_label(slug),
        kicker=" ".join(piece.text for piece in pieces if piece.label is Label.KICKER),
        standfirst=_words(pieces, Label.STANDFIRST),
        date=_date(pieces, book),
        lang=language,
        dateline=split.dateline if split else None,
        byline=_text(_byline(lines, book)),
        credits=signed(pieces, book, path),
        blocks=tuple(block for block, _ in blocks),
        doubts=(*_field_doubts(pieces), *(Doubt(f"b{at}", why) for at, (_, why) in enumerate(blocks) if why)),
        provenance=Provenance(IMPORTER, path, (first, last)),
        span=pieces[0].span(path),
    )


_FIELDS = {
    Label.HEADLINE: "headline",
    Label.STANDFIRST: "standfirst",
    Label.DATE: "date",
    Label.BYLINE: "byline",
    Label.TAGLINE: "byline",
}
"""The field that a line is kept in, by its label."""


def _field_doubts(pieces: Sequence[PagePiece]) -> Iterator[Doubt]:
    """What is doubtful in the front matter; of several lines of a field the first."""
    found = {
        _FIELDS[piece.label]: piece.reason for piece in reversed(pieces) if piece.reason and piece.label in _FIELDS
    }
    yield from (Doubt(field, reason) for field, reason in found.items())


def _dateline(pieces: Sequence[PagePiece]) -> PagePiece | None:
    """The paragraph whose dateline is the dispatch's: none where words stand before it."""
    for piece in pieces:
        if piece.label is Label.DATELINE:
            return piece
        if piece.label in _WORDS:
            return None
    return None


_WORDS = {
    Label.PARAGRAPH,
    Label.HEADING,
    Label.LIST_ITEM,
    Label.QUOTATION,
    Label.RECORDING,
    Label.SIGNATURE,
    Label.STAMP,
}
"""What would stand between a dateline and its text, were it printed at the beginning."""


def _date(pieces: Sequence[PagePiece], book: Phrasebook) -> date | None:
    """The day that a line names, one that is sure before others."""
    found = [
        parts.day
        for sure in (True, False)
        for label in (Label.DATE, Label.BYLINE)
        for piece in pieces
        if piece.label is label and (piece.verdict is LineVerdict.RECOGNISED) is sure
        if (parts := dated(piece.text, book)) and parts.day
    ]
    return found[0] if found else None


def _byline(lines: Sequence[PagePiece], book: Phrasebook) -> str:
    """The lines that sign a dispatch; what stands under a byline without one of its own follows behind a comma."""
    texts: list[str] = []
    for piece in lines:
        parts = dated(piece.text, book) if piece.label is Label.BYLINE else None
        words = parts.rest if parts and parts.rest else piece.text
        bare = piece.label is Label.BYLINE and byline(piece.text, book) is None and parts is None
        if texts and bare and not closed(texts[-1]):
            texts[-1] += f", {words}"
        else:
            texts.append(words)
    return _joined(texts)


def slugs(headlines: Iterable[str]) -> tuple[str, ...]:
    """A name for each dispatch, from its headline where that gives one, else from its place; no two are the same."""
    found: list[str] = []
    for number, headline in enumerate(headlines, start=1):
        words = slug_from(headline).split("-")
        # Of a headline in another script than Latin only its figures would be left.
        telling = sum(map(len, words)) * 2 > sum(map(str.isalnum, headline))
        wish = "-".join(words[:_SLUG_WORDS])[:_SLUG].strip("-") if telling else f"dispatch-{number}"
        taken = 1
        name = wish
        while name in found:
            taken += 1
            name = f"{wish}-{taken}"
        found.append(name)
    return tuple(found)


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _said(piece: PagePiece) -> Inlines:
    """What a piece says, with what was stressed in it, or all of it."""
    marks = {line.stress for line in piece.lines}
    return stressed(piece.text, marks.pop() if len(marks) == 1 else "")


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line if closed(line) or line is lines[-1] else f"{line}." for line in lines)


def _words(pieces: Iterable[PagePiece], label: Label) -> Inlines:
    return _text(" ".join(piece.text for piece in pieces if piece.label is label))


def _blocks(pieces: Sequence[PagePiece], book: Phrasebook, path: str) -> Iterator[tuple[Block, str, bool]]:
    """The blocks in order, each with what makes it doubtful, or with nothing, and whether it is a stamp."""
    opening = _dateline(pieces)
    shown = [piece for piece in pieces if piece.verdict is not LineVerdict.LEFT_OUT]
    for label, run in groupby(shown, key=lambda piece: piece.label):
        same = list(run)
        if label is Label.LIST_ITEM:
            yield from ((block, "", False) for block in _lists(same, path))
        elif label is Label.QUOTATION:
            quoted = tuple(Paragraph(_said(piece), span=piece.span(path)) for piece in same)
            reason = next((piece.reason for piece in same if piece.reason), "")
            yield Quote(quoted, span=same[0].span(path)), reason, False
        elif label is Label.CREDIT:
            credits = ((_text(piece.text), piece) for piece in same)
            yield from ((Figure(None, credit=line, span=one.span(path)), one.reason, False) for line, one in credits)
        else:
            for piece in same:
                if (block := _block(piece, opening, book, path)) is not None:
                    yield block, piece.reason, label is Label.STAMP


def _lists(pieces: Sequence[PagePiece], path: str) -> Iterator[List]:
    """The lists that neighbouring entries make: each begins with another bullet, or a number that does not follow."""
    runs: list[list[PagePiece]] = []
    last = None
    for piece in pieces:
        mark = marker(piece.lines[0].text) or ListMarker("", 0, piece.text)
        follows = last is not None and mark.kind == last.kind
        follows = follows and (mark.number == last.number + 1 if mark.number and last else True)
        if follows:
            runs[-1].append(piece)
        else:
            runs.append([piece])
        last = mark
    for run in runs:
        first = marker(run[0].lines[0].text)
        number = first.number if first else 0
        items = tuple(
            ListItem((Paragraph(_said(piece), span=piece.span(path)),), span=piece.span(path)) for piece in run
        )
        tight = all(not piece.lines[0].above for piece in run[1:])
        yield List(items, ordered=number > 0, start=number or 1, tight=tight, span=run[0].span(path))


def _block(piece: PagePiece, opening: PagePiece | None, book: Phrasebook, path: str) -> Block | None:
    span = piece.span(path)
    if piece.label is Label.CAPTION:
        return Figure(None, caption=stressed(piece.text), span=span)
    if piece.label is Label.HEADING:
        return Heading(stressed(piece.text), span=span)
    if piece.label is Label.STAMP:
        return Heading(_text(piece.text), level=3, span=span)
    if piece.label is Label.BREAK:
        return Break(span=span)
    if piece.label is Label.DATELINE and piece is opening:
        split = dateline(piece.text, book)
        return Paragraph(stressed(split.rest), span=span) if split else None
    if piece.label in {Label.PARAGRAPH, Label.DATELINE, Label.SIGNATURE, Label.RECORDING}:
        return Paragraph(_said(piece), span=span)
    return None
