"""Lines of characters drawn from all of Unicode's letters, marks, numbers, punctuation and symbols."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from random import Random

from fontTools.ttLib import TTFont

from tests.books.press import ROOT
from tests.books.wild.dispatches import front

_ASCII = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BASE = "\N{LATIN SMALL LETTER O}"
_NEIGHBOURS = 96
"""How many characters, in the order of their numbers, a line of one script is drawn from."""


@cache
def drawn() -> tuple[str, ...]:
    """Every character of the kinds L, M, N, P and S that this Python knows, in the order of their numbers."""
    return tuple(c for c in map(chr, range(0x110000)) if unicodedata.category(c)[0] in "LMNPS")


@cache
def held() -> tuple[str, ...]:
    """Those that a face of the default theme or a shared one has a glyph for."""
    faces = [*ROOT.glob("styles/themes/default/fonts/**/*.ttf"), *ROOT.glob("styles/shared/fonts/**/*.ttf")]
    glyphs = {number for face in faces for number in TTFont(face).getBestCmap()}
    return tuple(c for c in drawn() if ord(c) in glyphs)


def lines(seed: int, *, count: int = 24) -> list[str]:
    """The lines of a number, as a reader is to see them: two of three of characters that some face has.

    A reader sees a text by its canonical composition, so the lines are written in it; a mark stands on a letter.
    """
    random = Random(f"letters {seed}")
    return [_line(random, random.choice((held(), held(), drawn()))) for _ in range(count)]


def _line(random: Random, characters: Sequence[str]) -> str:
    start = random.randrange(len(characters) - _NEIGHBOURS)
    near = characters[start : start + _NEIGHBOURS] if random.random() < 0.7 else characters
    words = ["".join(map(_seated, random.choices(near, k=random.randint(1, 6)))) for _ in range(4)]
    return unicodedata.normalize("NFC", f"{_BASE} {' '.join(words)} {_BASE}")


def _seated(character: str) -> str:
    return _BASE + character if unicodedata.category(character)[0] == "M" else character


def dispatch(seed: int, seen: Sequence[str]) -> str:
    """A dispatch with a paragraph for each line, in which no sign is markup."""
    escaped = ["".join(f"\\{c}" if c in _ASCII else c for c in line) for line in seen]
    return front(f"Letters number {seed}") + "\n\n".join(escaped) + "\n"


def line_of(number: int) -> int:
    """The line of the file, from 1, at which a paragraph stands; paragraphs count from 0."""
    return front("").count("\n") + 1 + 2 * number
