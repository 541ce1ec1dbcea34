"""Where in the source something stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file. Lines and columns count from 1; 0 means that it is not known."""

    path: str
    """The file, relative to the project folder, with forward slashes."""
    line: int = 0
    """The first line."""
    column: int = 0
    """The column in the first line, in characters."""
    end_line: int = 0
    """The last line; 0 when the span is one line or a point."""

    def __str__(self) -> str:
        """``path:line:col``, without the parts that are not known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"

    def shifted(self, lines: int) -> "Span":
        """The same place, ``lines`` further down: for text that was cut out of a longer file."""
        return Span(self.path, self.line + lines, self.column, self.end_line + lines if self.end_line else 0)


NOWHERE = Span("")
"""The place of what was made by the program and stands in no file."""
