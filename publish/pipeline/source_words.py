"""Words of a book found again in the source that they were set from, whose marks and addresses stand between them.

Letters and digits alone are compared, as every reading of a page agrees on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publish.checks.words import letters
from publish.diagnostics import Span

_NEAR = (60, 24, 10)
"""Letters of what stands before that have to agree; fewer where marks stand between."""
_ROOM = 2_000
"""Letters that marks may have between the words of a block."""
_ALIGNED = 1_000
"""Letters that are compared one by one."""
_MARKS = 300
"""Characters that marks and addresses of a short block may have."""
_LONGEST = 200_000
"""Characters of a source in which one block's words are looked for."""


@dataclass(frozen=True)
class SourceText:
    """The text of a source, its lines ended by one character."""

    text: str
    """The text."""

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], 0
        for line in self.text.split("\n"):
            at += len(line) + 1
            starts.append(at)
        return starts

    def line(self, number: int) -> str:
        """A line, counted from 1; empty where there is none."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def offset(self, at: Span) -> int:
        """Where a place begins in the text."""
        line = min(max(at.line, 1), len(self._starts) - 1)
        return min(self._starts[line - 1] + max(at.column - 1, 0), len(self.text))

    def with_attributes(self, begin: int) -> int:
        """The beginning of a block with the attributes above it, which may say whom a quotation is by."""
        line = self.text.rfind("\n", 0, begin) + 1
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        return above if line and self.text.startswith("{", above) else begin

    def place(self, path: str, offset: int) -> Span:
        """The place of a character."""
        line = self.text.count("\n", 0, offset)
        return Span(path, line + 1, offset - self._starts[line] + 1)

    def find(self, at: Span, words: str, before: str = "", *, end: int = 0) -> tuple[int, int] | None:
        """From where to where words stand that are behind ``before`` in the block that begins at ``at``.

        ``end`` is where what follows the block begins: no further is looked for them.
        ``None`` where they are not found; of several places the first that has enough of the same letters before it.
        """
        begin = self.with_attributes(self.offset(at))
        found = _Letters(self.text[begin : min(end or begin + _LONGEST, begin + _LONGEST)])
        wanted, behind = letters(words), letters(before)
        if not wanted:
            return None
        for near in _NEAR:
            context = behind[-near:]
            place = found.text.find(context + wanted)
            if place >= 0:
                first, last = place + len(context), place + len(context) + len(wanted) - 1
                return begin + found.places[first], begin + found.places[last] + 1
            if not context:
                break
        # Marks stand between these words and those before: of the places that have them, the one nearest to its own.
        if places := [*_every(found.text, wanted)]:
            later = [place for place in places if place >= len(behind)] or places
            first = min(later, key=lambda place: abs(place - len(behind)))
            last = first + len(wanted) - 1
        elif aligned := _aligned(found.text[: _ROOM + 2 * len(behind + wanted)], behind, wanted):
            first, last = aligned
        else:
            return None
        return begin + found.places[first], begin + found.places[last] + 1


def _aligned(source: str, before: str, words: str) -> tuple[int, int] | None:
    """The first and last letter of words that an address or a mark parts in the source."""
    from difflib import SequenceMatcher

    before = before[-_ALIGNED:]
    wanted = before + words[:_ALIGNED]
    pairs = SequenceMatcher(None, wanted, source, autojunk=False).get_matching_blocks()
    places = {pair.a + n: pair.b + n for pair in pairs if pair.size > 1 for n in range(pair.size)}
    own = [places[n] for n in range(len(before), len(wanted)) if n in places]
    count = len(wanted) - len(before)
    near = bool(own) and own[-1] - own[0] < 2 * count + _MARKS
    return (own[0], own[-1]) if near and len(own) * 5 >= count * 4 else None


class _Letters:
    """The letters of a text, each with the place of its character."""

    def __init__(self, text: str) -> None:
        made: list[str] = []
        places: list[int] = []
        for place, character in enumerate(text):
            for letter in letters(character):
                made.append(letter)
                places.append(place)
        self.text, self.places = "".join(made), places


def _every(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)
