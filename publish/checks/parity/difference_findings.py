"""The differences between a book and its content as findings."""

from collections.abc import Iterable, Iterator

from publish.checks.parity.compare import Change, Difference
from publish.checks.words import folded
from publish.diagnostics import Diagnostic, Span, finding

_MOST = 9
"""Words of a text that are quoted."""
_REPORTED = 12
"""Differences of one dispatch that are said one by one."""


def difference_findings(differences: Iterable[Difference], *, book: str, key: str, at: Span) -> Iterator[Diagnostic]:
    """The differences of one dispatch as findings; ``book`` is what readers call the book, ``key`` the dispatch's.

    ``at`` is the place of words that belong to no piece. Where nothing is in its place, not every piece gets a line.
    """
    found = list(differences)
    for difference in found[:_REPORTED]:
        piece = difference.piece
        block = f"{key}:{piece.path}" if key and piece else key
        place = piece.at if piece and piece.at.line else at
        yield finding(f"text-{difference.change}", _sentence(difference, book), place, block=block)
    if len(found) > _REPORTED:
        rest = len(found) - _REPORTED
        yield finding("text-lost", f"{rest} more differences between the {book} and this dispatch", at, block=key)


def _sentence(difference: Difference, book: str) -> str:
    piece = difference.piece
    if piece is None or difference.change is Change.ADDED:
        return f"the {book} has words that the content does not: {_quoted(difference.shown)}"
    if difference.change is Change.LOST and difference.shown:
        return f"the {book} has lost words of the {piece.kind}: {_quoted(difference.shown)}"
    if difference.change is Change.LOST:
        return f"the {book} has lost the {piece.kind} {_quoted(piece.text)}"
    if difference.change is Change.MOVED:
        return f"the {book} has the {piece.kind} {_quoted(piece.text)} in another place"
    ours, theirs = apart(piece.text, difference.shown)
    return f"the {piece.kind} reads {_quoted(theirs)} in the {book}, and {_quoted(ours)} in the content"


def apart(one: str, other: str) -> tuple[str, str]:
    """Two texts from a word before the first that differs, shortened."""
    mine, yours = one.split(), other.split()
    same = next((n for n, (a, b) in enumerate(zip(mine, yours, strict=False)) if folded(a) != folded(b)), None)
    start = max((min(len(mine), len(yours)) if same is None else same) - 1, 0)
    lead = "… " if start else ""
    return lead + " ".join(mine[start:]), lead + " ".join(yours[start:])


def _quoted(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:_MOST])}{' …' if len(words) > _MOST else ''}”"
