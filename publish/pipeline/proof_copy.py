"""The Word copy of an edition, for proofreaders who work in Word."""

from collections.abc import Iterator
from datetime import UTC, datetime

from publish.checks.piece_kinds import PieceKind
from publish.importers.proofs.word_copy import CopiedPiece, word_copy
from publish.model.walk import plain
from publish.pipeline.page_map import Sources
from publish.pipeline.places import pieces_of
from publish.pipeline.prepare import Prepared
from publish.transforms.matter import dispatch_title

_RANKS = {PieceKind.HEADLINE: 1, PieceKind.HEADING: 2}


def proof_copy(prepared: Prepared, sources: Sources) -> bytes:
    """The copy, as a docx; the same edition gives the same bytes."""
    edition = prepared.edition
    return word_copy(
        _pieces(prepared, sources),
        title=edition.full_title,
        language=edition.language,
        modified=edition.modified or datetime(1980, 1, 1, tzinfo=UTC),
    )


def _pieces(prepared: Prepared, sources: Sources) -> Iterator[CopiedPiece]:
    for dispatch in prepared.edition.dispatches:
        if not dispatch.headline:
            yield CopiedPiece(plain(dispatch_title(dispatch)), "", 1)
        for piece in pieces_of(dispatch, prepared.edition):
            if piece.text.strip():
                check = sources.check(piece.at) if piece.at.line else ""
                yield CopiedPiece(piece.text, check, _RANKS.get(piece.kind, 0))
