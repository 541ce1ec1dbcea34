"""Runs of text: neighbouring texts become one, and the line ends in them what the script has between words."""

import re
from collections.abc import Sequence

from publish.model.inlines import Inline, Inlines, Text

_SPACELESS = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
"""Characters of scripts that put no space between words: a line end between two of them is none either."""


def joined(inlines: Sequence[Inline]) -> Inlines:
    """The same inlines with neighbouring texts made one; line ends inside a paragraph become spaces."""
    result: list[Inline] = []
    run: list[str] = []

    def flush() -> None:
        if text := _unwrapped("".join(run)):
            result.append(Text(text))
        run.clear()

    for inline in inlines:
        if isinstance(inline, Text):
            run.append(inline.value)
            continue
        flush()
        result.append(inline)
    flush()
    return tuple(result)


def _unwrapped(text: str) -> str:
    if "\n" not in text:
        return text
    lines = text.split("\n")
    pieces = [lines[0]]
    for line in lines[1:]:
        last, first = pieces[-1][-1:], line[:1]
        together = _SPACELESS.match(last) and _SPACELESS.match(first)
        pieces.append(line if together else f" {line}")
    return "".join(pieces)
