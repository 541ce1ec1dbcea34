"""MDX, as Docusaurus and Astro have it: lines of code between the paragraphs, and code in braces."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from publish.importers.markdown.dialects.tokens import left_out, lines, without

_IMPORT = re.compile(
    r"import\s+(?:[\w*{][\w\s,{}*$]*\s+from\s+)?(['\"])[^'\"\n]+\1;?|export\s+(?:const|let|default|function)\b[^\n]*[;{}(]?"
)


def add(md: MarkdownIt) -> None:
    """Teach a parser MDX."""
    md.core.ruler.before("inline", "imports", _imports)


def _imports(state: StateCore) -> None:
    """``import Tabs from '@theme/Tabs';``: what a site is built of, and no text."""
    gone: set[int] = set()
    for place, holder, line in lines(state.tokens):
        if holder.type != "paragraph_open" or holder.level:
            continue
        code = line.content.strip()
        if _IMPORT.fullmatch(code.partition("\n")[0]) and all(map(_IMPORT.fullmatch, code.split("\n"))):
            left_out(state, line, code.partition("\n")[0])
            gone |= {place - 1, place, place + 1}
    state.tokens = without(state.tokens, gone)
