"""Tags of site builders round a piece of text: a box, a quotation, or nothing that a book shows."""

import re
from collections.abc import Callable

from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.dialects.divs import GALLERY
from publish.importers.markdown.dialects.meanings import (
    BOXES,
    GALLERIES,
    HOLDERS,
    KEYS,
    MUTE_TAGS,
    PICTURES,
    PLAYERS,
    QUOTED,
    QUOTES,
    TITLED,
    box_of,
    means,
    picture_of,
    shows_picture,
)
from publish.importers.markdown.dialects.tags import BuilderTag

INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""The blocks that such a tag ends."""
_ALONE = PICTURES | PLAYERS | MUTE_TAGS | QUOTED.keys()
"""Tags that stand alone."""
_LINES = 40
"""How many lines one tag may stand on."""
_UNCLOSED = "tags without an end"
_UNCLOSED_LIMIT = 20
"""After how many tags without an end in one text no end is looked for any more: looking costs the text's length."""


_KNOWN = (PICTURES, PLAYERS, QUOTED.keys(), BOXES, GALLERIES, HOLDERS, TITLED, QUOTES, KEYS, MUTE_TAGS)


def is_known(tag: BuilderTag, *, alone: bool = False) -> bool:
    """Whether a tag means something in a book by its name, whatever a site makes of it.

    ``alone`` says that it can hold nothing, as an include: a box is then none that is known.
    """
    return any(tag.name in names for names in ((_ALONE, KEYS) if alone else _KNOWN)) or shows_picture(tag)


def means_holder(tag: BuilderTag) -> bool:
    """Whether a tag means something round a piece of text: a box, a gallery, a quotation, or how it looks on a site."""
    if tag.name in _ALONE or means(tag, PICTURES) or means(tag, PLAYERS) or shows_picture(tag):
        return False
    return means(tag, BOXES) or any(tag.name in names for names in (GALLERIES, HOLDERS, TITLED, QUOTES))


def holder(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,  # noqa: FBT001
    opening: str,
    read: Callable[[str, int, int], BuilderTag | None],
) -> bool:
    """The block rule: ``opening`` is how a tag begins, and ``read`` reads the one at a place."""
    if state.is_code_block(start):
        return False
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(opening, first):
        return False
    tag = read(state.src, first, state.eMarks[min(end, start + _LINES) - 1])
    if tag is None or tag.closes or tag.name in _ALONE or state.env.get(_UNCLOSED, 0) >= _UNCLOSED_LIMIT:
        return False
    found = _found(state, start, end, opening, read)
    if found is None:
        state.env[_UNCLOSED] = state.env.get(_UNCLOSED, 0) + 1
        return False
    text, tag, closing = found
    if silent:
        return True
    row = start + text.count("\n", 0, tag.start)
    last = start + text.count("\n", 0, closing.end) + 1
    opened = _open(state, text, tag, [row, last])
    inside(state, text[tag.end : closing.start], start + text.count("\n", 0, tag.end))
    if opened:
        state.push(f"{opened}_close", "", -1)
    behind_end = text.find("\n", closing.end)
    behind = text[closing.end : behind_end if behind_end >= 0 else len(text)]
    if behind.strip():
        inside(state, behind, last - 1)
    state.line = last
    return True


def _found(
    state: StateBlock, start: int, end: int, opening: str, read: Callable[[str, int, int], BuilderTag | None]
) -> tuple[str, BuilderTag, BuilderTag] | None:
    """The text from a line on as far as need be, with the tag in it and the one that closes it.

    More and more lines are looked at: what is closed soon costs no more than its own length.
    """
    reach, last = _LINES, start
    while last < end:
        until = min(end, start + reach)
        outside = (line for line in range(max(last, start + 1), until) if not state.isEmpty(line))
        stop = next((line for line in outside if state.sCount[line] < state.blkIndent), until)
        text = state.getLines(start, stop, state.blkIndent, False)
        tag = read(text, text.find(opening), len(text))
        closing = _closing(text, tag, opening, read) if tag is not None else None
        if tag is not None and closing is not None:
            return text, tag, closing
        if stop < until:
            return None
        reach, last = reach * 4, until
    return None


