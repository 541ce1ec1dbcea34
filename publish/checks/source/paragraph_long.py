"""On a small e-reader a very long paragraph has neither beginning nor end."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_in, count_words
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.blocks import Paragraph
from publish.model.walk import plain


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
            count = count_words(plain(placed.block.inlines))
            if count > manuscript.paragraph_words:
                message = f"the paragraph has {count} words; {manuscript.paragraph_words} are the most"
                yield paragraph_long.finding(message, placed.at, block=placed.path)
