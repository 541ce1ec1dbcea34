"""Stylesheets: shared, then the target's, then the theme's, with the theme's tokens written out.

``var(--accent)`` is replaced by its value: old readers know no custom properties, and a token that the theme does
not have is a mistake to be told, not a colour to be missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import tinycss2

from publish.errors import ExitCode, PublishError

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


_VAR = re.compile(r"var\(\s*--([A-Za-z0-9_-]+)\s*\)")
_CUSTOM = re.compile(r"var\(")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class StylesheetProblem(PublishError):
    """A stylesheet asks for a token that the theme does not have."""

    exit_code = ExitCode.USAGE


def stylesheet(sources: Mapping[str, str], tokens: Mapping[str, str]) -> str:
    """One stylesheet from several, in order, without comments; ``sources`` maps the name of each to its CSS.

    ``tokens`` maps names without dashes (``accent``) to values. An unknown token is a :class:`StylesheetProblem`
    with stylesheet and line.
    """
    return "\n".join(_filled(name, css, tokens) for name, css in sources.items())


def _filled(name: str, css: str, tokens: Mapping[str, str]) -> str:
    # Comments keep their lines until the tokens are in, so that a message names the line in the file.
    css = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), css)

    def value(match: re.Match[str]) -> str:
        if match[1] not in tokens:
            raise _problem(name, css, match.start(), f"the theme has no token “{match[1]}”", tokens)
        return tokens[match[1]]

    filled = _VAR.sub(value, css)
    if left := _CUSTOM.search(filled):
        raise _problem(name, filled, left.start(), "var() takes the name of one token, and no fallback", tokens)
    return re.sub(r"\n{2,}", "\n", filled).strip() + "\n"


def _problem(name: str, css: str, at: int, message: str, tokens: Mapping[str, str]) -> StylesheetProblem:
    line = css.count("\n", 0, at) + 1
    return StylesheetProblem(f"{name}:{line}: {message}", hint=f"Tokens of the theme: {', '.join(sorted(tokens))}.")
