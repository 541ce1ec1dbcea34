"""The finding that names the characters for which a book has no face."""

import unicodedata

from publish.diagnostics import NOWHERE, Diagnostic, Span, finding
from publish.fonts.packs import pack_for

_NAMED = 8
"""How many characters are named before the rest are counted."""


def unset(characters: str, *, at: Span = NOWHERE, block: str = "", where: str = "") -> Diagnostic:
    """``character-unset`` for characters that would be blank in print; ``where`` says on what, if not on a page."""
    return finding("character-unset", f"{_lacking(characters)}{where}", at, hint=_hint(characters), block=block)


def left_to_readers(characters: str, *, at: Span = NOWHERE, block: str = "") -> Diagnostic:
    """``font-fallback`` for characters of an e-book that are left to the faces of its readers' devices."""
    return finding("font-fallback", _lacking(characters), at, hint=_hint(characters), block=block)


def _lacking(characters: str) -> str:
    each = tuple(dict.fromkeys(characters))
    rest = f" and {len(each) - _NAMED} more" if len(each) > _NAMED else ""
    return f"no face of the theme has {', '.join(map(named, each[:_NAMED]))}{rest}"


def _hint(characters: str) -> str:
    """What brings the characters: the packs of fonts that have their scripts."""
    packs = dict.fromkeys(pack for character in characters if (pack := pack_for(character)))
    if not packs:
        return ""
    return f"Bring a face that has it, or change the text; Debian has {'; '.join(packs)}."


def named(character: str) -> str:
    """``“漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22)``; a mark stands on a dotted circle."""
    shown = f"◌{character}" if unicodedata.category(character).startswith("M") else character
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    seen = f"“{shown}” " if character.isprintable() else ""
    return f"{seen}({code}, {name})" if name else f"{seen}({code})"
