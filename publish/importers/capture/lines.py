"""The lines of a saved page: numbered as an editor's program numbers them, blank ones counted and passed over.

Knows nothing of what a line means. White space inside a line is folded to single spaces, no-break spaces stay.
"""

import re
import unicodedata
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")
_FOLDABLE = re.compile(r"[ \t\v\f\x1c-\x1f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something."""

    number: int
    """Its place in the file, from 1, blank lines counted."""
    text: str
    """What it says, without white space round it."""
    above: bool
    """Whether a blank line or the edge of the page stands above it."""
    below: bool
    """Whether a blank line or the edge of the page stands below it."""

    @property
    def alone(self) -> bool:
        """Whether it stands between blank lines."""
        return self.above and self.below


def split(text: str) -> tuple[Line, ...]:
    """The non-blank lines of a page, in order. A line of invisible characters alone is blank."""
    texts = [_FOLDABLE.sub(" ", line).strip() for line in _BREAK.split(text)]
    shows = [False, *(_visible(line) for line in texts), False]
    return tuple(
        Line(number, line, above=not shows[number - 1], below=not shows[number + 1])
        for number, line in enumerate(texts, start=1)
        if shows[number]
    )


def _visible(text: str) -> bool:
    return any(unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp", "Zs"} for character in text)
