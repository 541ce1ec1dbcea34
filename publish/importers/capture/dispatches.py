"""From labelled pieces to a dispatch: blocks in the order of the page, the opening in its fields."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publish.importers.capture.credits import byline, tagline
from publish.importers.capture.datelines import dateline, day
from publish.importers.capture.labels import Label, PagePiece
from publish.importers.capture.shapes import closed
from publish.importers.markdown.dispatch import display_label
from publish.importers.slugs import slug_from
from publish.model.blocks import Block, Heading, Paragraph
from publish.model.credits import Credit
from publish.model.dispatch import Dispatch, Provenance
from publish.model.figures import Figure
from publish.model.inlines import Inlines, Text

IMPORTER = "capture"
"""What a dispatch's provenance says."""

_SLUG_WORDS = 8
"""The most words of a headline that its slug is made of."""
_SLUG = 60
"""The most characters of a slug made of a headline: it names a file too."""


def dispatch(pieces: Sequence[PagePiece], *, slug: str, language: str, path: str) -> Dispatch:
    """The dispatch that some labelled pieces of the page ``path`` make.

    Bylines and taglines are kept word for word in the byline, in the order of the page, and parsed into credits; only
    where one ends without a stop and another follows, a stop parts them.
    """
    first, last = min(piece.first for piece in pieces), max(piece.last for piece in pieces)
    signed = [piece for piece in pieces if piece.label in {Label.BYLINE, Label.TAGLINE}]
    opening = next((piece for piece in pieces if piece.label is Label.DATELINE), None)
    split = dateline(opening.text) if opening else None
    date = next((piece for piece in pieces if piece.label is Label.DATE), None)
    return Dispatch(
        slug=slug,
        headline=(headline := _words(pieces, Label.HEADLINE)),
        label="" if headline else display_label(slug),
        standfirst=_words(pieces, Label.STANDFIRST),
        date=day(date.text) if date else None,
        lang=language,
        dateline=split.dateline if split else None,
        byline=_text(_joined([piece.text for piece in signed])),
        credits=_credits(signed, path),
        blocks=tuple(block for piece in pieces if (block := _block(piece, path)) is not None),
        provenance=Provenance(IMPORTER, path, (first, last)),
        span=pieces[0].span(path),
    )


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


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line if closed(line) or line is lines[-1] else f"{line}." for line in lines)


def _words(pieces: Iterable[PagePiece], label: Label) -> Inlines:
    return _text(" ".join(piece.text for piece in pieces if piece.label is label))


def _credits(signed: Iterable[PagePiece], path: str) -> tuple[Credit, ...]:
    found: dict[tuple[str, str], Credit] = {}
    for piece in signed:
        attribution = tagline(piece.text) if piece.label is Label.TAGLINE else byline(piece.text)
        for credit in attribution.credits if attribution else ():
            known = found.get((credit.name, credit.place))
            roles = (*(known.roles if known else ()), *credit.roles)
            merged = replace(credit, roles=tuple(dict.fromkeys(roles)), span=piece.span(path))
            found[credit.name, credit.place] = merged
    return tuple(found.values())


def _block(piece: PagePiece, path: str) -> Block | None:
    span = piece.span(path)
    if piece.label is Label.CAPTION:
        return Figure(None, caption=_text(piece.text), span=span)
    if piece.label is Label.HEADING:
        return Heading(_text(piece.text), span=span)
    if piece.label is Label.PARAGRAPH:
        return Paragraph(_text(piece.text), span=span)
    split = dateline(piece.text) if piece.label is Label.DATELINE else None
    return Paragraph(_text(split.rest), span=span) if split else None
