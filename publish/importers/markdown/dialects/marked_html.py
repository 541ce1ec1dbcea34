"""``<div markdown="1">``: HTML that holds Markdown by its author's word, as kramdown and Python-Markdown have it."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from publish.importers.markdown.dialects.holders import INTERRUPTS, inside

_OPENING = re.compile(
    r"<(?P<name>div|section|article|main|header|footer|aside|blockquote|figure|center|p)\b"
    r"(?=[^<>]*\smarkdown(?:\s*=\s*[\"']?(?:1|block|span)\b|[\s>]))[^<>]*>",
    re.IGNORECASE,
)
_REACH = 100_000
"""How many characters such an element may hold."""
_LIMIT = 20
"""After how many without an end in one text none is looked for any more: looking costs the text's length."""
_UNCLOSED = "elements of Markdown without an end"


def add(md: MarkdownIt) -> None:
    """Teach a parser such elements."""
    md.block.ruler.before("html_block", "marked_html", _element, INTERRUPTS)


def _element(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    first = state.bMarks[start] + state.tShift[start]
    opened = _OPENING.match(state.src, first, state.eMarks[start])
    if state.is_code_block(start) or opened is None or state.env.get(_UNCLOSED, 0) >= _LIMIT:
        return False
    text = state.getLines(start, end, state.blkIndent, False)[:_REACH]
    opening = text.find(opened[0])
    closing = _closing(text, opened["name"], opening) if opening >= 0 else None
    if closing is None or text[closing.end() : _line_end(text, closing.end())].strip():
        state.env[_UNCLOSED] = state.env.get(_UNCLOSED, 0) + (closing is None)
        return False
    if silent:
        return True
    last = start + text.count("\n", 0, closing.end()) + 1
    kind = {"aside": "container", "blockquote": "blockquote"}.get(opened["name"].lower(), "")
    if kind:
        token = state.push(f"{kind}_open", kind, 1)
        token.info, token.map = "aside" if kind == "container" else "", [start, last]
    inside(state, text[opening + len(opened[0]) : closing.start()], start)
    if kind:
        state.push(f"{kind}_close", kind, -1)
    state.line = last
    return True


def _closing(text: str, name: str, start: int) -> re.Match[str] | None:
    """The tag that closes the element that begins at a place; elements of one name nest."""
    depth = 0
    for tag in re.finditer(rf"<(/?){name}\b[^<>]*>", text[start:], re.IGNORECASE):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return re.compile(re.escape(tag[0])).match(text, start + tag.start())
    return None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
