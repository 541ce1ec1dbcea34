"""What Pandoc and Quarto have beside what every text may use: lines behind bars, references to figures, callouts."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.dialects.tokens import give, without
from publish.importers.markdown.verse import push_verse

_BAR = re.compile(r"\|(?: (?P<words>.*)|$)")
_REFERENCE = re.compile(r"-?@(?P<id>(?P<kind>fig|tbl|sec|lst)-[\w-]*\w)")
_DIV = re.compile(r"^\{[^}]*\.callout(?:-\w+)?\b")


def add(md: MarkdownIt) -> None:
    """Teach a parser Pandoc's Markdown."""
    md.block.ruler.before("paragraph", "line_block", _line_block, {"alt": []})
    md.inline.ruler.before("link", "figure_reference", _reference)
    md.core.ruler.before("inline", "callout_headings", _callouts)


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``| words``: verse, whose lines end where the author ended them; one that is set in goes on the line above."""
    if silent or state.is_code_block(start) or _bar(state, start) is None:
        return False
    lines: list[tuple[int, str]] = []
    row = start
    while row < end and not state.isEmpty(row) and state.sCount[row] >= state.blkIndent:
        bar = _bar(state, row)
        if bar is None and state.sCount[row] <= state.blkIndent:
            break
        if bar is None:
            words = state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]]
            lines[-1] = (lines[-1][0], f"{lines[-1][1].rstrip()} {words}")
        else:
            lines.append((row, bar["words"] or ""))
        row += 1
    if not any(words.strip() for _, words in lines):
        return False
    opening = state.push("container_open", "", 1)
    opening.info, opening.map = "verse", [start, row]
    push_verse(state, lines)
    state.push("container_close", "", -1)
    state.line = row
    return True


def _bar(state: StateBlock, row: int) -> re.Match[str] | None:
    return _BAR.fullmatch(state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]])


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``@fig-quay`` and ``[@fig-quay]``: a reference to what bears that id."""
    bracket = state.src[state.pos] == "["
    found = _REFERENCE.match(state.src, state.pos + bracket, state.posMax)
    before = state.src[state.pos - 1 : state.pos]
    if (
        found is None
        or before.isalnum()
        or before in ("@", ".", "/")
        or (bracket and state.src[found.end() : found.end() + 1] != "]")
    ):
        return False
    if not silent:
        token = state.push("figure_reference", "", 0)
        token.content = found[0]
        token.meta = {"id": found["id"], "kind": found["kind"]}
    state.pos = found.end() + bracket
    return True


def _callouts(state: StateCore) -> None:
    """The heading that a callout begins with is its own, and none of the dispatch."""
    tokens, gone = state.tokens, set[int]()
    for place, token in enumerate(tokens[:-3]):
        if token.type == "container_open" and _DIV.match(token.info) and tokens[place + 1].type == "heading_open":
            give(token, BraceAttributes(values={"title": tokens[place + 2].content}))
            gone |= {place + 1, place + 2, place + 3}
    state.tokens = without(tokens, gone)
