"""What stands over the body of a dispatch: compared piece by piece, since a theme orders it as it likes.

The dateline is one of its pieces where the theme sets it there, and of the body where it stands before the first words.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from publish.checks.parity.compare import Change, Difference
from publish.checks.parity.expected_text import ExpectedText
from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import ExpectedPiece, body_of, dateline_of, opening_of
from publish.checks.words import folded
from publish.markup.strings import Strings
from publish.model.dispatch import Dispatch

Pieces: TypeAlias = tuple[ExpectedPiece, ...]


def opening_and_body(
    dispatch: Dispatch, strings: Strings, *, dateline: bool, descriptions: bool = False
) -> tuple[Pieces, Pieces]:
    """The pieces of the opening and those of the body; whether the ``dateline`` stands in the opening."""
    opening, body = tuple(opening_of(dispatch, strings)), tuple(body_of(dispatch, descriptions=descriptions))
    if not dateline:
        return opening, body
    return (*opening, *dateline_of(dispatch)), tuple(piece for piece in body if piece.kind is not PieceKind.DATELINE)


def opening_differences(
    pieces: Iterable[ExpectedPiece], shown: Sequence[tuple[PieceKind, str]]
) -> Iterator[Difference]:
    """How the opening of a book differs from the pieces of the content.

    ``shown`` are its stretches with their kinds. A piece must be one of the stretches of its kind, whole.
    """
    for piece in pieces:
        own = [text for kind, text in shown if kind is piece.kind]
        if not any(is_shown(piece, text) for text in own):
            yield Difference(Change.CHANGED, piece, own[0]) if own else Difference(Change.LOST, piece)


def is_shown(piece: ExpectedPiece, text: str, *, capitals: AbstractSet[PieceKind] = frozenset()) -> bool:
    """Whether a stretch shows a piece, but for the pages of cross references.

    Of a kind in ``capitals`` small and large letters are the same; round a loose piece may stand words of the house's.
    """
    expected, given = folded(piece.text), folded(text)
    if piece.kind in capitals:
        expected, given = expected.casefold(), given.casefold()
    if piece.loose:
        return expected in given
    return expected == given or (bool(piece.cuts) and ExpectedText(piece).reach(given, 0) == len(given))
