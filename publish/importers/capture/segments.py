"""Where one dispatch of a page ends and the next begins.

Four cues: a tagline ends a dispatch; a caption pair, a paragraph with a dateline, and a line in title case open one.
Two of them at one place are a boundary, one alone is a candidate that the report names.
"""

from collections.abc import Sequence

from publish.importers.capture.datelines import dateline
from publish.importers.capture.headings import heads
from publish.importers.capture.labels import Label, Piece, Verdict


def segments(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
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
        elif cues and piece.verdict is Verdict.RECOGNISED:
            kept[at] = piece.doubted(f"a new dispatch could begin here: {cues[0]}", label=piece.label)
        opening = opening and (piece.label not in _TEXT or heads(piece))
    return tuple(tuple(kept[a:b]) for a, b in zip(starts, [*starts[1:], len(kept)], strict=True))


_TEXT = {Label.PARAGRAPH, Label.DATELINE}
_DATED = "it begins with a dateline"


def _cues(pieces: Sequence[Piece], at: int) -> list[str]:
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


def _opening(pieces: Sequence[Piece], at: int) -> tuple[int, bool, bool]:
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


def dated(piece: Piece) -> bool:
    """Whether a piece is a paragraph that begins with a dateline."""
    return piece.label is Label.PARAGRAPH and piece.verdict is Verdict.RECOGNISED and dateline(piece.text) is not None
