"""Paragraphs that a program wrapped to a width: several lines that are one."""

import itertools
from collections.abc import Sequence

from publish.importers.capture.lines import Line
from publish.importers.capture.shapes import closed, lower_start

_NARROWEST, _WIDEST = 40, 120
"""Between how many characters the lines of wrapped text are long."""

_RAGGED = 40
"""How much shorter than the longest a line may be that is not the last."""


def wrapped(lines: Sequence[Line]) -> bool:
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
