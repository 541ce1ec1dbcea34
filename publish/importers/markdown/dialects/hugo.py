"""Hugo's and Quarto's shortcodes: ``{{< figure src="a.png" >}}``, and those round a piece of text."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from publish.importers.markdown.dialects import meanings
from publish.importers.markdown.dialects.holders import INTERRUPTS, holder
from publish.importers.markdown.dialects.tags import shortcode_at


def add(md: MarkdownIt) -> None:
    """Teach a parser shortcodes."""
    md.inline.ruler.before("emphasis", "shortcode", _shortcode)
    md.block.ruler.before("fence", "shortcode_holder", _holder, INTERRUPTS)


def _shortcode(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    tag = shortcode_at(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if tag is None:
        return False
    if not silent:
        meanings.push(state, tag)
    state.pos = tag.end
    return True


def _holder(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    return holder(state, start, end, silent, "{{", shortcode_at)
