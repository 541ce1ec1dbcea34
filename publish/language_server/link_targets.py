"""Where a text in Markdown leads, as it is written: the addresses of its links and pictures, each with its place.

Code leads nowhere. What an address means is for the dispatch's edition to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)|\Z)|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_TARGET = re.compile(
    r"\]\(\s*(?:<(?P<pointed>[^<>\n]*)>|(?P<inline>[^\s()<>]*))"
    r"|\[\[(?P<wiki>[^\[\]|\n]*)"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An address that is written in a text."""

    path: str
    """The file, or the name of a note; empty for a place in the own text."""
    fragment: str
    """The id behind the hash, or empty."""
    start: int
    """Where the address begins in the text."""
    end: int
    """Where it ends."""

    @property
    def path_end(self) -> int:
        """Where its path ends."""
        return self.start + len(self.path)


def link_targets(text: str) -> Iterator[LinkTarget]:
    """The addresses of a text, in order; those with a scheme too."""
    bare = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in _TARGET.finditer(bare):
        group = next(name for name in ("pointed", "inline", "wiki", "defined") if found[name] is not None)
        path, _, fragment = found[group].partition("#")
        yield LinkTarget(path, fragment, found.start(group), found.end(group))


def target_at(text: str, offset: int) -> LinkTarget | None:
    """The address that stands at an offset of a text."""
    return next((one for one in link_targets(text) if one.start <= offset <= one.end), None)
