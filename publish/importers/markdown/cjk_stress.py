"""Stars of stress beside Chinese, Japanese and Korean, which are written without spaces.

CommonMark knows a word's end by the space or stop behind it: ``叫做**《冰》**。`` is stressed nowhere there.
A letter or stop of these scripts ends a word as a space does (after tats-u/markdown-cjk-friendly, the amendments of
CommonMark for these languages).
"""

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.rules_inline.state_inline import Delimiter

_WIDE = frozenset("WF")
"""East Asian Width (UAX #11) of these scripts' letters and stops."""


def add(md: MarkdownIt) -> None:
    """Teach a parser the stars."""
    md.inline.ruler.at("emphasis", _stress)


def _stress(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if silent or state.src[state.pos] != "*":
        return tokenize(state, silent)
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    behind = state.src[end] if end < state.posMax else " "
    if not (_is_cjk(before) or _is_cjk(behind)):
        return tokenize(state, silent)
    opens, closes = _joins(behind, before), _joins(before, behind)
    for _ in range(end - state.pos):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=end - state.pos,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = end
    return True


def _joins(inner: str, outer: str) -> bool:
    """Whether a mark may belong to what stands on its inner side."""
    if isWhiteSpace(ord(inner)):
        return False
    if not _is_punctuation(inner) or _is_cjk(inner):
        return True
    return isWhiteSpace(ord(outer)) or _is_punctuation(outer) or _is_cjk(outer)


def _is_punctuation(character: str) -> bool:
    return isPunctChar(character) or (unicodedata.category(character)[0] == "S" and character.isascii())


def _is_cjk(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE and not 0x1F000 <= ord(character) < 0x20000
