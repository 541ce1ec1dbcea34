"""Parity of the print edition in every build: the model against the facts of its galleys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter

from publish.checks.parity.compare import Change, Difference, differences, with_moves
from publish.checks.parity.difference_findings import TEXT_LOST, difference_findings
from publish.checks.parity.opening import opening_and_body, opening_differences
from publish.checks.piece_kinds import OPENING, PieceKind
from publish.checks.pieces import ExpectedPiece, after_of, body_of, notes_of, notices_of
from publish.diagnostics import Diagnostic
from publish.markup.strings import Strings, strings_for
from publish.model.blocks import PictureGroup
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.facts import GalleyFacts
from publish.model.figures import Figure
from publish.model.walk import each_block

_OPENING = (*OPENING, PieceKind.DATELINE)
_BOOK = "PDF"


@dataclass(slots=True)
class _Shown:
    """What the pages show of one dispatch."""

    parts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Words by path, those of each page with how many characters of the block are read before them."""
    pages: list[list[str]] = field(default_factory=list)
    """The paths of the blocks on each upright page, in order."""
    turned: list[list[str]] = field(default_factory=list)
    """The same of pages that are turned: text runs on past them."""

    @property
    def texts(self) -> dict[str, str]:
        """Words by path, in the order of reading: a row of a table that is torn is read cell by cell."""
        return {
            path: " ".join(text for _, text in sorted(parts, key=itemgetter(0))) for path, parts in self.parts.items()
        }


def print_parity(edition: Edition, galleys: Sequence[GalleyFacts]) -> Iterator[Diagnostic]:
    """What the set pages do not show as the content says it, at its block; ``edition`` is the one that was set."""
    strings = strings_for(edition.language or edition.publication.language)
    shown = _shown(galleys)
    for dispatch in edition.dispatches:
        if dispatch.key not in shown:
            yield TEXT_LOST.finding(f"the {_BOOK} has lost the whole dispatch", dispatch.span, block=dispatch.key)
            continue
        own = shown[dispatch.key]
        found = [*_dispatch(dispatch, edition, strings, own.texts), *_order(dispatch, own.pages, own.turned)]
        yield from difference_findings(found, book=_BOOK, key=dispatch.key, at=dispatch.span)
    apart = shown[""].texts if "" in shown else {}
    notices = {path: text for path, text in apart.items() if path.startswith("f")}
    yield from difference_findings(_by_block(notices_of(edition), notices), book=_BOOK, key="", at=edition.span)


def _shown(galleys: Iterable[GalleyFacts]) -> dict[str, _Shown]:
    """By dispatch, what the pages show; notices stand in none."""
    shown: dict[str, _Shown] = {}
    for galley in galleys:
        for page in galley.pages:
            here: dict[str, list[str]] = {}
            for block in page.blocks:
                parts = shown.setdefault(block.dispatch, _Shown()).parts.setdefault(block.path, [])
                parts += block.torn or ((block.offset, block.text),)
                here.setdefault(block.dispatch, []).append(block.path)
            for key, paths in here.items():
                (shown[key].turned if page.turned else shown[key].pages).append(paths)
    return shown


def _dispatch(dispatch: Dispatch, edition: Edition, strings: Strings, texts: Mapping[str, str]) -> Iterator[Difference]:
    opening = [(kind, texts[kind.value]) for kind in _OPENING if kind.value in texts]
    over, pieces = opening_and_body(dispatch, strings, dateline=PieceKind.DATELINE.value in texts)
    yield from opening_differences(over, opening)
    body = {path: text for path, text in texts.items() if path not in _OPENING}
    notes = (piece for _, own in notes_of(dispatch) for piece in own)
    yield from _by_block((*pieces, *after_of(dispatch, edition, strings), *notes), body)


def _by_block(pieces: Iterable[ExpectedPiece], texts: Mapping[str, str]) -> Iterator[Difference]:
    """The differences of each block by itself, then what stands in blocks that the content does not have."""
    expected: dict[str, list[ExpectedPiece]] = {}
    for piece in pieces:
        expected.setdefault(piece.path, []).append(piece)
    found = [
        replace(each, piece=each.piece or own[0])
        for path, own in expected.items()
        for each in differences(own, [texts.get(path, "")])
    ]
    found += [
        Difference(Change.ADDED, None, text) for path, text in texts.items() if text.strip() and path not in expected
    ]
    return iter(with_moves(found))


def _order(dispatch: Dispatch, pages: Sequence[Sequence[str]], turned: Sequence[Sequence[str]]) -> Iterator[Difference]:
    """Blocks that are read before one that they follow.

    A photo may go to another page, and keeps its order there; so may a table that is turned.
    """
    blocks = dict(each_block(dispatch.blocks))
    places = {path: place for place, path in enumerate(blocks)}
    steady = [path for page in pages for path in page if not isinstance(blocks.get(path), Figure | PictureGroup)]
    moved: dict[str, None] = {}
    for paths in (steady, *pages, *turned):
        known = [path for path in dict.fromkeys(paths) if path in places]
        moved.update({path: None for before, path in pairwise(known) if places[path] < places[before]})
    for piece in body_of(dispatch) if moved else ():
        own = next((path for path in moved if piece.path == path or piece.path.startswith(f"{path}.")), None)
        if own is not None:
            del moved[own]
            yield Difference(Change.MOVED, piece)
