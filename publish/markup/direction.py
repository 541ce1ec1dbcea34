"""The direction that a language is written in."""

import unicodedata
from functools import cache

from markupsafe import Markup

from publish.config.languages import script_of_language

RIGHT_TO_LEFT = frozenset(
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]
)
"""The scripts in use that run from right to left, by ISO 15924."""


@cache
def direction(tag: str) -> str:
    """``rtl`` or ``ltr`` for a BCP 47 tag, by its script, written or likely."""
    return "rtl" if script_of_language(tag) in RIGHT_TO_LEFT else "ltr"


def base_of(text: str) -> str:
    """``rtl`` or ``ltr`` for words of an unknown language, by their first letter (UAX #9, P2 and P3)."""
    strong = (unicodedata.bidirectional(character) for character in text)
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def all_from_the_left(text: str) -> bool:
    """Whether a text has letters, and all of them run from the left."""
    strong = {unicodedata.bidirectional(character) for character in text} & {"L", "R", "AL"}
    return strong == {"L"}


def from_the_left(base: str) -> Markup:
    """The attribute of what runs from the left in every line, code and addresses, by the base direction of the line."""
    return Markup(' dir="ltr"') if base == "rtl" else Markup()
