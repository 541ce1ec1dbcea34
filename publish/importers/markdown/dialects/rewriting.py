"""A text that is rewritten before it is parsed, piece by piece, in which lines keep their numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.config.dialects import Dialects

REACH = 20_000
"""How many characters a comment or a piece of code may span."""
UNCLOSED_LIMIT = 50
"""After how many things without an end none is looked for any more."""
END_OF_LINE = re.compile(r"[ \t]*(?=\n|\Z)")


@dataclass(slots=True)
class LineRewriting:
    """A text on its way, whose lines keep their numbers."""

    source: str
    """The text as it came."""
    written: list[str] = field(default_factory=list, kw_only=True)
    """What is written so far."""
    at: int = field(default=0, kw_only=True)
    """How far it has come."""
    unclosed: int = field(default=0, kw_only=True)
    """How often an end was looked for that is not there: looking costs the text's length."""

    def copy(self, end: int) -> None:
        """Leave what stands up to ``end`` as it is."""
        self.written.append(self.source[self.at : end])
        self.at = end

    def put(self, words: str, end: int) -> None:
        """Words in the place of what stands up to ``end``, on as many lines."""
        lines = self.source.count("\n", self.at, end) - words.count("\n")
        self.written.append(words + "\n" * lines)
        self.at = end


@dataclass(slots=True)
class Rewriting(LineRewriting):
    """A text in any of several dialects."""

    dialects: Dialects
    """The dialects that it may be written in."""
    site: Mapping[str, str]
    """What it may name of its site and of itself."""
    private: list[int] = field(default_factory=list)
    """The rows, from 0, in which private comments began."""

    def find(self, mark: str, start: int) -> int:
        """Where a mark stands behind a place; -1 for nowhere in reach, and where too many others had no end."""
        end = self.source.find(mark, start, start + REACH) if self.unclosed < UNCLOSED_LIMIT else -1
        self.unclosed += end < 0
        return end

    def drop(self, end: int) -> None:
        """Leave out what stands up to ``end``, and the space that it leaves."""
        before = next((piece for piece in reversed(self.written) if piece), "\n")
        if before[-1] in " \t\n" and (gap := re.compile(r"[ \t]+").match(self.source, end)):
            if before[-1] == "\n" and "\n" not in self.source[self.at : end]:
                # What stands at the beginning of the line keeps its place among blocks that are set in.
                end = gap.end()
            elif before[-1] != "\n":
                end = gap.end()
        closed = END_OF_LINE.match(self.source, end) is not None
        if closed:
            while self.written and self.written[-1] and self.written[-1][-1] in " \t":
                kept = self.written[-1].rstrip(" \t")
                if kept.endswith("\n") or not kept:
                    break
                self.written[-1] = kept
        self.put("", end)
