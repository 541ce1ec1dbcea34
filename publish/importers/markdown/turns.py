"""Containers whose paragraphs are parted where a line begins anew: not everybody leaves an empty line between turns."""

import re
from collections.abc import Callable, Mapping

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from publish.importers.markdown.interview import begins_turn
from publish.importers.markdown.updates import begins_update

_BEGINS: Mapping[str, Callable[[str, str], bool]] = {"interview": begins_turn, "updates": begins_update}
"""Whether a line of such a container begins anew, by what stands behind its colons."""
_NAME = re.compile(r"(?:\{\s*\.)?([\w-]+)")


def part_turns(state: StateCore) -> None:
    """Part the paragraphs that stand directly in such a container."""
    opened: list[Token] = []
    parted: list[Token] = []
    for token in state.tokens:
        if token.type == "container_open":
            opened.append(token)
        elif token.type == "container_close":
            opened.pop()
        begins = _begins(opened[-1]) if opened else None
        if token.type != "inline" or not begins or parted[-1].type != "paragraph_open":
            parted.append(token)
            continue
        if parted[-1].level != opened[-1].level + 1:
            parted.append(token)
            continue
        row, opening = (token.map or [0])[0], parted.pop()
        pieces: list[list[str]] = []
        for line in token.content.split("\n"):
            if not pieces or begins(line, opened[-1].info):
                pieces.append([])
            pieces[-1].append(line)
        for place, piece in enumerate(pieces):
            rows = [row, row + len(piece)]
            row += len(piece)
            if place:
                parted.append(Token("paragraph_close", opening.tag, -1, block=True, level=opening.level))
            parted += [opening.copy(map=rows), token.copy(content="\n".join(piece), map=rows, children=[])]
    state.tokens = parted


def _begins(container: Token) -> Callable[[str, str], bool] | None:
    name = _NAME.match(container.info)
    return _BEGINS.get(name[1]) if name else None
