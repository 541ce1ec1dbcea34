"""The differences between a book and its content as findings."""

from collections.abc import Iterable, Iterator

from publish.checks.parity.compare import Change, Difference
from publish.checks.words import folded
from publish.diagnostics import Diagnostic, Rule, Severity, Span

_THEME = "Look whether a part or a style sheet of the theme does it; if not, report it: it is a fault of this program."

TEXT_LOST = Rule(
    "text-lost",
    Severity.ERROR,
    "Words of the content are not in the book, or are hidden in it: a reader would miss them.",
    _THEME,
)

TEXT_CHANGED = Rule(
    "text-changed",
    Severity.ERROR,
    "Words read otherwise in the book than in the content: what was published is not what was edited.",
    _THEME,
)

TEXT_MOVED = Rule(
    "text-moved",
    Severity.ERROR,
    "Words stand in another place than the author gave them: a caption may speak of the wrong picture.",
    _THEME,
)

TEXT_ADDED = Rule(
    "text-added",
    Severity.ERROR,
    "The book says more than the content, in the midst of a dispatch: readers take it for the author's.",
    "Take it out of the theme's part, or give it the class house there; otherwise report it.",
)

_RULES = {
    Change.LOST: TEXT_LOST,
    Change.CHANGED: TEXT_CHANGED,
    Change.MOVED: TEXT_MOVED,
    Change.ADDED: TEXT_ADDED,
}

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
        yield _RULES[difference.change].finding(_sentence(difference, book), place, block=block)
    if len(found) > _REPORTED:
        rest = len(found) - _REPORTED
        yield TEXT_LOST.finding(f"{rest} more differences between the {book} and this dispatch", at, block=key)


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
