"""Patches WeasyPrint: a line is as high as its style says, whatever faces its letters come from.

A letter that the text's own face lacks is set in another one, which stands higher and lower. WeasyPrint gives a text
half its leading above and below what its faces take together, so that a word in Hebrew moves its baseline in the line
box, and pushes lines apart by up to four points. Here a text stands in its line as the strut of its style does (CSS
2.2, §10.8.1), the faces of its letters aside. Where the style asks for ``line-height: normal`` these count, as CSS has
it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.text.line_break import strut

from publish.pdf.seams import replaced


@contextmanager
def lines_even(inline: Any) -> Iterator[None]:
    """Inside, no letter moves the lines of its paragraph; ``inline`` lays out WeasyPrint's lines."""
    before = inline.split_text_box

    def split_text_box(context: Any, box: Any, *rest: Any, **how: Any) -> Any:
        text, resume_at, preserved = before(context, box, *rest, **how)
        if text is not None and text.style["line_height"] != "normal":
            height, baseline = strut(text.style)
            text.margin_top += baseline - text.baseline
            text.margin_bottom = height - text.margin_top - text.height
            text.baseline = baseline
        return text, resume_at, preserved

    with replaced(inline, split_text_box=split_text_box):
        yield
