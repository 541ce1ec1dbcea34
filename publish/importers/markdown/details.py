"""``<details>`` round Markdown: what a reader would unfold becomes a box, with its summary as heading."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.parser import TokenNode

_OPENING = re.compile(
    r"\s*<details\b[^>]*>\s*(?:<summary\b[^>]*>(?P<title>.*?)</summary>)?(?P<rest>.*)", re.DOTALL | re.I
)
_TAG = re.compile(r"<(?P<end>/)?details\b[^>]*>", re.IGNORECASE)
_UNCLOSED_LIMIT = 20
"""After how many without an end none is looked for any more: looking costs the text's length."""
_ANY_TAG = re.compile(r"</?[A-Za-z][^>]*>")


def folded(nodes: Sequence[TokenNode]) -> list[TokenNode]:
    """The nodes, with those between a ``<details>`` and its end made one box."""
    result: list[TokenNode] = []
    at = unclosed = 0
    while at < len(nodes):
        end = _end(nodes, at) if unclosed < _UNCLOSED_LIMIT else None
        if end is None:
            unclosed += nodes[at].type == "html_block"
            result.append(nodes[at])
            at += 1
            continue
        last, tag = end
        result.append(_box(nodes, at, last, tag))
        rest = _piece(nodes[last], nodes[last].token.content[tag.end() :])
        nodes = [*nodes[: last + 1], *rest, *nodes[last + 1 :]]
        at = last + 1
    return result


def _end(nodes: Sequence[TokenNode], at: int) -> tuple[int, re.Match[str]] | None:
    """The node and the tag that end the details which one opens and does not close; ``None`` where it opens none."""
    if nodes[at].type != "html_block" or not _OPENING.match(nodes[at].token.content):
        return None
    depth = 0
    for place in range(at, len(nodes)):
        if nodes[place].type != "html_block":
            continue
        for tag in _TAG.finditer(nodes[place].token.content):
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return (place, tag) if place > at else None
    return None


def _box(nodes: Sequence[TokenNode], first: int, last: int, end: re.Match[str]) -> TokenNode:
    opening = _OPENING.match(nodes[first].token.content)
    assert opening is not None
    rows = [(nodes[first].rows or [0])[0], (nodes[last].rows or [0, 1])[1]]
    token = Token("container_open", "", 1, map=rows, info="aside")
    title = " ".join(_ANY_TAG.sub("", opening["title"] or "").split())
    token.meta = {"attributes": BraceAttributes(values={"title": title} if title else {})}
    inside = [
        *_piece(nodes[first], opening["rest"]),
        *nodes[first + 1 : last],
        *_piece(nodes[last], nodes[last].token.content[: end.start()]),
    ]
    return TokenNode(token, folded(inside))


def _piece(node: TokenNode, markup: str) -> list[TokenNode]:
    """A part of a piece of HTML as a piece of its own."""
    if not markup.strip():
        return []
    start = node.token.content.find(markup)
    row = (node.rows or [0])[0] + node.token.content.count("\n", 0, max(start, 0))
    token = node.token.copy(content=markup)
    token.map = [row, row + markup.rstrip("\n").count("\n") + 1]
    return [TokenNode(token)]
