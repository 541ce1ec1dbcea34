"""What is said of pictures to who cannot see them: compared picture by picture."""

from collections.abc import Iterator, Sequence

from publish.checks.parity.compare import Change, Difference
from publish.checks.parity.pieces import ExpectedPiece
from publish.checks.words import folded


def description_differences(pieces: Sequence[ExpectedPiece], shown: Sequence[str]) -> Iterator[Difference]:
    """Descriptions that a picture of the book has lost, or that another one bears.

    ``shown`` are those of the book in order; what it says of pictures without a description is the house's affair.
    """
    for place, piece in enumerate(pieces):
        given = shown[place] if place < len(shown) else ""
        if piece.text and folded(piece.text) != folded(given):
            yield Difference(Change.CHANGED, piece, given) if given else Difference(Change.LOST, piece)
