"""Where the words of a link end: a link holds no other link, and may hold words with attributes.

The library takes every bracket inside a link's words for another link, and gives the outer one up.
"""

from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline

from publish.importers.markdown.attributes import parse


def links_may_hold_spans(md: MarkdownIt) -> None:
    """Let ``[words [of another language]{lang=de}](address)`` be a link."""
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkLabel=label_end,
    )


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803
    """Where the bracket closes that opens at ``start``; -1 for nowhere, or for a link inside where none may be.

    The name of the last argument is the library's.
    """
    before, level = state.pos, 1
    state.pos = start + 1
    end = -1
    while state.pos < state.posMax:
        sign, at = state.src[state.pos], state.pos
        if sign == "]":
            level -= 1
            if level == 0:
                end = state.pos
                break
        state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            level += 1
        elif sign == "[" and disableNested and not _is_span(state, at):
            break
    state.pos = before
    return end


def _is_span(state: StateInline, start: int) -> bool:
    """Whether what was passed over since ``start`` is words with attributes, and no link among them.

    It counts as a level of nesting, because the library's own count stands still where it remembers an answer.
    """
    if state.level >= state.md.options["maxNesting"]:
        return False
    state.level += 1
    end = label_end(state, start, disableNested=True)
    state.level -= 1
    parsed = parse(state.src, end + 1) if end >= 0 else None
    return parsed is not None and parsed[1] == state.pos
