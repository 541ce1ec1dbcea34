"""Making new blocks from old ones, in the order in which they are read."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from publish.model.blocks import Aside, Block, Blocks, DefinitionList, List, Quote
from publish.model.inlines import Inlines
from publish.model.walk import lines_of


def rebuilt(blocks: Blocks, change: Callable[[Block], Block]) -> Blocks:
    """New blocks: ``change`` gets every block, at any depth, one that holds others before those."""
    return tuple(_inside(change(block), change) for block in blocks)


def _inside(block: Block, change: Callable[[Block], Block]) -> Block:
    if isinstance(block, Quote | Aside):
        return replace(block, blocks=rebuilt(block.blocks, change))
    if isinstance(block, List):
        return replace(block, items=tuple(replace(i, blocks=rebuilt(i.blocks, change)) for i in block.items))
    if isinstance(block, DefinitionList):
        entries = (replace(e, meanings=tuple(rebuilt(m, change) for m in e.meanings)) for e in block.entries)
        return replace(block, entries=tuple(entries))
    return block


def lines_as_read(blocks: Blocks) -> Iterator[Inlines]:
    """Every line of text as it is read: a quotation before its source, a term before its meanings."""
    for block in blocks:
        if isinstance(block, Quote):
            yield from lines_as_read(block.blocks)
            yield block.cite
        elif isinstance(block, DefinitionList):
            for entry in block.entries:
                yield entry.term
                for meaning in entry.meanings:
                    yield from lines_as_read(meaning)
        else:
            yield from lines_of(block)
            if isinstance(block, Aside):
                yield from lines_as_read(block.blocks)
            elif isinstance(block, List):
                for item in block.items:
                    yield from lines_as_read(item.blocks)
