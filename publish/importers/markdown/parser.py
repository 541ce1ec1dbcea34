"""The parser of the dialect, and its flat list of tokens as a tree of blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from publish.config.dialects import EVERY, Dialects
from publish.importers.markdown import cjk_stress
from publish.importers.markdown.attributes import BraceAttributes, parse
from publish.importers.markdown.dialects import teach
from publish.importers.markdown.limits import PARSER_NESTING, too_many
from publish.importers.markdown.rules import add_block_rules, links_may_hold_spans
from publish.importers.markdown.turns import part_turns

TOO_MANY = "too many"
"""Key of the parser's environment: what there is too much of, when the lines were left unparsed for it."""


@lru_cache(maxsize=8)
def parser(dialects: Dialects = EVERY, *, set_in: bool = True) -> MarkdownIt:
    """The parser of some dialects, made once; it keeps no state between texts.

    ``set_in`` says whether lines that are set in by four spaces are code.
    """
    md = MarkdownIt("commonmark", {"maxNesting": PARSER_NESTING, "store_labels": True})
    md.enable(["table", "strikethrough"])
    md.disable("text_join")
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    md.use(sub_plugin)
    md.use(superscript_plugin)
    md.inline.ruler.before("emphasis", "footnote_inline", footnote_inline)
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.push("attributes", _attributes)
    cjk_stress.add(md)
    links_may_hold_spans(md)
    md.core.ruler.after("block", "heading_attributes", _heading_attributes)
    md.core.ruler.after("block", "turns", part_turns)
    md.core.ruler.after("block", "limits", _limits)
    add_block_rules(md)
    teach(md, dialects)
    if not set_in:
        md.disable("code")
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return md


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``[words]{attributes}``: the tokens are ``span_open`` and ``span_close``."""
    if state.src[state.pos] != "[":
        return False
    closing = state.md.helpers.parseLinkLabel(state, state.pos, False)
    if closing < 0 or closing + 1 >= state.posMax:
        return False
    parsed = parse(state.src, closing + 1)
    if parsed is None or parsed[1] > state.posMax:
        return False
    if not silent:
        opening, end = state.pos + 1, state.posMax
        state.pos, state.posMax = opening, closing
        state.push("span_open", "span", 1).meta = {"attributes": parsed[0]}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = end
    state.pos = parsed[1]
    return True


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``{attributes}`` right behind a picture, a link or a span."""
    if silent or state.pending or not state.tokens or state.src[state.pos] != "{":
        return False
    last = len(state.tokens) - 1
    if state.tokens[last].type not in ("image", "link_close", "span_close"):
        return False
    parsed = parse(state.src, state.pos, flags=("decorative",) if state.tokens[last].type == "image" else ())
    if parsed is None or parsed[1] > state.posMax:
        return False
    depth = 0
    for token in reversed(state.tokens):
        depth += token.nesting
        if depth == 0:
            held = token.meta.get("attributes", BraceAttributes())
            token.meta = {**token.meta, "attributes": held.joined(parsed[0])}
            break
    state.pos = parsed[1]
    return True


def _limits(state: StateCore) -> None:
    """Leave the lines of a text unparsed when there is too much in them."""
    if message := too_many(state.tokens):
        state.env[TOO_MANY] = message
        state.tokens = []


def _heading_attributes(state: StateCore) -> None:
    """``## Words {#id}``: attributes at the end of a heading's line belong to the heading."""
    for opening, line in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        brace = line.content.rfind("{")
        parsed = parse(line.content, brace) if brace > 0 and line.content[brace - 1] in " \t" else None
        if parsed is not None and parsed[1] == len(line.content):
            opening.meta = {**opening.meta, "attributes": parsed[0]}
            line.content = line.content[:brace].rstrip()


@dataclass(slots=True)
class TokenNode:
    """A token with what stands between it and its closing one."""

    token: Token
    """The token, or the opening one."""
    children: list["TokenNode"] = field(default_factory=list)
    """What it holds, in order."""

    @property
    def type(self) -> str:
        """The token's type without ``_open``."""
        return self.token.type.removesuffix("_open")

    @property
    def rows(self) -> Sequence[int] | None:
        """First row and the row behind the last, from 0."""
        return self.token.map

    @property
    def line(self) -> "TokenNode | None":
        """The line of text directly inside."""
        return next((node for node in self.children if node.type == "inline"), None)


def nested(tokens: Sequence[Token]) -> list[TokenNode]:
    """The nodes of the outermost level."""
    stack: list[list[TokenNode]] = [[]]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = TokenNode(token)
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return stack[0]
