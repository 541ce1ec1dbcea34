"""A piece of the content as it is looked for in a book: folded, with what a target may put into it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import Cut, ExpectedPiece
from publish.checks.words import folded
from publish.markup.shipped import shipped_words

_JOINING, _JOINTS = "-:.,|·/", 3
"""What joins a dateline, or a day, to the words behind it, and how many of them at most."""
_JOINT = re.compile(f"[{re.escape(_JOINING)}]{{0,{_JOINTS}}}")


class ExpectedText:
    """A piece, folded, and how it may stand in a text."""

    def __init__(self, piece: ExpectedPiece, *, capitals: bool = False) -> None:
        self.piece = piece
        self._before = folded(piece.before)
        plain = tuple(folded(run) for run in piece.runs)
        large = tuple(folded(run.upper()) for run in piece.runs) if capitals else plain
        self._forms = tuple(dict.fromkeys((plain, large)))
        self.text = "".join(plain)

    def reach(self, text: str, at: int) -> int:
        """Where the piece ends in a folded text when it begins at ``at``; -1 when it does not stand there."""
        starts = {at}
        if self._before and text.startswith(self._before, at):
            behind = at + len(self._before)
            starts |= {behind, _joined(text, behind)}
        end = max(end for runs in self._forms for end in (-1, *self._ends(runs, text, starts)))
        return _joined(text, end) if end >= 0 and self.piece.kind is PieceKind.DATELINE else end

    def find(self, text: str, start: int = 0) -> tuple[int, int] | None:
        """The first place from ``start`` on where the piece stands."""
        places = []
        for runs in self._forms:
            lead = next((place for place, run in enumerate(runs) if run), len(runs))
            at = text.find(runs[lead], start) if lead < len(runs) else -1
            while at >= 0:
                if ends := self._ends(runs, text, {at}, lead):
                    places.append((self._begin(text, at), max(ends)))
                    break
                at = text.find(runs[lead], at + 1)
        return min(places, default=None)

    def _begin(self, text: str, at: int) -> int:
        """Where what the house puts before the piece begins, for a piece whose words begin at ``at``."""
        start = max(at - len(self._before) - _JOINTS, 0)
        ahead = text[start:at].rstrip(_JOINING)
        return start + len(ahead) - len(self._before) if self._before and ahead.endswith(self._before) else at

    def _ends(self, runs: Sequence[str], text: str, starts: Iterable[int], lead: int = 0) -> set[int]:
        ends = set(starts)
        for index, run in enumerate(runs[lead:], start=lead):
            ends = {end + len(run) for end in ends if text.startswith(run, end)}
            if index < len(self.piece.cuts) and self.piece.cuts[index] is Cut.PAGE:
                ends |= {found.end() for end in ends if (found := _pages().match(text, end))}
        return ends


def _joined(text: str, at: int) -> int:
    joint = _JOINT.match(text, at)
    return joint.end() if joint else at


@cache
def _pages() -> re.Pattern[str]:
    """What print puts behind a cross reference: a page in brackets, or behind a comma where brackets are open."""
    forms = {folded(table["words"]["page"]) for table in shipped_words().values()}
    known = "|".join(re.escape(form).replace(r"\{page\}", r"\d{1,5}") for form in sorted(forms))
    return re.compile(rf"\([^()]{{0,40}}\d[^()]{{0,20}}\)|,(?:{known})")
