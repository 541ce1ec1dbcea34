"""The lines of a poem: each ends where it ends in the source, and what it is set in by stays."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.rules_block import StateBlock

from publish.importers.markdown.attributes import parse

EM = "\u2003"
"""What a line is set in by, once for two spaces of the source: a space that no reader drops."""
_NAME = re.compile(r"verse(?![\w-])|\{\s*\.verse(?![\w-])")
_BAR = re.compile(r"\|(?: (?P<words>.*)|$)")
_BREAK = re.compile(r"(?<!\\)(?:\\\\)*(?P<mark>\\)$")


def is_verse(info: str) -> bool:
    """Whether what stands behind the colons of a container opens verse."""
    return _NAME.match(info) is not None


def push_verse(state: StateBlock, lines: Iterable[tuple[int, str]]) -> None:
    """The tokens of some stanzas: lines of text with their rows; an empty one parts two stanzas.

    Nothing at the start of a line opens a block here, neither a dash nor a number nor four spaces. Attributes alone
    on the first line of a stanza belong to it.
    """
    for stanza in _stanzas(lines):
        parsed = parse(stanza[0][1].strip())
        if parsed is not None and parsed[1] == len(stanza[0][1].strip()):
            token = state.push("attribute_line", "", 0)
            token.meta = {"attributes": parsed[0]}
            token.map = [stanza[0][0], stanza[0][0] + 1]
            del stanza[0]
        if stanza:
            rows = [stanza[0][0], stanza[-1][0] + 1]
            state.push("paragraph_open", "p", 1).map = rows
            line = state.push("inline", "", 0)
            # Two spaces end a line, and leave none of themselves where a mark of code runs on over it.
            line.content = "  \n".join(_set_in(text) for _, text in stanza)
            line.map = rows
            line.children = []
            state.push("paragraph_close", "p", -1)


def written_lines(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a container from one row to another, without the bars of Pandoc where each line has one."""
    lines = [(row, state.getLines(row, row + 1, state.blkIndent, False).rstrip()) for row in range(start, end)]
    bars = [_BAR.match(text) for _, text in lines if text]
    if bars and all(bars):
        return ((row, (match["words"] or "") if (match := _BAR.match(text)) else "") for row, text in lines)
    return iter(lines)


def _stanzas(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    stanza: list[tuple[int, str]] = []
    for row, text in lines:
        if text.strip():
            stanza.append((row, text))
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _set_in(text: str) -> str:
    """A line with its spaces made ems, and without a mark of a line's end, which it needs none of."""
    words = text.strip(" \t")
    spaces = len(text.rstrip(" \t").expandtabs(4)) - len(words.expandtabs(4))
    mark = _BREAK.search(words)
    return EM * ((spaces + 1) // 2) + (words[: mark.start("mark")].rstrip() if mark else words)
