"""White space of HTML: runs of it are one space, and none stands at the ends of a line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from publish.model.inlines import Inline, Inlines, LineBreak, Text
from publish.model.walk import WRAPPING, blank

_SPACE = re.compile(r"[ \t\n\r\f]+")


def tidied(inlines: Sequence[Inline]) -> Inlines:
    """The inlines of a line with folded white space, neighbouring texts made one, and nothing empty.

    Editors of the web space their paragraphs with no-break spaces: a line of spaces alone is not a line.
    """
    folded, _ = _folded(inlines, spaced=True)
    line = _ended(folded)
    return () if blank(line) else line


def _folded(inlines: Sequence[Inline], *, spaced: bool) -> tuple[list[Inline], bool]:
    """Runs of white space made one; ``spaced`` tells whether a space stands before, and then behind."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            text = _SPACE.sub(" ", inline.value)
            text = text[1:] if spaced and text.startswith(" ") else text
            if not text:
                continue
            spaced = text.endswith(" ")
            if result and isinstance(last := result[-1], Text):
                result[-1] = Text(last.value + text)
            else:
                result.append(Text(text))
        elif isinstance(inline, WRAPPING):
            children, spaced = _folded(inline.children, spaced=spaced)
            if children:
                result.append(replace(inline, children=tuple(children)))
        else:
            spaced = isinstance(inline, LineBreak)
            result.append(inline)
    return result, spaced


def _ended(inlines: Sequence[Inline]) -> Inlines:
    """The inlines without white space at the end, and before each line break."""
    result: list[Inline] = []
    for place, inline in enumerate(inlines):
        last = place + 1 == len(inlines) or isinstance(inlines[place + 1], LineBreak)
        if last and isinstance(inline, Text):
            if text := inline.value.rstrip(" "):
                result.append(Text(text))
        elif last and isinstance(inline, WRAPPING):
            if children := _ended(inline.children):
                result.append(replace(inline, children=children))
        else:
            result.append(inline)
    return tuple(result)
