"""Patches WeasyPrint: a block with margins that fill its room stands between them in a text from the right too.

WeasyPrint moves a block to the right end of its room as if it had no margins, and then gives it those that fill it
(CSS 2.2, §10.3.3): what is to stand in the middle stood at the right, or hung out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from publish.pdf.seams import replaced


@contextmanager
def centred(block: Any) -> Iterator[None]:
    """Inside, margins of ``auto`` are kept from the right too; ``block`` lays out WeasyPrint's blocks."""
    before = block.block_level_width

    def width(box: Any, containing_block: Any, with_min_max: bool = True) -> None:  # noqa: FBT001, FBT002
        left, fills = box.position_x, "auto" in (box.margin_left, box.margin_right)
        before(box, containing_block, with_min_max)
        if fills and hasattr(containing_block, "style") and containing_block.style["direction"] == "rtl":
            box.position_x = left if box.is_column else left + containing_block.width - box.margin_width()

    width.without_min_max = partial(width, with_min_max=False)  # type: ignore[attr-defined]
    with replaced(block, block_level_width=width):
        yield
