"""The parser's flat list of tokens as a tree of blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A token with what stands between it and its closing one."""

    token: Token
    """The token, or the opening one."""
    children: list["Node"] = field(default_factory=list)
    """What it holds, in order."""

    @property
    def type(self) -> str:
        """The token's type without ``_open``."""
        return self.token.type.removesuffix("_open")

    @property
    def rows(self) -> Sequence[int] | None:
        """First row and the row behind the last, from 0."""
        return self.token.map

    @property
    def line(self) -> "Node | None":
        """The line of text directly inside."""
        return next((node for node in self.children if node.type == "inline"), None)


def nested(tokens: Sequence[Token]) -> list[Node]:
    """The nodes of the outermost level."""
    stack: list[list[Node]] = [[]]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = Node(token)
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return stack[0]
