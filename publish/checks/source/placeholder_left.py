"""What ``publish new`` writes is there to be written over."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_in
from publish.checks.words import folded
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.inlines import Inlines
from publish.model.walk import lines_of, plain

_ORDERS = (folded("Say here, in two or three sentences,"), folded("Say here how to"), folded("Say here where letters"))
"""How the notices begin that the starter leaves to whoever makes the letter."""
_WHOLE = folded("Write here.")
"""All that a new dispatch says."""


@check(
    "placeholder-left",
    Severity.WARNING,
    why="Words that the starter put there as an example are printed: they tell readers nothing, or lead to nobody.",
    hint="Write them over.",
)
def placeholder_left(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Each block that still says what the starter put there."""
    for placed in blocks_in(manuscript.edition):
        if any(_is_order(line) for line in lines_of(placed.block)):
            message = "the words that the starter put here are still there"
            yield placeholder_left.finding(message, placed.at, block=placed.path)


def _is_order(line: Inlines) -> bool:
    words = folded(plain(line))
    return words == _WHOLE or any(order in words for order in _ORDERS)
