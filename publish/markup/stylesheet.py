"""Stylesheets: shared, then the target's, then the theme's, with the theme's tokens written out.

``var(--accent)`` is replaced by its value: old readers know no custom properties, and a token that the theme does
not have is a mistake to be told, not a colour to be missing.
"""

import re
from collections.abc import Mapping

from publish.errors import ExitCode, PublishError

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
