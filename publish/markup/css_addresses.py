"""Every address that a style sheet may load something from: each block and each function is looked into.

Names and addresses count as readers understand them: escapes are resolved (CSS Syntax 3, §4.3).
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import tinycss2

Address: TypeAlias = tuple[str, int]
"""An address, as it is understood, and the line that it stands in."""

_LOADING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"})
"""Functions whose words are addresses (CSS Values 4, §4.5; CSS Images 4, §2)."""
_TELLING = frozenset({"type", "format", "tech"})
"""Functions in those whose words tell of a kind."""


def addresses(css: str) -> Iterator[Address]:
    """The addresses of a style sheet, of the declarations of an element, or of one value."""
    yield from _walk(tinycss2.parse_component_value_list(css, skip_comments=True), words=False)


def _walk(tokens: Iterable[Any], *, words: bool) -> Iterator[Address]:
    """``words`` says that quoted words are addresses here."""
    importing = naming = custom = False
    name = ""
    for token in tokens:
        kind = token.type
        if kind == "at-keyword":
            importing, naming = token.lower_value == "import", token.lower_value == "namespace"
        elif kind == "{} block" or (kind == "literal" and token.value == ";"):
            importing = naming = custom = False
        elif kind == "literal" and token.value == ":":
            custom = name.startswith("--")
        name = token.value if kind == "ident" else name if kind == "whitespace" else ""
        if naming:
            continue
        if kind == "url":
            yield token.value, token.source_line
        elif kind == "string" and (words or importing or (custom and _leaves(token.value))):
            yield token.value, token.source_line
            importing = False
        elif kind == "function":
            inside = (words or token.lower_name in _LOADING) and token.lower_name not in _TELLING
            yield from _walk(token.arguments, words=inside)
        elif kind in ("{} block", "() block", "[] block"):
            yield from _walk(token.content, words=words)


def _leaves(words: str) -> bool:
    """Whether words read like an address on another machine."""
    return words.strip().replace("\\", "/").startswith("//") or "://" in words
