"""What is too much for one dispatch: refused before it can cost more than seconds, and never dropped in silence.

The parser's time grows with the square of some things; the limits are far above what an author writes, and keep
every text under ten seconds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

NESTING = 60
"""How deep blocks or inlines may be nested: deeper text is refused, ``nesting-too-deep``."""
PARSER_NESTING = 100
"""Where the library begins to drop text: beyond the limit, so that nothing is dropped before it is refused."""
CHARACTERS = 500_000
"""How many characters a text may have: a hundred thousand words are a book."""
LINES = 20_000
"""How many lines a text may have."""
CELLS = 20_000
"""How many cells its tables may have."""
TAGS = 4_000
"""How many tags of HTML may stand in its lines: each is parsed alone."""
HTML = 30_000
"""How many characters one block of HTML may have: the parser compares each attribute of a tag with all others."""
TAG = 2_000
"""How many characters one tag in a line may have."""
_BRACKETS = 600_000
"""How often the parser may look from one opening square bracket at another, in all lines of a text together."""


_TAG_OR_ESCAPE = re.compile(r"\\.|<[A-Za-z/!?]", re.DOTALL)
"""What begins a tag, and what does not because a backslash stands before it."""


def too_large(text: str) -> str:
    """What is too much in a text before it is parsed; empty when nothing is."""
    if len(text) > CHARACTERS:
        return f"This text has more than {CHARACTERS:,} characters"
    if text.count("\n") > LINES:
        return f"This text has more than {LINES:,} lines"
    return ""


@dataclass(slots=True)
class Budget:
    """What the lines of one text have cost so far."""

    brackets: int = 0
    """How often the parser looks from one opening square bracket at another: at most from as many as may be nested,
    and, less often, from each at all others in the line."""
    tags: int = 0
    """How many tags there were."""

    def spend(self, line: str) -> str:
        """Pay for a line of text; what there is too much of, or nothing."""
        brackets = line.count("[")
        self.brackets += brackets * min(brackets, PARSER_NESTING) + brackets * brackets // 20
        self.tags += sum(found[0] == "<" for found in _TAG_OR_ESCAPE.findall(line))
        if self.brackets > _BRACKETS:
            return "This text has too many square brackets in too few paragraphs"
        return f"This text has more than {TAGS:,} tags in its lines" if self.tags > TAGS else ""


def too_many(tokens: Sequence[Token]) -> str:
    """What is too much in a text before its lines are parsed, by its blocks; empty when nothing is."""
    cells = sum(token.type in ("td_open", "th_open") for token in tokens)
    if cells > CELLS:
        return f"The tables of this text have more than {CELLS:,} cells"
    budget = Budget()
    return next(
        (problem for token in tokens if token.type == "inline" and (problem := budget.spend(token.content))), ""
    )
