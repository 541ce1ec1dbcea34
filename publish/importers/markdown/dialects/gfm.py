"""GitHub's Markdown: boxes to tick, alerts, a line that asks for the contents. The rest of it every text may use."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from publish.importers.markdown.dialects import callouts
from publish.importers.markdown.dialects.tokens import left_out, lines, without

_BOX = re.compile(r"\[([ xX/<>-])\](?=\s)")
_CONTENTS = re.compile(
    r"(?:\[\[?_?toc_?\]?\]|\$\{toc\}|\{\{<?\s*toc\s*>?\}\}|@\[toc\]|<!-- toc -->)(?:\([^)]*\))?", re.IGNORECASE
)


def add(md: MarkdownIt) -> None:
    """Teach a parser GitHub's Markdown."""
    callouts.add(md)
    md.core.ruler.before("inline", "boxes", _boxes)
    md.core.ruler.before("inline", "contents_line", _contents)


def _boxes(state: StateCore) -> None:
    """``- [x] done``: the box as a sign, since nothing can be ticked in a book."""
    for place, holder, line in lines(state.tokens):
        first = place > 1 and holder.type == "paragraph_open" and state.tokens[place - 2].type == "list_item_open"
        if first and (box := _BOX.match(line.content)):
            line.content = ("☑" if box[1] in "xX" else "☐") + line.content[box.end() :]


def _contents(state: StateCore) -> None:
    """``[TOC]`` on a line of its own: the book has its contents."""
    gone: set[int] = set()
    for place, holder, line in lines(state.tokens):
        if holder.type == "paragraph_open" and _CONTENTS.fullmatch(line.content.strip()):
            left_out(state, line, line.content.strip())
            gone |= {place - 1, place, place + 1}
    state.tokens = without(state.tokens, gone)
