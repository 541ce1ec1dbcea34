"""The finding that names the characters for which a book has no face."""

import unicodedata
from collections.abc import Collection

from publish.diagnostics import NOWHERE, Diagnostic, Rule, Severity, Span
from publish.fonts.packs import packs_for

_NAMED = 8
"""How many characters are named before the rest are counted."""


CHARACTER_UNSET = Rule(
    "character-unset",
    Severity.ERROR,
    "A character that no face of the theme has would be blank in print: no face of the machine stands in for it.",
    "Change the character, or bring a face that has it.",
)


def unset(
    characters: str, *, brought: Collection[str] = (), at: Span = NOWHERE, block: str = "", where: str = ""
) -> Diagnostic:
    """``character-unset`` for characters that would be blank in print; ``where`` says on what, if not on a page.

    ``brought`` are the files of the packs that the book has.
    """
    problem, hint = f"{_lacking(characters)}{where}", _hint(characters, brought)
    return CHARACTER_UNSET.finding(problem, at, hint=hint, block=block)


FONT_FALLBACK = Rule(
    "font-fallback",
    Severity.WARNING,
    "A character that no face of the theme has is left to the faces of the reader's device, which may have none.",
    "Add a family for its script to the theme, or change the character.",
)


def left_to_readers(
    characters: str, *, brought: Collection[str] = (), at: Span = NOWHERE, block: str = ""
) -> Diagnostic:
    """``font-fallback`` for characters of an e-book that are left to the faces of its readers' devices."""
    return FONT_FALLBACK.finding(_lacking(characters), at, hint=_hint(characters, brought), block=block)


def _lacking(characters: str) -> str:
    each = tuple(dict.fromkeys(characters))
    rest = f" and {len(each) - _NAMED} more" if len(each) > _NAMED else ""
    return f"no face of the theme has {', '.join(map(named, each[:_NAMED]))}{rest}"


def _hint(characters: str, brought: Collection[str]) -> str:
    """What brings the characters: the lines to type, for the packs of fonts that have their scripts."""
    bare = {file.rpartition("/")[2] for file in brought}
    packs = [pack for pack in packs_for(characters) if pack.file not in bare]
    if not packs:
        return ""
    settings, packages = ", ".join(pack.setting for pack in packs), " ".join({pack.package: 0 for pack in packs})
    add = f"add {settings} to the fonts of" if brought else f"write fonts = [{settings}] at the head of"
    return f"Change the text, or {add} content/publication.toml; Debian: apt install {packages}."


def named(character: str) -> str:
    """``“漢” (U+6F22, CJK UNIFIED IDEOGRAPH-6F22)``; a mark stands on a dotted circle."""
    shown = f"◌{character}" if unicodedata.category(character).startswith("M") else character
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    seen = f"“{shown}” " if character.isprintable() else ""
    return f"{seen}({code}, {name})" if name else f"{seen}({code})"
