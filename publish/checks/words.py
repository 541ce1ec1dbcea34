"""What of a text is its words, and what setting may change.

The comparison of books with their content is free of composition of letters (NFC), the form of quotes and dashes, soft
hyphens, what chooses the form of a sign, and white space. Nothing else is folded: a letter that differs is a word that
was lost.
"""

import re
import unicodedata
from collections.abc import Iterator

_UNDRAWN = frozenset(
    {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
    | {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
)
"""What chooses a form, joins or fills, and is never drawn, besides format characters (``Default_Ignorable_Code_Point``
of the Unicode Character Database)."""
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛“”„‟«»‹›′″\"'`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(map(chr, _UNDRAWN), None),
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\s\u00a0]+")


def folded(text: str) -> str:
    """The text without what setting may change."""
    composed = unicodedata.normalize("NFC", text).translate(_FOLDS)
    return _SPACE.sub("", composed)


class _Undrawn(dict[int, int | None]):
    """For each character itself where it is drawn, and nothing where not; looked up in the database once."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        is_drawn = not character.isspace() and unicodedata.category(character) != "Cf" and code not in _UNDRAWN
        self[code] = code if is_drawn else None
        return self[code]


_DRAWN = _Undrawn()


def drawn(text: str) -> str:
    """The characters of a text that are drawn, composed: without white space, and what only joins or chooses forms."""
    return unicodedata.normalize("NFC", text).translate(_DRAWN)


def letters(text: str) -> str:
    """The letters and digits alone, large ones small: what every reading of a page agrees on."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, those without a word left out."""
    return (piece for piece in _SENTENCE.split(text) if folded(piece))
