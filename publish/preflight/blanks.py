"""Which characters must leave a mark where they are set, and which may be nothing but room, or nothing at all."""

import unicodedata

_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")
"""What Unicode calls letters or signs, and shows nothing."""
_UNKNOWN = frozenset("\ufffc\ufffd")
"""What stands for something else."""
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Cs"})
_SYMBOL_BLANKS = frozenset({*range(0xF000, 0xF021), *range(0xF07F, 0xF0A1)})
"""Where fonts of symbols keep controls and spaces: what other fonts have at 0 to 32 and 127 to 160."""


def must_print(text: str) -> bool:
    """Whether what a glyph stands for leaves a mark: a letter, a sign, an accent, and no room beside it.

    With room among its characters it may be that room, for a whole cluster is told of each of its glyphs. Selectors and
    joiners show nothing of their own.
    """
    return not any(map(_is_room, text)) and any(map(_is_seen, text))


def _is_room(character: str) -> bool:
    return character.isspace() or character in _FILLERS or ord(character) in _SYMBOL_BLANKS


def _is_seen(character: str) -> bool:
    is_ignored = unicodedata.category(character) in _UNSEEN or _selects(ord(character))
    return not is_ignored and character not in _UNKNOWN


def _selects(code: int) -> bool:
    """Whether it only says how others look: selectors, the joiner of accents, two inherent vowels of Khmer."""
    return (
        0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
        or 0x180B <= code <= 0x180F
        or code in (0x34F, 0x17B4, 0x17B5)
    )
