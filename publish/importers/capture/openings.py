"""The opening of a dispatch: what stands before its text, and the dateline that the text begins with.

A dateline counts only here. On the page of an article the line under the chrome is the headline; it is sure where a
byline or a date stands under it, and a question in the report where nothing does.
"""

from collections.abc import Sequence
from dataclasses import replace

from publish.importers.capture.credits import byline
from publish.importers.capture.datelines import dateline, day
from publish.importers.capture.headings import heads
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.shapes import CAPTION, asks, closed, one_sentence, short

UNKNOWN = "no known publication: it could be the newsletter's name"
"""Why a headline is unsure when nothing tells it from the name of a newsletter."""

_HEADLINE = 200
"""The most characters of a headline."""
_SURE_WORDS = 4
"""The fewest words of a headline that is told from a line of chrome by its title case."""
_SHORT_TEXT = 120
"""A sentence up to this length behind a bare place, with no picture before it, could be a caption."""


def opened(pieces: Sequence[PagePiece], *, subject: bool) -> tuple[PagePiece, ...]:
    """The pieces of a dispatch with its opening labelled; what is labelled already stays.

    ``subject`` says that no publication was found above them, so that the first line is taken for the headline.
    """
    found: list[PagePiece] = []
    titled = pictured = False
    for at, piece in enumerate(pieces):
        piece = _labelled(pieces, at, subject=subject, titled=titled, pictured=pictured)
        found.append(piece)
        titled = titled or piece.label is Label.HEADLINE
        pictured = pictured or piece.label is Label.CAPTION
        subject = False
        if piece.label is Label.DATELINE or (piece.label is Label.PARAGRAPH and not _passed(piece)):
            break
    return (*found, *pieces[len(found) :])


def _labelled(pieces: Sequence[PagePiece], at: int, *, subject: bool, titled: bool, pictured: bool) -> PagePiece:
    piece, text = pieces[at], pieces[at].text
    if piece.label is not Label.PARAGRAPH:
        return piece
    if subject and _titles(piece):
        headline = piece.taken_for(Label.HEADLINE)
        return headline if _signed(pieces, at) else headline.doubted(UNKNOWN, label=Label.HEADLINE)
    if day(text):
        return piece.taken_for(Label.DATE)
    if attribution := byline(text):
        taken = piece.taken_for(Label.BYLINE)
        return taken.doubted(attribution.doubt, label=Label.BYLINE) if attribution.doubt else taken
    if titled and closed(text) and len(text) <= CAPTION and _signs(_next(pieces, at)):
        return piece.taken_for(Label.STANDFIRST)
    if not titled and heads(piece) and len(text.split()) >= _SURE_WORDS:
        return piece.taken_for(Label.HEADLINE)
    if _passed(piece):
        return piece.doubted("it could be the headline, a word over it or a line of the page's chrome")
    if not pictured and _captions(piece, _next(pieces, at)):
        return piece.taken_for(Label.CAPTION)
    return _dated(piece, pictured=pictured)


def _dated(piece: PagePiece, *, pictured: bool) -> PagePiece:
    """The first text of a dispatch, with or without a dateline."""
    split = dateline(piece.text)
    if split is None or piece.verdict is not LineVerdict.RECOGNISED:
        return piece
    bare = split.dateline.text.isupper() and "," not in split.dateline.text
    if bare and not pictured and len(piece.text) <= _SHORT_TEXT and one_sentence(piece.text):
        return piece.doubted("it could be a caption, or the first sentence with a dateline")
    return replace(piece, label=Label.DATELINE)


def _passed(piece: PagePiece) -> bool:
    """Whether a paragraph is too short and open to be the text that a dispatch begins with."""
    return len(piece.lines) == 1 and short(piece.text) and not closed(piece.text) and not dateline(piece.text)


def _titles(piece: PagePiece) -> bool:
    text = piece.text
    ends = closed(text) and not asks(text)
    return len(piece.lines) == 1 and len(text) <= _HEADLINE and not ends and not dateline(text) and not byline(text)


def _signed(pieces: Sequence[PagePiece], at: int) -> bool:
    """Whether a byline or a date stands under a line, or under the sentence below it."""
    following = _next(pieces, at)
    tagline = following is not None and following.label is Label.TAGLINE
    return tagline or any(_signs(piece) for piece in pieces[at + 1 : at + 3])


def _signs(piece: PagePiece | None) -> bool:
    return piece is not None and (
        piece.label in {Label.BYLINE, Label.DATE}
        or (piece.label is Label.PARAGRAPH and (day(piece.text) is not None or byline(piece.text) is not None))
    )


def _captions(piece: PagePiece, following: PagePiece | None) -> bool:
    """Whether a sentence before the paragraph with the dateline is the caption of the picture that stood there."""
    dates = following is not None and following.label is Label.PARAGRAPH and dateline(following.text) is not None
    return dates and piece.alone and len(piece.text) <= CAPTION and one_sentence(piece.text)


def _next(pieces: Sequence[PagePiece], at: int) -> PagePiece | None:
    return pieces[at + 1] if at + 1 < len(pieces) else None
