"""The lines of a saved page, numbered as an editor numbers them, and paragraphs that a program wrapped to a width."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from publish.config.characters import has_ink
from publish.importers.capture.shapes import closed, lower_start

_BREAK = re.compile(r"\r\n?|\n")
_FOLDABLE = re.compile(r"[ \t\v\f\x1c-\x1f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class PageLine:
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


def split(text: str) -> tuple[PageLine, ...]:
    """The non-blank lines of a page, in order. A line of invisible characters alone is blank."""
    texts = [_FOLDABLE.sub(" ", line).strip() for line in _BREAK.split(text)]
    shows = [False, *map(has_ink, texts), False]
    return tuple(
        PageLine(number, line, above=not shows[number - 1], below=not shows[number + 1])
        for number, line in enumerate(texts, start=1)
        if shows[number]
    )


_NARROWEST, _WIDEST = 40, 120
"""Between how many characters the lines of wrapped text are long."""

_RAGGED = 40
"""How much shorter than the longest a line may be that is not the last."""


def wrapped(lines: Sequence[PageLine]) -> bool:
    """Whether some lines that no blank one parts are one paragraph.

    Every line but the last is about as long as the others, and somewhere a sentence runs on over a line's end.
    """
    if len(lines) < 2:
        return False
    full = [len(line.text) for line in lines[:-1]]
    even = min(full) >= _NARROWEST and max(full) <= _WIDEST and max(full) - min(full) <= _RAGGED
    runs_on = any(
        not closed(line.text) and lower_start(following.text) for line, following in itertools.pairwise(lines)
    )
    return even and runs_on and len(lines[-1].text) <= _WIDEST
