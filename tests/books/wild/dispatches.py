"""A wild dispatch, the same for the same number: its file, and the words that a reader has to find in it."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from tests.books.wild.blocks import Blocks
from tests.books.wild.inlines import Inlines
from tests.books.wild.rich import Rich
from tests.books.wild.words import Words


@dataclass(frozen=True)
class Wild:
    """A dispatch."""

    text: str
    """Its file."""
    words: Counter[str]
    """The words of its body and notes, descriptions of pictures among them."""


def front(headline: str) -> str:
    """The front matter of a dispatch."""
    return f'---\nheadline: "{headline}"\ndate: 2026-11-20\n---\n\n'


def wild(seed: int, *, depth: int = 3) -> Wild:
    """The dispatch of a number: blocks in each other down to ``depth``; odd numbers have rarer things too."""
    words = Words(Random(f"wild Markdown {seed}"))
    blocks = (Rich if seed % 2 else Blocks)(Inlines(words))
    lines = [words.sentence()]
    for _ in range(words.random.randint(1, 3)):
        lines += ["", *blocks.some(depth, words.random.randint(1, 3)), ""]
        lines += ["* * *" if words.random.random() < 0.5 else words.sentence(), "", words.sentence(), ""]
        lines += blocks.section(2)
        lines += ["", *blocks.some(depth, 1), "", *blocks.section(3), "", words.sentence(30)]
    if isinstance(blocks, Rich):
        lines += ["", *blocks.rare()]
    lines += blocks.notes()
    return Wild(front(f"Wild number {seed}") + "\n".join(lines) + "\n", words.written)