def _open(state: StateBlock, text: str, tag: BuilderTag, rows: list[int]) -> str:
    """The token that opens what a tag means, by its name without ``_open``; empty when it means nothing in a book."""
    if means(tag, BOXES) or (tag.name in TITLED and box_of(tag)):
        token = state.push("container_open", "", 1)
        token.info = "aside"
        title = box_of(tag)
        token.meta = {"attributes": BraceAttributes(values={"title": title} if title else {})}
        token.map = rows
        return "container"
    if tag.name in GALLERIES:
        token = state.push("container_open", "", 1)
        token.info = GALLERY
        token.map = rows
        return "container"
    if tag.name in QUOTES:
        token = state.push("blockquote_open", "blockquote", 1)
        cite = tag.get("author", "cite", "source", "by", "name", "speaker") or tag.word(0)
        token.meta = {"attributes": BraceAttributes(values={"cite": cite} if cite else {})}
        token.map = rows
        return "blockquote"
    if shows_picture(tag):
        # Words that stand beside a picture on a site stand under it in a book.
        file, caption, attributes = picture_of(tag)
        title = caption and f' "{_escaped(caption)}"'
        state.push("paragraph_open", "p", 1).map = rows
        line = state.push("inline", "", 0)
        line.content = f"![{_escaped(attributes.get('alt'))}](<{file}>{title})"
        line.map, line.children = rows, []
        state.push("paragraph_close", "p", -1)
    elif tag.name not in HOLDERS:
        token = state.push("unknown_block", "", 0)
        token.content = text[tag.start : tag.end]
        token.map = [rows[0], rows[0] + 1]
    return ""


def _escaped(text: str) -> str:
    return re.sub(r'([\[\]"\\])', r"\\\1", text)


def inside(state: StateBlock, text: str, row: int) -> None:
    """Parse a piece of text whose first line stands in a row, and put its blocks here."""
    depth = state.env.get("holders", 0)
    if not text.strip() or state.level >= state.md.options["maxNesting"] or depth >= 20:
        return
    known = set(state.env.get("references", {}))
    at = len(state.tokens)
    state.env["holders"] = depth + 1
    state.md.block.parse(text, state.md, state.env, state.tokens)
    state.env["holders"] = depth
    for token in state.tokens[at:]:
        token.level += state.level
        if token.map:
            token.map = [token.map[0] + row, token.map[1] + row]
    for label, entry in state.env.get("references", {}).items():
        if label not in known:
            entry["map"] = [entry["map"][0] + row, entry["map"][1] + row]


def _closing(
    text: str, tag: BuilderTag, opening: str, read: Callable[[str, int, int], BuilderTag | None]
) -> BuilderTag | None:
    """The tag that closes one; tags of one name nest, and code is passed over."""
    depth, at, fenced, line_start = 1, tag.end, "", tag.end
    while (at := text.find(opening, at)) >= 0:
        fenced, line_start = _fence_before(text, line_start, at, fenced)
        other = read(text, at, len(text)) if not fenced else None
        if other is not None and other.name == tag.name:
            depth += -1 if other.closes else 1
            if depth == 0:
                return other
        at = other.end if other is not None else at + 2
    return None


def _fence_before(text: str, start: int, end: int, fence: str) -> tuple[str, int]:
    """The mark of the fenced code that is open at ``end``, and where the line of that place begins."""
    at = start
    while (line_end := text.find("\n", at, end)) >= 0:
        line = text[at:line_end].strip(" \t>")
        for sign in ("`", "~"):
            run = len(line) - len(line.lstrip(sign))
            if run >= 3 and not fence and (sign == "~" or "`" not in line[run:]):
                fence = sign * run
            elif fence and run >= len(fence) and sign == fence[0] and run == len(line):
                fence = ""
        at = line_end + 1
    return fence, at
