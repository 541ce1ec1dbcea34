"""Small changes of the parser's blocks before their lines are read: what several dialects need."""

from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from publish.importers.markdown.attributes import NONE, BraceAttributes

LEFT_OUT = "left out"
"""Key of the parser's environment: (row, what) of what stands for something of a site and was left out."""


def left_out(state: StateCore, token: Token, what: str) -> None:
    """Note that something was left out, so that it can be told."""
    state.env.setdefault(LEFT_OUT, []).append(((token.map or [0])[0], what))


def lines(tokens: Sequence[Token]) -> Iterator[tuple[int, Token, Token]]:
    """The lines of text of paragraphs, headings and cells: their place, what holds them, and they themselves."""
    for place in range(1, len(tokens)):
        if tokens[place].type == "inline":
            yield place, tokens[place - 1], tokens[place]


def closing(tokens: Sequence[Token], place: int) -> int:
    """The place of the token that closes the one at ``place``."""
    depth = 0
    for index in range(place, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def enclosing(tokens: Sequence[Token], place: int, kind: str) -> int:
    """The place of the innermost ``kind`` that is open round a place; -1 when there is none."""
    depth = 0
    for index in range(place - 1, -1, -1):
        depth -= tokens[index].nesting
        if depth < 0:
            if tokens[index].type == kind:
                return index
            depth = 0
    return -1


def give(token: Token, attributes: BraceAttributes) -> None:
    """Attributes for a block, beside those that it has."""
    held: BraceAttributes = token.meta.get("attributes", NONE)
    token.meta = {**token.meta, "attributes": held.joined(attributes)}


def without(tokens: list[Token], gone: set[int]) -> list[Token]:
    """The tokens but for those at some places."""
    return [token for place, token in enumerate(tokens) if place not in gone] if gone else tokens


def shortened(token: Token, rows: int) -> None:
    """Take the first lines from a line of text."""
    pieces = token.content.split("\n")
    token.content = "\n".join(pieces[rows:])
    if token.map:
        token.map = [token.map[0] + rows, token.map[1]]
