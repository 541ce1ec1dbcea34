"""kramdown's attributes, ``{: .class #id}``, as Jekyll's texts have them behind words and under blocks."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from publish.importers.markdown.attributes import BraceAttributes, parse
from publish.importers.markdown.dialects import marked_html
from publish.importers.markdown.dialects.tokens import closing, enclosing, give, left_out, lines, shortened, without

_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?P<braces>\{:(?![:/])[^{}\n]*\}|\{:/[a-z]*\}|\{::[a-z]+[^{}\n]*\})[ \t]*$"
    r"|(?:^|[ \t\n]+)(?P<classes>\{[ \t]*(?:\.[A-Za-z][\w-]*[ \t]*)+\})[ \t]*$"
)
"""Attributes on a line of their own; and classes at the end of a block, as Hugo and markdown-it-attrs have them."""
_MEANT = re.compile(r"\.(?:pullquote|small-?caps|decorative|unnumbered|lead)\b")
"""Classes that mean something in a book, where they stand at their place."""
_ABOVE = re.compile(r"(?P<braces>\{:(?![:/])[^{}\n]*\})[ \t]*\n")
_WORDS = re.compile(r"\{:(?![:/])[^{}\n]*\}")
_CONTENTS = re.compile(r"\{:[^}]*\btoc\b")
_KEYS = ("lang", "dir", "alt", "fig-alt", "credit", "rights", "focal", "cite", "caption")
"""The keys that mean something in a book too."""
_ID = re.compile(r"#([\w.-]+)")


def add(md: MarkdownIt) -> None:
    """Teach a parser kramdown's attributes."""
    marked_html.add(md)
    md.core.ruler.before("inline", "kramdown", _blocks)
    md.inline.ruler.before("emphasis", "kramdown_words", _words)


def _attributes(braces: str) -> BraceAttributes:
    """What of some attributes means anything in a book: an id, a language, and what is said of a picture."""
    parsed = parse("{" + braces[2:])
    if parsed is None:
        found = _ID.search(braces)
        return BraceAttributes(found[1] if found else "")
    attributes, _ = parsed
    return BraceAttributes(attributes.id, (), {key: attributes.get(key) for key in _KEYS if attributes.get(key)})


def _blocks(state: StateCore) -> None:
    tokens, gone = state.tokens, set[int]()
    for place, holder, line in lines(tokens):
        if holder.type == "paragraph_open" and (above := _ABOVE.match(line.content)):
            left_out(state, line, above["braces"])
            _give(holder.meta, _attributes(above["braces"]))
            shortened(line, 1)
        while (found := _LINE.search(line.content)) and holder.type in ("paragraph_open", "heading_open", "td_open"):
            braces, alone = found["braces"] or found["classes"], not line.content[: found.start()].strip()
            if found["classes"] and _MEANT.search(braces):
                break
            line.content = line.content[: found.start()]
            left_out(state, line, braces)
            if _CONTENTS.match(braces):
                gone |= _contents(state, place)
            elif braces.startswith(("{::", "{:/")) or found["classes"]:
                pass
            elif not alone:
                _give(holder.meta, _attributes(braces))
            elif place >= 3 and tokens[place - 2].type in ("heading_close", "paragraph_close", "table_close"):
                _give(tokens[_opening(state, place - 2)].meta, BraceAttributes(_attributes(braces).id))
            if alone and holder.type == "td_open":
                row = enclosing(tokens, place, "tr_open")
                if not any(cell.content for cell in tokens[row : closing(tokens, row)] if cell.type == "inline"):
                    gone |= set(range(row, closing(tokens, row) + 1))
            elif alone:
                gone |= {place - 1, place, place + 1}
                break
    state.tokens = without(tokens, gone)


def _give(meta: dict[str, object], attributes: BraceAttributes) -> None:
    held = meta.get("attributes")
    meta["attributes"] = held.joined(attributes) if isinstance(held, BraceAttributes) else attributes


def _opening(state: StateCore, place: int) -> int:
    depth = 0
    while place > 0:
        depth -= state.tokens[place].nesting
        if depth == 0:
            break
        place -= 1
    return place


def _contents(state: StateCore, place: int) -> set[int]:
    """The list that the contents of a page take the place of, or the paragraph."""
    tokens = state.tokens
    item = enclosing(tokens, place, "list_item_open")
    if item > 0 and tokens[item - 1].type in ("bullet_list_open", "ordered_list_open"):
        return set(range(item - 1, closing(tokens, item - 1) + 1))
    if place >= 4 and tokens[place - 2].type in ("bullet_list_close", "ordered_list_close"):
        return {place - 1, place, place + 1, *range(_opening(state, place - 2), place - 1)}
    return {place - 1, place, place + 1}


def _words(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Attributes right behind a picture, a link or stressed words; those of a picture tell what it shows."""
    if not state.src.startswith("{:", state.pos):
        return False
    found = _WORDS.match(state.src, state.pos, state.posMax)
    if found is None or state.src[state.pos - 1 : state.pos] in ("", " ", "\n"):
        return False
    if not silent:
        if not state.pending and state.tokens and state.tokens[-1].type == "image":
            give(state.tokens[-1], _attributes(found[0]))
        else:
            state.push("left_out", "", 0).content = found[0]
    state.pos = found.end()
    return True
