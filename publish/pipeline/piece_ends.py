"""Where the source of a piece ends: its words are looked for no further, as what follows may have the same ones."""

from bisect import bisect_right, insort
from collections.abc import Iterable

from publish.checks.pieces import ExpectedPiece
from publish.pipeline.page_map import Sources

_LINES = (".cite", ".title", ".caption", ".credit", ".rights", ".length")
"""What stands behind the path of a block for a line of its own."""


class PieceEnds:
    """Where the pieces of sources begin."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._begins: dict[str, list[tuple[int, str]]] = {}

    def add(self, pieces: Iterable[ExpectedPiece]) -> None:
        """Take in the pieces of a dispatch."""
        for piece in pieces:
            if piece.at.path and piece.at.line:
                insort(self._begins.setdefault(piece.at.path, []), (self._begin(piece), piece.path))

    def of(self, piece: ExpectedPiece) -> int:
        """Where what follows a piece begins; 0 where nothing does.

        Who said a quotation may stand behind all of its paragraphs.
        """
        block = next((piece.path.removesuffix(line) for line in _LINES if piece.path.endswith(line)), piece.path)
        begins = self._begins.get(piece.at.path, [])
        behind = begins[bisect_right(begins, (self._begin(piece), "\U0010ffff")) :]
        return next((at for at, path in behind if not path.startswith(f"{block}.")), 0)

    def _begin(self, piece: ExpectedPiece) -> int:
        source = self._sources.text(piece.at.path)
        return source.with_attributes(source.offset(piece.at))
