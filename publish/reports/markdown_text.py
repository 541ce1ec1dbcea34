"""Words in Markdown as they are: no forge makes anything of them."""

import re
from collections.abc import Iterable, Iterator

from publish.reports.harmless import harmless

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&#@~$|^]|:(?=\S)|(?<=w)\.", re.IGNORECASE)
"""What Markdown, or a forge that reads it, takes for more than itself inside a line: marks, formulas, addresses,
people, numbers of issues, and pictures that are called by name (``:tada:``)."""


def text(words: str) -> str:
    """Words as they are, on one line, whatever they hold: what could be a mark is written by its number."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", harmless(words))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of words, each shown as it is."""
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(map(text, row))} |" for row in rows)
