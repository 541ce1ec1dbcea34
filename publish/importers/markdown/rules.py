"""Rules of the dialect that are ours: nesting containers, attribute lines, tables that lose no cell, spans in links."""

import re
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import mdTrim
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as gfm_table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline

from publish.importers.markdown.attributes import parse
from publish.importers.markdown.verse import is_verse, push_verse, written_lines

_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
"""The mark of a note."""


def links_may_hold_spans(md: MarkdownIt) -> None:
    """Let ``[words [of another language]{lang=de}](address)`` be a link, and ``[words[^1]](address)``."""
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkLabel=label_end,
    )


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803
    """Where the bracket closes that opens at ``start``; -1 for nowhere, or for a link inside where none may be.

    The name of the last argument is the library's.
    """
    before, level = state.pos, 1
    state.pos = start + 1
    end = -1
    while state.pos < state.posMax:
        sign, at = state.src[state.pos], state.pos
        if sign == "]":
            level -= 1
            if level == 0:
                end = state.pos
                break
        state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            level += 1
        elif sign == "[" and disableNested and not (_NOTE.fullmatch(state.src, at, state.pos) or _is_span(state, at)):
            break
    state.pos = before
    return end


def _is_span(state: StateInline, start: int) -> bool:
    """Whether what was passed over since ``start`` is words with attributes, and no link among them.

    It counts as a level of nesting, because the library's own count stands still where it remembers an answer.
    """
    if state.level >= state.md.options["maxNesting"]:
        return False
    state.level += 1
    end = label_end(state, start, disableNested=True)
    state.level -= 1
    parsed = parse(state.src, end + 1) if end >= 0 else None
    return parsed is not None and parsed[1] == state.pos


_COLONS = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*$")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_UNCLOSED_LIMIT = 20
"""After how many unclosed containers in one text none is looked for any more: looking costs the text's length."""
_UNCLOSED = "unclosed"
OVERFLOWS = "overflows"
"""Key of the parser's environment: (line, cells, columns) of rows that hold more cells than their table."""


def add_block_rules(md: MarkdownIt) -> None:
    """Teach a parser the block rules of this module."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "container", container, interrupts)
    md.block.ruler.before("container", "attribute_line", attribute_line)
    md.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``::: name {…}`` up to its ``:::``; containers nest by counting, as in Pandoc.

    The token ``container_open`` has what stands behind the colons as ``info``. A container that is never closed
    becomes one token ``container_unclosed``, so that what follows is read as if its line were not there.
    """
    if state.is_code_block(start):
        return False
    opening = _COLONS.match(_line(state, start))
    if opening is None or not opening[2]:
        return False
    if silent:
        return True
    closing = _closing(state, start, end) if state.env.get(_UNCLOSED, 0) < _UNCLOSED_LIMIT else None
    if closing is None:
        state.env[_UNCLOSED] = state.env.get(_UNCLOSED, 0) + 1
        token = state.push("container_unclosed", "", 0)
        token.info = opening[2]
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    token = state.push("container_open", "", 1)
    token.info = opening[2]
    token.map = [start, closing + 1]
    parent, line_max = state.parentType, state.lineMax
    state.parentType = "container"
    state.lineMax = closing
    if is_verse(token.info):
        push_verse(state, written_lines(state, start + 1, closing))
    else:
        state.md.block.tokenize(state, start + 1, closing)
    state.parentType, state.lineMax = parent, line_max
    state.push("container_close", "", -1)
    state.line = closing + 1
    return True


def _closing(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the container of line ``start``.

    Lines of fenced code are passed over, and lines that are set in: they belong to lists and the like.
    """
    depth = 1
    fence = ""
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return None
        if state.sCount[line] > state.sCount[start] + 1:
            continue
        text = _line(state, line)
        mark = _FENCE.match(text)
        if fence:
            closes = mark is not None and len(text.strip()) >= len(fence) and not text.strip().strip(fence[0])
            fence = "" if closes else fence
        elif mark is not None:
            fence = mark[1] or mark[2]
        elif colons := _COLONS.match(text):
            depth += 1 if colons[2] else -1
            if depth == 0:
                return line
    return None


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A line of attributes alone: they belong to the block below it. The token is ``attribute_line``."""
    if state.is_code_block(start):
        return False
    text = _line(state, start).rstrip()
    if not text.startswith("{"):
        return False
    parsed = parse(text)
    if parsed is None or parsed[1] != len(text):
        return False
    if not silent:
        token = state.push("attribute_line", "", 0)
        token.meta = {"attributes": parsed[0]}
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The library's tables; rows with more cells than the table has columns are noted, for they would be cut."""
    opened = len(state.tokens)
    if not gfm_table(state, start, end, silent):
        return False
    if silent:
        return True
    columns = sum(token.type == "th_open" for token in state.tokens[opened:])
    for line in range(start + 2, state.line):
        cells = escapedSplit(mdTrim(_line(state, line)))
        cells = cells[1:] if cells and not cells[0] else cells
        cells = cells[:-1] if cells and not cells[-1] else cells
        if len(cells) > columns:
            state.env.setdefault(OVERFLOWS, []).append((line, len(cells), columns))
    return True
