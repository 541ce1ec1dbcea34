"""What is drawn of a text: every character but white space, and what only joins or chooses forms."""

import sys
import unicodedata

from publish.checks.words import _UNDRAWN, drawn


def test_each_character_of_unicode_is_drawn_or_not_by_what_it_is() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        composed = unicodedata.normalize("NFC", character)
        kept = [c for c in composed if not c.isspace() and unicodedata.category(c) != "Cf" and ord(c) not in _UNDRAWN]
        assert drawn(character) == "".join(kept), f"U+{code:04X}"
