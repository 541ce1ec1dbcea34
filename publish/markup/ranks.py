"""Ranks of headings that never skip: screen readers and PDF/UA count them."""

from collections.abc import Mapping

from publish.model.blocks import Heading
from publish.model.dispatch import Dispatch
from publish.model.walk import blocks_of


def heading_ranks(dispatch: Dispatch) -> Mapping[str, int]:
    """The rank of each heading by its path: 2 to 6, at most one more than that of the heading before it.

    The headline is 1. A heading keeps its place among its neighbours: what the author set deeper stays deeper.
    """
    ranks: dict[str, int] = {}
    open_levels: list[int] = []
    for path, block in blocks_of(dispatch):
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            ranks[path] = min(len(open_levels) + 1, 6)
    return ranks
