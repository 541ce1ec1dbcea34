"""The finding that names the characters for which a book has no face."""

import unicodedata

from publish.diagnostics import NOWHERE, Diagnostic, Span, finding

_NAMED = 8
"""How many characters are named before the rest are counted."""


def unset(characters: str, *, at: Span = NOWHERE, block: str = "", where: str = "") -> Diagnostic:
    """``character-unset`` for characters that would be blank in print; ``where`` says on what, if not on a page."""
    each = tuple(dict.fromkeys(characters))
    rest = f" and {len(each) - _NAMED} more" if len(each) > _NAMED else ""
    message = f"no face of the theme has {', '.join(map(named, each[:_NAMED]))}{rest}{where}"
    return finding("character-unset", message, at, block=block)


def named(character: str) -> str:
    """``“漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22)``; a mark stands on a dotted circle."""
    shown = f"◌{character}" if unicodedata.category(character).startswith("M") else character
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    seen = f"“{shown}” " if character.isprintable() else ""
    return f"{seen}({code}, {name})" if name else f"{seen}({code})"
