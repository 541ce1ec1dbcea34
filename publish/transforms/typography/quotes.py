"""Quotation marks and apostrophes: paired by where they stand, not by how they were typed.

Straight marks, marks of other languages and a mixture of all are read alike. What does not pair is left as it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from publish.transforms.typography.language import DOUBLE_PRIME, GERSHAYIM, PRIME, SPACES, Language
from publish.transforms.typography.line import Edit
from publish.transforms.typography.marks import APOSTROPHES, Mark, MarkRole, marks_of

_USUAL = {
    **dict.fromkeys("“„‟«‘‚‛‹", MarkRole.OPENS),
    **dict.fromkeys("”»’›", MarkRole.CLOSES),
}
"""Which way a mark points in most languages."""
_KINDS = {MarkRole.APOSTROPHE: "apostrophes", MarkRole.GERSHAYIM: "apostrophes", MarkRole.PRIME: "primes"}


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks of a line, paired."""

    marks: tuple[Mark, ...]
    """In order, each with its role."""
    language: Language
    """Whose marks are set."""

    @property
    def opened(self) -> tuple[Mark, ...]:
        """What opens and does not close."""
        return tuple(mark for mark in self.marks if mark.double and not mark.paired and mark.role is MarkRole.OPENS)

    @property
    def closed(self) -> tuple[Mark, ...]:
        """What closes and did not open."""
        return tuple(mark for mark in self.marks if mark.double and not mark.paired and mark.role is MarkRole.CLOSES)

    @property
    def begins_open(self) -> bool:
        """Whether the line begins with a mark that opens."""
        first = self.marks[0] if self.marks else None
        return first is not None and first.double and first.role is MarkRole.OPENS and not first.before


@dataclass(frozen=True, slots=True)
class QuoteEdits:
    """What is to be changed in a line, and what cannot be."""

    edits: tuple[Edit, ...]
    """The changes, in order."""
    kinds: tuple[str, ...]
    """For each change what it makes: ``quotes``, ``apostrophes`` or ``primes``."""
    strays: tuple[int, ...]
    """Where marks stand that have no partner."""


def read_quotes(text: str, language: Language) -> Quotes:
    """The marks of a line, paired as far as they pair."""
    marks = marks_of(text, language)
    open_marks: list[Mark] = []
    for index, mark in enumerate(marks):
        if mark.role is MarkRole.EITHER:
            mark.unsure = True
            mark.role = _usual(mark, language) or _by_turns(mark, open_marks)
        if mark.role is MarkRole.OPENS:
            if _repeats(mark, open_marks):
                mark.role = MarkRole.REPEATS
            else:
                open_marks.append(mark)
        elif mark.role is MarkRole.CLOSES:
            opener = _opener(mark, open_marks)
            if opener is None or _doubtful(mark, islice(marks, index + 1, None), open_marks, language):
                _leave(mark)
                continue
            while (passed := open_marks.pop()) is not opener:
                _leave(passed)
            opener.paired = mark.paired = True
    for mark in open_marks:
        _leave(mark)
    quotes = Quotes(tuple(marks), language)
    if not language.keeps_singles and (quotes.opened or quotes.closed):
        # Single marks would become double ones, and pair with what is left over.
        for mark in marks:
            if not mark.double and mark.paired:
                mark.paired = False
                _leave(mark)
    return quotes


def quote_edits(text: str, quotes: Quotes, *, goes_on: bool = False, went_on: bool = False) -> QuoteEdits:
    """What is to be changed in a line.

    ``goes_on``: the quotation that is open at the end is continued in the next paragraph; ``went_on``: the one that
    is closed without being opened began in the paragraph before.
    """
    opened, closed = quotes.opened, quotes.closed
    accepted = (opened if goes_on and len(opened) == 1 else ()) + (closed if went_on and len(closed) == 1 else ())
    strays = {mark.at for mark in (*opened, *closed)} - {mark.at for mark in accepted}
    changes: list[tuple[Edit, str]] = []
    open_levels = [0 for mark in accepted if mark.role is MarkRole.CLOSES]
    for mark in quotes.marks:
        if mark.at in strays:
            continue
        new = _set(mark, open_levels, quotes.language)
        if new != mark.typed:
            changes.append(((mark.at, mark.at + 1, new), _KINDS.get(mark.role, "quotes")))
        if new in "«»" and quotes.language.levels[0].open == "«":
            changes.extend((edit, "spaces") for edit in _inner(text, mark, quotes.language))
    changes.sort()
    return QuoteEdits(tuple(edit for edit, _ in changes), tuple(kind for _, kind in changes), tuple(sorted(strays)))


