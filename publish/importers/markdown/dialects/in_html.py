"""Tags of site builders inside of HTML: each written as the HTML that its builder makes of it."""

import re
from collections.abc import Callable
from html import escape

from publish.config.dialects import Dialects
from publish.importers.markdown.dialects.meanings import GALLERIES, HOLDERS, Meaning, meaning_of
from publish.importers.markdown.dialects.tags import BuilderTag, block_tag_at, shortcode_at

_TAG = re.compile(r"<!--.*?-->|\{\{[<%]|\{%", re.DOTALL)
_READERS: tuple[tuple[str, str, Callable[[str, int, int], BuilderTag | None]], ...] = (
    ("hugo", "{{", shortcode_at),
    ("liquid", "{%", block_tag_at),
)
_LINK_OPEN = re.compile(r"<a\b[^<>]*>(?:(?!</a\b).)*\Z", re.IGNORECASE | re.DOTALL)
_REACH = 2000
"""How far back a link is looked for that is still open."""


def in_html(markup: str, dialects: Dialects) -> tuple[str, list[str]]:
    """The markup with its tags written out, on as many lines, and the tags that were left out.

    Tags that nobody knows stay as they are.
    """
    made: list[str] = []
    left: list[str] = []
    at = 0
    while (found := _TAG.search(markup, at)) is not None:
        made.append(markup[at : found.start()])
        tag = _tag_at(markup, found.start(), dialects)
        source = markup[found.start() : tag.end] if tag else found[0]
        at = found.start() + len(source)
        meaning = meaning_of(tag) if tag else None
        if tag and tag.name in HOLDERS | GALLERIES:
            meaning = Meaning("nothing")
        if meaning is None:
            made.append(source)
            continue
        if meaning.kind == "nothing":
            left.append(source)
        inside = _LINK_OPEN.search(markup, max(0, found.start() - _REACH), found.start()) is not None
        made.append(_written(meaning, linked=inside) + "\n" * source.count("\n"))
    made.append(markup[at:])
    return "".join(made), left


def _tag_at(markup: str, start: int, dialects: Dialects) -> BuilderTag | None:
    for dialect, opening, read in _READERS:
        if dialect in dialects and markup.startswith(opening, start):
            return read(markup, start, len(markup))
    return None


def _written(meaning: Meaning, *, linked: bool) -> str:
    words, address = escape(meaning.words), escape(meaning.address)
    if meaning.kind == "picture":
        picture = f'<img src="{address}" alt="{escape(meaning.attributes.get("alt"))}">'
        return f"<figure>{picture}<figcaption>{words}</figcaption></figure>" if words and not linked else picture
    if meaning.kind == "player":
        return f'<iframe src="{address}" title="{words}"></iframe>'
    if meaning.kind == "elsewhere" and not linked:
        return f'<a href="{address}">{words or address}</a>'
    return f"<kbd>{words}</kbd>" if meaning.kind == "keys" else words or address
