"""How even the lines of a text are: word spaces, hyphens, and words that are divided over a paragraph's last line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tests.bench.typography.lines import Line

_SHORT = 1.5
"""Em by which a line has to stay behind the full ones to be a last one, which is set with its natural spaces."""


@dataclass(frozen=True, slots=True)
class Colour:
    """Of the full lines of one text, or of several together."""

    natural: tuple[float, ...]
    """The word space of lines that are not justified, in em: one a text."""
    spaces: tuple[float, ...]
    """The word space of each full line, in em."""
    stretched: tuple[float, ...]
    """The same as multiples of the natural one."""
    hyphens: int
    """Full lines that end in a hyphen."""
    longest_run: int
    """The most such lines on end."""
    rests: int
    """Last lines that are no more than the rest of a word."""

    def __add__(self, other: "Colour") -> "Colour":
        return Colour(
            self.natural + other.natural,
            self.spaces + other.spaces,
            self.stretched + other.stretched,
            self.hyphens + other.hyphens,
            max(self.longest_run, other.longest_run),
            self.rests + other.rests,
        )

    def over(self, times: float) -> float:
        """The share of full lines whose spaces are more than so many times the natural one."""
        return sum(stretch > times for stretch in self.stretched) / len(self.stretched)

    @property
    def hyphenated(self) -> float:
        """The share of full lines that end in a hyphen."""
        return self.hyphens / len(self.spaces)


def colour(lines: Sequence[Line]) -> Colour:
    """Measure the lines of a text. ``ValueError`` where nothing is justified, or nothing tells the natural space."""
    text = [line for line in lines if line.body]
    full = [line for line in text if line.full]
    ends = max((line.right for line in full), default=0.0)
    natural = [
        line.space for line in text if not line.full and len(line.spaces) > 2 and line.right < ends - _SHORT * line.size
    ]
    if not full or not natural:
        raise ValueError("no justified text")
    usual = median(natural)
    longest = run = 0
    for line in text:
        run = run + 1 if line.full and line.hyphenated else 0
        longest = max(longest, run)
    spaces = tuple(line.space for line in full)
    return Colour(
        (usual,),
        spaces,
        tuple(space / usual for space in spaces),
        sum(line.hyphenated for line in full),
        longest,
        sum(_is_rest(before, after) for before, after in pairwise(text)),
    )


def _is_rest(before: Line, after: Line) -> bool:
    """Whether a line is the rest of a word that the full line before it began, and nothing more."""
    return before.full and before.hyphenated and not after.full and len(after.text.split()) == 1
