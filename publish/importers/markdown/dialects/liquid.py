"""Liquid, Nunjucks and Jinja, as Jekyll, Eleventy and others have them: ``{% include figure.html src="a.png" %}``."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from publish.importers.markdown.dialects import meanings
from publish.importers.markdown.dialects.holders import INTERRUPTS, holder
from publish.importers.markdown.dialects.tags import LONGEST, block_tag_at


def add(md: MarkdownIt) -> None:
    """Teach a parser tags and outputs."""
    md.inline.ruler.before("emphasis", "liquid", _liquid)
    md.block.ruler.before("fence", "liquid_holder", _holder, INTERRUPTS)


def _liquid(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "{":
        return False
    tag = block_tag_at(state.src, state.pos, state.posMax)
    if tag is not None:
        if not silent:
            meanings.push(state, tag)
        state.pos = tag.end
        return True
    opening = state.src[state.pos : state.pos + 2]
    if opening not in ("{{", "{%") or state.src.startswith(("{{<", "{{%"), state.pos):
        return False
    end = state.src.find("}}" if opening == "{{" else "%}", state.pos, min(state.posMax, state.pos + LONGEST))
    if end < 0 or not state.src[state.pos + 2 : end].strip():
        return False
    if not silent:
        state.push("unknown", "", 0).content = state.src[state.pos : end + 2]
    state.pos = end + 2
    return True


def _holder(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    return holder(state, start, end, silent, "{%", block_tag_at)
