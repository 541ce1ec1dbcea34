"""The parts of a page, and where one dispatch of it ends and the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from publish.importers.capture.datelines import dateline
from publish.importers.capture.headings import heads
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lines import PageLine
from publish.importers.capture.pieces import pieces
from publish.importers.capture.profiles import HEAD, SiteProfile
from publish.importers.capture.shapes import closed, folded, key

_TEXT = 120
"""A closed line of more characters is text: the chrome has ended above it."""
_FOOTER = 12
"""The most paragraphs of a newsletter footer: under a heading with more text there is no footer."""
_NOTICE = 2000
"""The most characters of a paragraph in it."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page in its parts; each line is in one piece of one part."""

    publication: str
    """The newsletter's name, as its profile spells it; empty when the page names none that is known."""
    head: tuple[PagePiece, ...]
    """What stands above the text, labelled; its unsure paragraphs belong to the first dispatch."""
    chrome: tuple[PagePiece, ...]
    """Chrome between the lines of the text."""
    body: tuple[PagePiece, ...]
    """The text."""
    foot: tuple[PagePiece, ...]
    """What stands below it."""


def page(lines: Sequence[PageLine], profile: SiteProfile) -> SavedPage:
    """The parts of a page that a profile was chosen for."""
    at = _head(lines, profile)
    head = [_above(line, profile) for line in lines[:at]]
    named = next((piece for piece in head if piece.label is Label.PUBLICATION), None)
    rest = pieces(lines[at:], profile)
    below = _foot(rest, profile)
    left_out = [piece for piece in rest[:below] if piece.verdict is LineVerdict.LEFT_OUT]
    text = [_inside(piece, profile) for piece in rest[:below] if piece.verdict is not LineVerdict.LEFT_OUT]
    publication = profile.publication(named.text) if named else ""
    return SavedPage(publication, tuple(head), tuple(left_out), tuple(text), rest[below:])


def _head(lines: Sequence[PageLine], profile: SiteProfile) -> int:
    """How many lines stand above the text: to the last one that names the publication or is known from above it."""
    end = 0
    for index, line in enumerate(lines[:HEAD]):
        again = index + 1 < len(lines) and folded(lines[index + 1].text) == folded(line.text)
        if not profile.knows(line.text) and (again or (closed(line.text) and len(line.text) > _TEXT)):
            break
        if key(line.text) in profile.chrome.head or profile.publication(line.text):
            end = index + 1
    return end


def _above(line: PageLine, profile: SiteProfile) -> PagePiece:
    if profile.publication(line.text):
        return PagePiece(Label.PUBLICATION, (line,))
    if profile.edge(line.text) or key(line.text) in profile.chrome.anywhere:
        return PagePiece(Label.CHROME, (line,), LineVerdict.LEFT_OUT)
    if key(line.text) in profile.chrome.more:
        return PagePiece(Label.LOAD_MORE, (line,), LineVerdict.LEFT_OUT)
    return PagePiece(Label.PARAGRAPH, (line,)).doubted("it stands among the page's chrome, and is not known there")


def _inside(piece: PagePiece, profile: SiteProfile) -> PagePiece:
    if piece.label is Label.PARAGRAPH and (profile.edge(piece.text) or profile.publication(piece.text)):
        return piece.doubted("it is known from above or below the text, and stands in its middle")
    if piece.label is Label.PARAGRAPH and key(piece.text).startswith((*profile.cues.subscribe, *profile.cues.contact)):
        return piece.doubted("it reads like the newsletter footer, and stands in the text")
    return piece


def _foot(found: Sequence[PagePiece], profile: SiteProfile) -> int:
    """The place of the first piece below the text; the number of pieces when nothing stands there."""
    last = max((at for at, piece in enumerate(found) if _never_below(piece, profile)), default=-1)
    texts = 0
    start = len(found)
    for at in range(len(found) - 1, last, -1):
        piece = found[at]
        if _begins_footer(piece, profile):
            start = at
        elif piece.label is Label.PARAGRAPH:
            texts += 1
        if texts > _FOOTER or len(piece.text) > _NOTICE:
            break
    return start


def _never_below(piece: PagePiece, profile: SiteProfile) -> bool:
    """Whether only a dispatch holds such a piece."""
    pair = piece.label is Label.CAPTION
    return pair or piece.label is Label.TAGLINE or (dated(piece) and not profile.knows(piece.text))


def _begins_footer(piece: PagePiece, profile: SiteProfile) -> bool:
    heads = profile.heading(piece.text) is not None and piece.alone
    return piece.label is Label.LOAD_MORE or heads or key(piece.text) in profile.chrome.foot


def segments(pieces: Sequence[PagePiece]) -> tuple[tuple[PagePiece, ...], ...]:
    """The pieces of each dispatch, in order; candidates for a boundary are doubted and stay where they are.

    The opening of the first dispatch has its labels already (:mod:`publish.importers.capture.openings`).
    """
    if not pieces:
        return ()
    starts = [0]
    kept = list(pieces)
    opening = True
    for at, piece in enumerate(pieces):
        cues = [] if opening else _cues(pieces, at)
        if len(cues) > 1:
            starts.append(at)
            opening = True
        elif cues and piece.verdict is LineVerdict.RECOGNISED:
            kept[at] = piece.doubted(f"a new dispatch could begin here: {cues[0]}", label=piece.label)
        opening = opening and (piece.label not in _RUNNING_TEXT or heads(piece))
    return tuple(tuple(kept[a:b]) for a, b in zip(starts, [*starts[1:], len(kept)], strict=True))


_RUNNING_TEXT = {Label.PARAGRAPH, Label.DATELINE}
_DATED = "it begins with a dateline"


def _cues(pieces: Sequence[PagePiece], at: int) -> list[str]:
    """The cues for a dispatch that opens with the piece at ``at``; none where no boundary can be."""
    if pieces[at].label is Label.TAGLINE:
        return []
    cues = ["a tagline stands before it"] if pieces[at - 1].label is Label.TAGLINE else []
    text, titled, pictured = _opening(pieces, at)
    if text < len(pieces) and dated(pieces[text]):
        cues.append(_DATED)
    if not cues or (cues == [_DATED] and text > at and not (titled or pictured)):
        return []  # a heading and a picture stand together in the middle of a dispatch too
    return [
        *cues,
        *(["a line in title case opens it"] if titled else []),
        *(["a picture opens it"] if pictured else []),
    ]


def _opening(pieces: Sequence[PagePiece], at: int) -> tuple[int, bool, bool]:
    """Where the first text of an opening at ``at`` would stand, and whether a title and a caption pair precede it."""
    titled = pictured = False
    while at < len(pieces):
        if not titled and heads(pieces[at]):
            titled = True
        elif pieces[at].label is Label.CAPTION:
            pictured = pictured or bool(pieces[at].repeats)
        else:
            break
        at += 1
    return at, titled, pictured


def dated(piece: PagePiece) -> bool:
    """Whether a piece is a paragraph that begins with a dateline."""
    return (
        piece.label is Label.PARAGRAPH and piece.verdict is LineVerdict.RECOGNISED and dateline(piece.text) is not None
    )
