"""On a small e-reader a very long paragraph has neither beginning nor end."""

import re
from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_in
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.blocks import Paragraph
from publish.model.walk import plain

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_CHARACTERS = 2
"""East Asian characters that make about a word."""


@check(
    "paragraph-long",
    Severity.NOTE,
    why="On a small e-reader a paragraph of several screens has neither beginning nor end.",
    hint="Break it in two. How many words are too many stands under checks in publication.toml.",
)
def paragraph_long(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every paragraph of more words than the publication wants."""
    for placed in blocks_in(manuscript.edition):
        if isinstance(placed.block, Paragraph):
            count = _words(plain(placed.block.inlines))
            if count > manuscript.paragraph_words:
                message = f"the paragraph has {count} words; {manuscript.paragraph_words} are the most"
                yield paragraph_long.finding(message, placed.at, block=placed.path)


def _words(text: str) -> int:
    return len(text.split()) + sum(1 for _ in _EAST_ASIAN.finditer(text)) // _CHARACTERS
