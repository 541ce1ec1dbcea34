"""Where the elements and words of a piece of HTML stand: the parser keeps no places, so the walk looks for them.

Elements and texts come in the order of the source, but for what the parser moves; each is looked for behind the last
one that was found, and from the beginning when it is not there.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from publish.diagnostics import Span

_WORD = re.compile(r"[^\s<>&]+")


class WalkPlaces(Protocol):
    """Where the walk has come in the source."""

    def element(self, name: str) -> Span:
        """The next element of that name; the next comment or declaration for an empty name."""
        ...

    def text(self, text: str) -> Span:
        """Where a text begins."""
        ...

    def since(self, start: Span) -> Span:
        """The lines from a place to where the walk has come."""
        ...


class KnownPlaces:
    """The places of a tree whose parser has kept them: every element with its line, in the order of the tree."""

    def __init__(self, lines: Sequence[tuple[str, int]], at: Span) -> None:
        self._lines = lines
        self._at = at
        self._next = 0
        self._line = at.line

    def element(self, name: str) -> Span:
        """The next element of that name; where the walk has come when there is none."""
        for place in range(self._next, len(self._lines)):
            if self._lines[place][0] == name:
                self._next, self._line = place + 1, self._lines[place][1]
                break
        return Span(self._at.path, self._line, 1 if self._line else 0)

    def text(self, text: str) -> Span:
        """The element that the text stands in, as far as that is known."""
        return Span(self._at.path, self._line, 1 if self._line else 0)

    def since(self, start: Span) -> Span:
        """The lines from a place to where the walk has come."""
        return Span(start.path, start.line, start.column, self._line if self._line > start.line else 0)


class MarkupPlaces:
    """The places in one piece of markup."""

    def __init__(self, markup: str, at: Span) -> None:
        self._markup = markup
        self._at = at
        self._behind = 0

    def element(self, name: str) -> Span:
        """The next tag that opens an element of that name; the next comment or declaration for an empty name."""
        pattern = rf"<{re.escape(name)}(?![\w-])" if name else r"<[!?]"
        return self._found(re.compile(pattern, re.IGNORECASE))

    def text(self, text: str) -> Span:
        """The first word of a text; looking goes on behind its last word."""
        words = _WORD.findall(text)
        if not words:
            return self._span(self._behind)
        place = self._found(re.compile(re.escape(words[0])))
        if len(words) > 1:
            self._found(re.compile(re.escape(words[-1])))
        return place

    def since(self, start: Span) -> Span:
        """The lines from a place to where looking has come."""
        end = self._span(self._behind).line
        return Span(start.path, start.line, start.column, end if end > start.line else 0)

    def _found(self, pattern: re.Pattern[str]) -> Span:
        match = pattern.search(self._markup, self._behind) or pattern.search(self._markup)
        if match is None:
            return self._span(self._behind)
        self._behind = max(self._behind, match.end())
        return self._span(match.start())

    def _span(self, offset: int) -> Span:
        if not self._at.line:
            return self._at
        row = self._markup.count("\n", 0, offset)
        column = offset - self._markup.rfind("\n", 0, offset)
        first = self._at.column - 1 if row == 0 and self._at.column else 0
        return Span(self._at.path, self._at.line + row, column + first)
