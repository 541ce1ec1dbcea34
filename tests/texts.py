"""The words of a dispatch as a reader finds them, for tests that hold them against something else."""

from collections.abc import Iterator

from publish.model.blocks import CodeBlock
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure, Written
from publish.model.walk import blocks_of, lines_of, plain


def texts_of(dispatch: Dispatch) -> Iterator[str]:
    """The texts that the tree holds: lines, code, descriptions of pictures."""
    for _, block in blocks_of(dispatch):
        yield from map(plain, lines_of(block))
        if isinstance(block, CodeBlock):
            yield block.text
        if isinstance(block, Figure) and block.picture and isinstance(block.picture.alt, Written):
            yield block.picture.alt.text
