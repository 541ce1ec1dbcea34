"""Which blocks can stand under each other without white space: those of an entry of a tight list."""

from publish.model.blocks import Aside, Block, Blocks, Break, CodeBlock, Heading, List, Media, Paragraph, Quote
from publish.model.figures import Figure


def compact(blocks: Blocks) -> bool:
    """Whether Markdown can write the blocks of an entry without blank lines: a paragraph, if any, then the others.

    What ends a paragraph without a blank line is CommonMark's (0.31 §4.8, §5.3: a numbered list must begin with 1);
    blocks with a line of attributes above them do not.
    """
    return all(
        _ends_paragraph(block) or (not place and isinstance(block, Paragraph)) for place, block in enumerate(blocks)
    )


def _ends_paragraph(block: Block) -> bool:
    if isinstance(block, List):
        return block.start == 1 and not block.id and any(item.blocks for item in block.items[:1])
    if isinstance(block, Quote):
        return bool(block.kind) or not (block.cite or block.lang or block.direction or block.id)
    if isinstance(block, CodeBlock):
        return not block.id
    return isinstance(block, Heading | Break | Figure | Aside | Media)
