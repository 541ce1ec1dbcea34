"""What stands over the body of a dispatch: compared piece by piece, since a theme orders it as it likes."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from publish.checks.parity.compare import Change, Difference
from publish.checks.parity.expected_text import ExpectedText
from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import ExpectedPiece
from publish.checks.words import folded


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
