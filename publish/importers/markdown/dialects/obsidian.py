"""Obsidian's Markdown: links and pictures in double brackets, callouts, marked words, names of blocks, tags.

Its private comments, ``%%…%%``, are gone before anything is parsed
(:mod:`publish.importers.markdown.dialects.preprocess`).
"""

import posixpath
import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.dialects import callouts
from publish.importers.markdown.dialects.meanings import push_picture
from publish.importers.markdown.dialects.tokens import give, left_out, lines, without
from publish.importers.media import plays

_LINK = re.compile(r"(?P<embed>!)?\[\[(?P<target>(?!\^)[^\[\]|\n]*?)(?P<rest>\\?\|[^\[\]\n]*)?\]\](?![({]|\[(?!\^))")
_SIZE = re.compile(r"\s*\d+(?:\s*x\s*\d+)?\s*")
_PICTURES = frozenset([".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".tif", ".tiff", ".bmp", ".svg"])
_SMALL = frozenset(["icon", "inline", "inline-icon"])
"""What vaults put behind a drawing that is set as a sign in a line of text."""
_BLOCK_ID = re.compile(r"(?:^|[ \t\n])\^(?P<id>[A-Za-z0-9][A-Za-z0-9-]{2,})[ \t]*$")
_TAG = re.compile(r"(?<![\w&#/])#(?=\d*[^\W\d])[\w/-]+")
_OWN = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]|^\s*>\s*\[![\w-]+\][+-]|[ \t]\^[a-f0-9]{6}[ \t]*$", re.MULTILINE)
"""What hardly any other tool's text holds."""


def add(md: MarkdownIt) -> None:
    """Teach a parser Obsidian's Markdown."""
    callouts.add(md)
    md.inline.ruler.before("link", "wiki_link", _link)
    md.inline.ruler.before("emphasis", "marked", _marked)
    md.core.ruler.before("inline", "block_ids", _block_ids)
    md.core.ruler.before("inline", "tags", _tags)


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] not in "[!":
        return False
    found = _LINK.match(state.src, state.pos, state.posMax)
    if found is None or found["target"].strip().lower() in ("", "toc", "_toc_"):
        return False
    if normalizeReference(f"{found['target']}{found['rest'] or ''}") in state.env.get("references", {}):
        # A link in brackets, as CommonMark has it.
        return False
    if not silent:
        rest = (found["rest"] or "").lstrip("\\").removeprefix("|")
        _embed(state, found, rest) if found["embed"] else _reference(state, found, rest)
    state.pos = found.end()
    return True


def _reference(state: StateInline, found: re.Match[str], words: str) -> None:
    path, _, place = found["target"].strip().partition("#")
    place = place.rpartition("#")[2].removeprefix("^")
    shown = words.strip() or (f"{path} › {place}" if path and place and "^" not in found["target"] else path or place)
    token = state.push("link_open", "a", 1)
    fragment = f"#{place.replace('%', '%25').strip()}" if place else ""
    token.attrs = {"href": path.strip().replace("%", "%25") + fragment}
    token.meta = {"written": found[0]}
    _words(state, shown)
    state.push("link_close", "a", -1)


def _words(state: StateInline, words: str) -> None:
    """The words of a link, in which code and stress are what they are anywhere."""
    if "`" not in words and "*" not in words:
        state.push("text", "", 0).content = words
        return
    inside: list[Token] = []
    state.md.inline.parse(words, state.md, state.env, inside)
    for token in inside:
        token.level += state.level
    state.tokens += inside


def _embed(state: StateInline, found: re.Match[str], rest: str) -> None:
    source, _, looks = found["target"].strip().partition("#")
    if looks.lower() in _SMALL and source.lower().endswith(".svg"):
        # A sign of a program's own, as its style sheet sets it into a line of text.
        state.push("left_out", "", 0).content = found[0]
        return
    ending = posixpath.splitext(source)[1].lower()
    if source and (not ending[1:].isalnum() or ending == ".md") and state.src.strip() == found[0]:
        # A note alone in its paragraph: the book has it once.
        _reference(state, found, rest)
        return
    if plays(source):
        # A film lies in the vault and on no page of the web: what it is called is told.
        title = posixpath.basename(posixpath.splitext(source)[0])
        state.push("player", "", 0).meta = {"kind": "video", "title": title, "address": source}
        state.tokens[-1].content = found[0]
        return
    if ending not in _PICTURES:
        # What a program draws from its notes has no words of an author.
        drawn = ending in (".base", ".canvas", ".excalidraw")
        state.push("left_out" if drawn else "unknown", "", 0).content = found[0]
        return
    words = [piece for piece in rest.split("|") if piece.strip() and not _SIZE.fullmatch(piece)]
    alt = " ".join(words).strip()
    # A vault finds its pictures from its root, or by their name.
    push_picture(
        state, "/" + source.lstrip("/").replace("%", "%25"), "", BraceAttributes(values={"alt": alt} if alt else {})
    )


def _marked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``==words==``: a book marks no words with colour, and stresses them."""
    text, start = state.src, state.pos
    if not text.startswith("==", start) or text[start + 2 : start + 3] in ("=", " ", "\n", "\t", ""):
        return False
    end = text.find("==", start + 2, state.posMax)
    if end < 0 or text[end - 1].isspace() or text.startswith("===", end) or "\n\n" in text[start:end]:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start + 2, end
        state.push("em_open", "em", 1).markup = "=="
        state.md.inline.tokenize(state)
        state.push("em_close", "em", -1).markup = "=="
        state.posMax = limit
    state.pos = end + 2
    return True


def _block_ids(state: StateCore) -> None:
    """``^name`` at the end of a block, or alone below one: its id. In a text of no known tool it may be a power."""
    if not state.env.get("obsidian"):
        return
    tokens, gone = state.tokens, set[int]()
    for place, holder, line in lines(tokens):
        found = _BLOCK_ID.search(line.content)
        if found is None or holder.type not in ("paragraph_open", "heading_open"):
            continue
        words, id, before = line.content[: found.start()].rstrip(), block_id(found["id"]), place - 2
        if words:
            line.content = words
            give(holder, BraceAttributes(id))
        elif before >= 0 and tokens[before].nesting < 0:
            gone |= {place - 1, place, place + 1}
            opening = before
            depth = 0
            while opening >= 0:
                depth -= tokens[opening].nesting
                if depth == 0:
                    break
                opening -= 1
            give(tokens[max(opening, 0)], BraceAttributes(id))
    state.tokens = without(tokens, gone)


def block_id(name: str) -> str:
    """The id of a block by the name that its author or Obsidian gave it: an id begins with a letter."""
    return name if name[0].isalpha() else f"block-{name}"


def is_plainly_obsidian(text: str) -> bool:
    """Whether a text can hardly be any other tool's."""
    return _OWN.search(text) is not None


def _tags(state: StateCore) -> None:
    """``#tag``: lines of tags alone are left out, and a tag among words keeps its word."""
    if not state.env.get("obsidian"):
        return
    gone: set[int] = set()
    for place, holder, line in lines(state.tokens):
        if holder.type == "paragraph_open" and not _TAG.sub("", line.content).strip(" \t\n,·|"):
            left_out(state, line, line.content.strip())
            gone |= {place - 1, place, place + 1}
    state.tokens = without(state.tokens, gone)
