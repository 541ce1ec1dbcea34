"""Alerts and callouts, ``> [!NOTE] A heading``, of GitHub, Obsidian and Quarto's converters: a box with a heading."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.dialects.tokens import closing, give, shortened, without

_MARK = re.compile(r"\[!(?P<kind>[\w -]+?)(?:\|[^\]\n]*)?\][+-]?(?:[ \t]+(?P<title>[^\n]*)|(?=\n|$))")
_QUOTES = frozenset(["quote", "cite"])


def add(md: MarkdownIt) -> None:
    """Teach a parser alerts and callouts."""
    if "callouts" not in md.core.ruler.get_all_rules():
        md.core.ruler.before("inline", "callouts", _callouts)


def _callouts(state: StateCore) -> None:
    tokens = state.tokens
    gone: set[int] = set()
    for place, token in enumerate(tokens):
        if token.type != "blockquote_open" or place + 2 >= len(tokens) or tokens[place + 1].type != "paragraph_open":
            continue
        line = tokens[place + 2]
        mark = _MARK.match(line.content)
        if mark is None:
            continue
        title = (mark["title"] or "").strip()
        kind = mark["kind"].strip().lower()
        shortened(line, 1)
        if not line.content.strip():
            gone |= {place + 1, place + 2, place + 3}
        if kind in _QUOTES:
            give(token, BraceAttributes(values={"cite": title} if title else {}))
            continue
        last = tokens[closing(tokens, place)]
        token.type, last.type, token.info = "container_open", "container_close", "aside"
        give(token, BraceAttributes(values={"title": title or kind.replace("-", " ").capitalize()}))
    state.tokens = without(tokens, gone)
