"""Parity of a finished PDF: the model against what a screen reader says of it."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from publish.checks.parity.compare import Change, Difference, description_differences, differences
from publish.checks.parity.difference_findings import TEXT_LOST, difference_findings
from publish.checks.parity.expected_text import ExpectedText
from publish.checks.parity.opening import is_shown, opening_and_body
from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import ExpectedPiece, after_of, alts_of, dateline_of, notes_of, notices_of
from publish.checks.words import folded
from publish.diagnostics import Diagnostic
from publish.markup.strings import Strings, strings_for
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition

if TYPE_CHECKING:
    from publish.preflight.reading import Article, PdfReading

_BOOK = "PDF"


def pdf_parity(
    edition: Edition, reading: "PdfReading", *, capitals: AbstractSet[PieceKind] = frozenset()
) -> Iterator[Diagnostic]:
    """What a finished PDF does not say as the content says it, at its block; ``edition`` is the one it was made of.

    ``capitals`` are the kinds of pieces that the theme sets in capitals: a font has other glyphs for those.
    """
    strings = strings_for(edition.language or edition.publication.language)
    dispatches = tuple(edition.dispatches)
    if len(dispatches) != len(reading.articles):
        message = f"the {_BOOK} has {len(reading.articles)} dispatches, and the edition {len(dispatches)}"
        yield TEXT_LOST.finding(message, edition.span)
    for dispatch, article in zip(dispatches, reading.articles, strict=False):
        own = _dispatch(dispatch, edition, strings, article, capitals)
        yield from difference_findings(own, book=_BOOK, key=dispatch.key, at=dispatch.span)
    yield from difference_findings(
        _notices(edition, strings, reading.rest.stretches), book=_BOOK, key="", at=edition.span
    )


def _dispatch(
    dispatch: Dispatch, edition: Edition, strings: Strings, article: "Article", capitals: AbstractSet[PieceKind]
) -> Iterator[Difference]:
    stretches, lost = list(article.stretches), list[ExpectedPiece]()
    apart = any(is_shown(piece, text, capitals=capitals) for piece in dateline_of(dispatch) for text in stretches)
    over, body = opening_and_body(dispatch, strings, dateline=apart)
    for piece in over:
        place = next((n for n, text in enumerate(stretches) if is_shown(piece, text, capitals=capitals)), None)
        if place is None:
            lost.append(piece)
        else:
            del stretches[place]
    labels = {label for label, _ in article.notes}
    notes = [(str(number), pieces) for number, pieces in notes_of(dispatch)]
    pieces = [*body, *after_of(dispatch, edition, strings)]
    pieces += [piece for number, own in notes if number not in labels for piece in own]
    found = differences(pieces, stretches, house=_house(dispatch, strings), capitals=capitals)
    yield from _with_opening(lost, found)
    for number, own in notes:
        if number in labels:
            yield from differences(own, [text for label, text in article.notes if label == number])
    yield from description_differences(tuple(alts_of(dispatch, printed=True)), [*article.alts, *article.note_alts])


def _with_opening(lost: Sequence[ExpectedPiece], found: Sequence[Difference]) -> Iterator[Difference]:
    """What the opening has lost, and what stands over the body in its stead."""
    waiting = list(lost)
    for difference in found:
        if waiting and difference.change is Change.ADDED and difference.piece is None:
            yield Difference(Change.CHANGED, waiting.pop(0), difference.shown)
        else:
            yield difference
    yield from (Difference(Change.LOST, piece) for piece in waiting)


def _house(dispatch: Dispatch, strings: Strings) -> frozenset[str]:
    """Stretches that are the house's: what stands over corrections and notes, and the day of the last change."""
    words = [str(strings.words[name]) for name in ("correction", "corrections", "notes")]
    if dispatch.updated:
        words.append(str(strings.words["updated"].format(date=strings.date(dispatch.updated))))
    return frozenset(folded(word) for word in words)


def _notices(edition: Edition, strings: Strings, stretches: Sequence[str]) -> list[Difference]:
    """The differences of the notices, which stand between their heading and the next one of the back matter."""
    texts = [folded(stretch) for stretch in stretches]
    heading, *ends = (folded(str(strings.words[name])) for name in ("notices", "credits", "colophon"))
    pieces = tuple(notices_of(edition))
    if heading in texts:
        start = len(texts) - texts[::-1].index(heading)
        stop = next((n for n in range(start, len(texts)) if texts[n] in ends), len(texts))
        return differences(pieces, stretches[start:stop])
    # A theme may call them otherwise: then each must stand somewhere behind the one before it.
    whole, at, lost = "".join(texts), 0, list[ExpectedPiece]()
    for piece in pieces:
        place = ExpectedText(piece).find(whole, at)
        at = place[1] if place else at
        lost += [] if place else [piece]
    return [Difference(Change.LOST, piece) for piece in lost]