def _inner(text: str, mark: Mark, language: Language) -> list[Edit]:
    """The space inside a guillemet that has a partner: the language's, or none."""
    start = end = mark.at if mark.role is MarkRole.CLOSES else mark.at + 1
    while mark.role is MarkRole.CLOSES and text[start - 1] in SPACES:
        start -= 1
    while mark.role is not MarkRole.CLOSES and end < len(text) and text[end] in SPACES:
        end += 1
    return [] if text[start:end] == language.inner else [(start, end, language.inner)]


def _set(mark: Mark, open_levels: list[int], language: Language) -> str:
    """The mark to set; the levels of the quotations that are open are kept in ``open_levels``."""
    levels = language.levels
    if mark.role is MarkRole.OPENS:
        level = (open_levels[-1] + 1) % len(levels) if open_levels else _first_level(mark, language)
        open_levels.append(level)
        return levels[level].open
    if mark.role is MarkRole.REPEATS:
        return levels[open_levels[-1]].open if open_levels else mark.typed
    if mark.role is MarkRole.CLOSES:
        return levels[open_levels.pop()].close
    if mark.role is MarkRole.APOSTROPHE:
        return language.apostrophe_behind(mark.before)
    if mark.role is MarkRole.GERSHAYIM:
        return GERSHAYIM
    if mark.role is MarkRole.PRIME:
        return DOUBLE_PRIME if mark.double else PRIME
    return mark.typed


def _first_level(mark: Mark, language: Language) -> int:
    if not language.keeps_singles:
        return 0
    return next((n for n, marks in enumerate(language.levels) if (marks.open in "“„”«»") == mark.double), 0)


def _usual(mark: Mark, language: Language) -> MarkRole | None:
    for marks in language.levels:
        if mark.typed in (marks.open, marks.close):
            if marks.open == marks.close:
                return None
            return MarkRole.OPENS if mark.typed == marks.open else MarkRole.CLOSES
    return _USUAL.get(mark.typed)


def _by_turns(mark: Mark, open_marks: list[Mark]) -> MarkRole:
    return MarkRole.CLOSES if any(other.double == mark.double for other in open_marks) else MarkRole.OPENS


def _repeats(mark: Mark, open_marks: list[Mark]) -> bool:
    last = open_marks[-1] if open_marks else None
    return mark.double and mark.before == "\n" and last is not None and last.double and last.at_line_start


def _opener(mark: Mark, open_marks: list[Mark]) -> Mark | None:
    """What a mark closes; a quotation holds something."""
    for other in reversed(open_marks):
        if other.double == mark.double:
            return other if other.words < mark.words else None
        if other.double:
            return None
    return None


def _doubtful(mark: Mark, following: Iterable[Mark], open_marks: list[Mark], language: Language) -> bool:
    """Whether a mark that could close is more likely something else, since another one closes behind it.

    ``'The dogs' tails'``: a genitive. ``"a 12" record"``: inches.
    """
    if mark.double:
        if mark.typed != '"' or not mark.before.isdigit() or sum(other.double for other in open_marks) > 1:
            return False
    elif mark.before not in "sSxXzZß" and (mark.typed != "’" or any(marks.close == "’" for marks in language.levels)):
        return False
    quoted = any(other.double for other in open_marks)
    for other in following:
        if other.double == mark.double and other.role in (MarkRole.OPENS, MarkRole.CLOSES):
            return other.role is MarkRole.CLOSES
        if other.double and other.role is MarkRole.CLOSES and quoted:
            return False
    return False


def _leave(mark: Mark) -> None:
    """Say of a mark that does not pair what it is instead; a double one stays what it is, unpaired."""
    inches = mark.role is MarkRole.CLOSES and mark.typed in "'\"" and mark.before.isdigit()
    if inches:
        mark.role = MarkRole.PRIME
    elif not mark.double:
        stands_for_letters = mark.typed in APOSTROPHES and mark.by_a_letter and not (mark.typed == "‘" and mark.unsure)
        mark.role = MarkRole.APOSTROPHE if stands_for_letters else MarkRole.STRAY
