"""Comparing the pieces of the content with what a book shows, and naming each difference by its piece.

What is equal is found in one pass. Where something differs, the pieces are aligned with the stretches of the book, so
that one lost line does not make all that follows look wrong.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

from publish.checks.parity.expected_text import ExpectedText
from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import ExpectedPiece
from publish.checks.words import folded

_WORD = re.compile(r"\w")
_ALIKE = 0.5
"""How alike two texts must be for the one to be a changed form of the other, 0 to 1."""
_FEW = 4
"""Texts of fewer words are compared by their characters."""
_LONGEST = 300
"""How many characters are compared: each is compared with each."""


class Change(StrEnum):
    """How a book differs from the content."""

    LOST = "lost"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference."""

    change: Change
    """Which."""
    piece: ExpectedPiece | None
    """The piece that differs; for added words the one before them, ``None`` when they stand first."""
    shown: str = ""
    """What the book shows in its stead; of a piece that is lost in part, the words that are lost."""


def differences(
    pieces: Sequence[ExpectedPiece],
    shown: Sequence[str],
    *,
    house: AbstractSet[str] = frozenset(),
    capitals: AbstractSet[PieceKind] = frozenset(),
) -> list[Difference]:
    """How what a book shows differs from the pieces, in their order.

    ``shown`` are the stretches of the book in the order of reading. ``house`` are stretches, folded, that are the
    house's and may stand anywhere, as ornaments without a letter may; ``capitals`` the kinds that the theme sets in
    capitals.
    """
    expected = [ExpectedText(piece, capitals=piece.kind in capitals) for piece in pieces]
    known = {piece.text for piece in expected}
    given = _without_house(shown, house, Counter(piece.text for piece in expected))
    worded = [(stretch, text) for stretch, text in given if text in known or _WORD.search(text)]
    if _same(expected, given) or _same(expected, worded):
        return []
    return with_moves(list(_aligned(expected, worded)))


def _without_house(shown: Sequence[str], house: AbstractSet[str], authors: Counter[str]) -> list[tuple[str, str]]:
    """The stretches with their folded text, but for the house's.

    An author may have a heading of the same words (“Notes”): as many as the content has are the author's.
    """
    given: list[tuple[str, str]] = []
    for stretch in shown:
        text = folded(stretch)
        if text in house:
            authors[text] -= 1
        if text and (text not in house or authors[text] >= 0):
            given.append((stretch, text))
    return given


def _same(expected: Sequence[ExpectedText], given: Sequence[tuple[str, str]]) -> bool:
    whole, at = "".join(text for _, text in given), 0
    for piece in expected:
        at = piece.reach(whole, at)
        if at < 0:
            return False
    return at == len(whole)


def _aligned(expected: Sequence[ExpectedText], given: Sequence[tuple[str, str]]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [w.text for w in expected], [text for _, text in given], autojunk=False)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag != "equal":
            before = expected[first - 1].piece if first else None
            yield from _region(expected[first:last], given[start:stop], before)


def _region(
    expected: Sequence[ExpectedText], given: Sequence[tuple[str, str]], before: ExpectedPiece | None
) -> Iterator[Difference]:
    """The differences between some pieces and some stretches that stand between the same neighbours."""
    text = "".join(folded_text for _, folded_text in given)
    at, waiting = 0, list[ExpectedText]()
    for piece in expected:
        end = piece.reach(text, at)
        place = (at, end) if end >= 0 else piece.find(text, at)
        if place is None:
            waiting.append(piece)
            continue
        yield from _between(waiting, _raw(given, at, place[0]), before)
        before, at, waiting = piece.piece, place[1], []
    yield from _between(waiting, _raw(given, at, len(text)), before)


def _between(
    waiting: Sequence[ExpectedText], shown: Sequence[str], before: ExpectedPiece | None
) -> Iterator[Difference]:
    """What pieces that were not found have become: the nearest of what stands in their place, or nothing."""
    rest = list(shown)
    for piece in waiting:
        text = piece.piece.text
        near = max(rest, key=lambda other: _likeness(text, other), default="")
        if near and _likeness(text, near) >= _ALIKE:
            rest.remove(near)
            yield _changed(piece.piece, near)
        elif piece.text:
            yield Difference(Change.LOST, piece.piece)
    yield from (Difference(Change.ADDED, before, stretch) for stretch in rest if _WORD.search(stretch))


def _changed(piece: ExpectedPiece, shown: str) -> Difference:
    """How a piece differs from what is shown: whole words of it are lost, or it reads otherwise."""
    mine, yours = piece.text.split(), shown.split()
    pairs = [(folded(one), folded(other)) for one, other in zip(mine, yours, strict=False)]
    ends = [(folded(one), folded(other)) for one, other in zip(mine[::-1], yours[::-1], strict=False)]
    before = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    behind = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    if before + behind >= len(yours) < len(mine):
        return Difference(Change.LOST, piece, " ".join(mine[before : len(mine) - (len(yours) - before)]))
    return Difference(Change.CHANGED, piece, shown)


def _likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: by their words, or where they have few by their characters."""
    mine, yours = list(map(folded, one.split())), list(map(folded, other.split()))
    if min(len(mine), len(yours)) >= _FEW:
        return SequenceMatcher(None, mine, yours, autojunk=False).ratio()
    return SequenceMatcher(None, folded(one)[:_LONGEST], folded(other)[:_LONGEST], autojunk=False).ratio()


def _raw(given: Sequence[tuple[str, str]], start: int, stop: int) -> list[str]:
    """The stretches that lie between two places of the folded text; the pieces of one that is cut, folded."""
    found: list[str] = []
    at = 0
    for stretch, text in given:
        begin, end = max(start - at, 0), min(stop - at, len(text))
        if begin < end:
            found.append(stretch if (begin, end) == (0, len(text)) else _cut(stretch, begin, end))
        at += len(text)
    return found


def _cut(stretch: str, begin: int, end: int) -> str:
    """The part of a stretch that holds its folded characters from ``begin`` to ``end``."""
    # Folding changes a character here and there, and never the order: the cut is exact enough to be read.
    seen, kept = 0, list[str]()
    for character in stretch:
        if begin <= seen < end or (seen == begin and not folded(character) and kept):
            kept.append(character)
        seen += len(folded(character))
        if seen >= end:
            break
    return "".join(kept).strip()


def with_moves(found: Sequence[Difference]) -> list[Difference]:
    """The same differences, where a piece that is lost in one place and added in another was moved."""
    added = [folded(difference.shown) for difference in found if difference.change is Change.ADDED]
    moved: list[str] = []
    result: list[Difference] = []
    for difference in found:
        whole = difference.change is Change.LOST and not difference.shown
        text = folded(difference.piece.text) if difference.piece and whole else ""
        if text and text in added:
            added.remove(text)
            moved.append(text)
            result.append(Difference(Change.MOVED, difference.piece))
        else:
            result.append(difference)
    return [each for each in result if each.change is not Change.ADDED or not _take(folded(each.shown), moved)]


def _take(text: str, moved: list[str]) -> bool:
    if text in moved:
        moved.remove(text)
        return True
    return False


def description_differences(pieces: Sequence[ExpectedPiece], shown: Sequence[str]) -> Iterator[Difference]:
    """Descriptions that a picture of the book has lost, or that another one bears.

    ``shown`` are those of the book in order; what it says of pictures without a description is the house's affair.
    """
    for place, piece in enumerate(pieces):
        given = shown[place] if place < len(shown) else ""
        if piece.text and folded(piece.text) != folded(given):
            yield Difference(Change.CHANGED, piece, given) if given else Difference(Change.LOST, piece)
