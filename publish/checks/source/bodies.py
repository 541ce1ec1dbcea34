"""Whether dispatches have a body: a headline over nothing is, most often, a text that was not saved."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.config.characters import has_ink
from publish.diagnostics import Diagnostic, finding
from publish.model.blocks import Block, CodeBlock
from publish.model.figures import Figure
from publish.model.walk import each_block, lines_of, plain


def empty(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``body-empty`` for every dispatch whose body shows neither words nor a picture."""
    for dispatch in manuscript.edition.dispatches:
        if not any(_shows(block) for _, block in each_block(dispatch.blocks)):
            yield finding("body-empty", "the dispatch has no text", dispatch.span, block=dispatch.key)


def _shows(block: Block) -> bool:
    if isinstance(block, Figure):
        return block.picture is not None
    if isinstance(block, CodeBlock):
        return has_ink(block.text)
    return any(has_ink(plain(line)) for line in lines_of(block))
