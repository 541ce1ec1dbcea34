"""Patches WeasyPrint: the indent of a right-to-left line stands at its right end.

The indent of a paragraph is taken from the left end of its first line, and stays white there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from publish.pdf.seams import replaced


@contextmanager
def indented(inline: Any) -> Iterator[None]:
    """Inside, a line that is written from the right is indented at its right; ``inline`` lays out WeasyPrint's lines.

    Its ``text_align`` tells how far a line moves from the beginning of its room, in CSS pixels.
    """
    before = inline.text_align

    def aligned(context: Any, line: Any, available_width: float, *, last: bool) -> float:
        offset = before(context, line, available_width, last=last)
        return float(offset + line.text_indent) if line.style["direction"] == "rtl" else offset

    with replaced(inline, text_align=aligned):
        yield
