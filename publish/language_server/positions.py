"""Places of this program and of the protocol: columns in characters from 1, and in the units of the editor from 0."""

from lsprotocol import types
from pygls.workspace import PositionCodec

from publish.diagnostics import Span


class TextPositions:
    """A text whose lines are ended by one character, and the places in it."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._codec = codec

    def position(self, line: int, column: int) -> types.Position:
        """A place, whose line and column count from 1; one that is not in the text is the nearest one that is."""
        row = min(max(line - 1, 0), len(self.lines) - 1)
        return types.Position(row, self._codec.client_num_units(self.lines[row][: max(column - 1, 0)]))

    def piece(self, start: int, end: int) -> types.Range:
        """A piece of the text, from a character to another."""
        return types.Range(self.at(start), self.at(end))

    def of(self, span: Span) -> types.Range:
        """What a span covers: to the end of its words in its only line, or of its last one; all of a file its start."""
        start = self.position(span.line or 1, span.column or 1)
        if not span.line:
            return types.Range(start, start)
        last = min(max(span.end_line, span.line), len(self.lines))
        return types.Range(start, self.position(last, len(self.lines[last - 1].rstrip()) + 1))

    def at(self, offset: int) -> types.Position:
        """The place of a character of the text."""
        line = self.text.count("\n", 0, offset)
        return self.position(line + 1, offset - (self.text.rfind("\n", 0, offset) + 1) + 1)

    def offset(self, position: types.Position) -> int:
        """Where a position is in the text."""
        line, column = self.place(position)
        return sum(len(one) + 1 for one in self.lines[: line - 1]) + column - 1

    def place(self, position: types.Position) -> tuple[int, int]:
        """The line and the column of a position, from 1."""
        row = min(position.line, len(self.lines) - 1)
        line, units, column = self.lines[row], 0, 0
        while column < len(line) and units < position.character:
            units += self._codec.client_num_units(line[column])
            column += 1
        return row + 1, column + 1
