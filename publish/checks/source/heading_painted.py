"""A bold line that acts as a heading should be one: contents and screen readers do not know it."""

from collections.abc import Iterator
from itertools import pairwise

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.blocks import Block, Paragraph
from publish.model.inlines import Strong
from publish.model.walk import plain

_LONGEST = 12
"""Words of a heading."""


@check(
    "heading-painted",
    Severity.NOTE,
    why="A bold line that stands for a heading is in no contents, and no screen reader can go to it.",
    hint="Write it as a heading: ## and the words.",
)
def heading_painted(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every short paragraph that is bold as a whole and stands over another one."""
    for dispatch in manuscript.edition.dispatches:
        for place, (block, following) in enumerate(pairwise(dispatch.blocks)):
            if isinstance(following, Paragraph) and (words := _bold_line(block)):
                message = f"“{words}” looks like a heading and is a paragraph"
                yield heading_painted.finding(message, block.span, block=f"{dispatch.key}:b{place}")


def _bold_line(block: Block) -> str:
    """The words of a paragraph that is nothing but bold, without a stop at its end; or none."""
    if not isinstance(block, Paragraph) or len(block.inlines) != 1 or not isinstance(block.inlines[0], Strong):
        return ""
    words = plain(block.inlines).strip()
    return words if words and words[-1] not in ".!?:;…,”»" and len(words.split()) <= _LONGEST else ""
