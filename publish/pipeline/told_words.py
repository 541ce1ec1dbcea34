"""The words and the pictures of a dispatch as the content has them, for reports that are compared with each other."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from publish.checks.pieces import ExpectedPiece, after_of, body_of, notes_of, opening_of
from publish.checks.source.passages import words_of
from publish.checks.words import sentences
from publish.markup.strings import strings_for
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure, Written
from publish.model.results import DispatchResult, PassageResult, PictureResult
from publish.model.walk import blocks_of, plain
from publish.pipeline.digests import FileDigests

Turns: TypeAlias = Mapping[str, tuple[tuple[int, str], ...]]
"""The pages of each block, as :func:`publish.pdf.record.block_folios` tells them."""


def dispatch_result(
    dispatch: Dispatch,
    edition: Edition,
    digests: FileDigests,
    folios: Mapping[str, tuple[str, ...]],
    turns: Turns,
) -> DispatchResult:
    """A dispatch of an edition: ``folios`` are the pages of each dispatch, ``turns`` those of each block."""
    pictures = tuple(_pictures(dispatch, digests))
    return DispatchResult(
        key=dispatch.key,
        headline=plain(dispatch.headline),
        path=dispatch.span.path,
        words=words_of(dispatch),
        pictures=len(pictures),
        pages=folios.get(dispatch.key, ()),
        passages=tuple(_passages(dispatch, edition, turns)),
        shown=pictures,
    )


def _passages(dispatch: Dispatch, edition: Edition, turns: Turns) -> Iterator[PassageResult]:
    """The words, piece by piece; one that goes on over the page is parted where the first sentence of a page begins."""
    read: Counter[str] = Counter()
    for piece in _pieces(dispatch, edition):
        pages = _pages(f"{dispatch.key}:{piece.path}", turns)
        placed = []
        for sentence in sentences(piece.text):
            number = bisect_right(pages, read[piece.path], key=itemgetter(0))
            placed.append((pages[max(number - 1, 0)][1] if pages else "", " ".join(sentence.split())))
            read[piece.path] += len("".join(sentence.split()))
        for page, own in groupby(placed, key=itemgetter(0)):
            yield PassageResult(" ".join(text for _, text in own), page, piece.kind.value)


def _pieces(dispatch: Dispatch, edition: Edition) -> Iterator[ExpectedPiece]:
    strings = strings_for(edition.language or edition.publication.language)
    yield from opening_of(dispatch, strings)
    yield from body_of(dispatch, descriptions=True)
    yield from after_of(dispatch, edition, strings)
    yield from (piece for _, note in notes_of(dispatch) for piece in note)


def _pages(place: str, turns: Turns) -> tuple[tuple[int, str], ...]:
    """The pages of a block, or of the one that it stands in: a caption in its figure."""
    while place not in turns and "." in place:
        place = place.rpartition(".")[0]
    return turns.get(place, ())


def _pictures(dispatch: Dispatch, digests: FileDigests) -> Iterator[PictureResult]:
    for _, block in blocks_of(dispatch):
        if isinstance(block, Figure) and (picture := block.picture):
            alt = picture.alt.text if isinstance(picture.alt, Written) else ""
            yield PictureResult(picture.source, alt, digests.of(picture.source))
