"""Which family of a theme sets which character, and which characters none of them has.

A role (text, display, sans, mono) has a family of its own; where that lacks a character, the theme's fallbacks for the
character's script are tried in their order, and last those of the signs that all scripts share. What is left is in no
book: no face of a machine stands in for it.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.fonts.scripts import script_extensions, script_of

_COMMON = "Zyyy"
"""The script code of what all scripts share (ISO 15924): punctuation, figures, signs."""

_FORMS = frozenset([*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
"""Signs round numbers, which draw something though they are of the category of those that do not."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of characters that draw nothing, for which Pango and browsers never change the font."""

_SELECTORS = frozenset([*range(0x180B, 0x180E), 0x034F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
"""Variation selectors and the grapheme joiner, which draw nothing either."""

_HYPHENS = frozenset({0x2D, 0x2010})
"""What hyphenation sets at the end of a line, though no text holds it."""


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no family of the theme has for its script."""

    character: str
    """The character."""
    script: str
    """Its script, in four letters (ISO 15924)."""

    def __str__(self) -> str:
        """``“漢” (U+6F22)``; a mark stands on a dotted circle."""
        shown = f"◌{self.character}" if unicodedata.combining(self.character) else self.character
        return f"“{shown}” (U+{ord(self.character):04X})"


@dataclass(frozen=True, slots=True)
class Picked:
    """Who sets a text."""

    used: Mapping[str, frozenset[int]]
    """By family, in the order of the stack, the code points that it sets: what its subset must hold."""
    missing: tuple[MissingCharacter, ...]
    """What no family has, by code point."""


def stack(family: str, scripts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The families of a role as a style sheet lists them: its own, then every fallback once, in the theme's order."""
    return tuple(dict.fromkeys([family, *(name for names in scripts.values() for name in names)]))


def pick(
    text: str,
    *,
    family: str,
    scripts: Mapping[str, Sequence[str]],
    covered: Mapping[str, frozenset[int]],
) -> Picked:
    """Find for each character of ``text`` the family that sets it.

    ``family`` is the role's own, ``scripts`` the theme's fallback families by script (ISO 15924), ``covered`` the code
    points of each family by name (:func:`publish.fonts.family_coverage`); a name that is not in it is a
    :class:`KeyError`, for the theme was read wrongly. ``text`` is all that the role sets: also list numbers, quotes and
    other characters that style sheets generate, and the capitals of what is set in capitals or small capitals (readers
    make these from capitals where a face has none). Letters with marks are
    judged composed (NFC), as shaping does. Spaces and invisible characters never change the font: they go to the role's
    own family if it has them, and are never missing. The role's own family gets the hyphens too, for readers hyphenate.
    """
    used: dict[str, set[int]] = {name: set() for name in stack(family, scripts)}
    missing: list[MissingCharacter] = []
    written = set(text)
    composed = set(unicodedata.normalize("NFC", text))
    for character in sorted(composed | written):
        tried = (family,) if draws_nothing(character) else _tried(character, family, scripts)
        if setter := next((name for name in tried if ord(character) in covered[name]), None):
            used[setter].add(ord(character))
        elif character in composed and not draws_nothing(character):
            missing.append(MissingCharacter(character, script_of(character)))
    joiners = {ord(character) for character in written if draws_nothing(character) and not character.isspace()}
    for name, codes in used.items():
        # What joins or chooses forms must be where those are: pictures of several people are made so.
        codes |= joiners & covered[name] if codes else set()
    if used[family]:
        used[family] |= covered[family] & _HYPHENS
    return Picked({name: frozenset(codes) for name, codes in used.items() if codes}, tuple(missing))


def _tried(character: str, family: str, scripts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The families for one character: a mark or stop that several scripts share may come from any of theirs."""
    own = sorted(script_extensions(character))
    names = [name for script in [*own, _COMMON] for name in scripts.get(script, ())]
    return tuple(dict.fromkeys([family, *names]))


def draws_nothing(character: str) -> bool:
    """Whether a character is never drawn: a space, a control, a selector."""
    code = ord(character)
    if code == 0x1680 or code in _FORMS:  # a space that draws a line; signs round numbers
        return False
    return unicodedata.category(character) in _INVISIBLE or code in _SELECTORS
