"""Pictures among words: which of them are signs of a line, and by which words the others are known in it."""

import re
import unicodedata
from collections.abc import Sequence

_LARGEST_SIGN = 32
"""How many pixels of a site a picture may be high that is set as a sign of the line: twice its usual letters."""
_LONGEST_NAME = 40
"""How many characters of a description read as words of the sentence; a longer one tells of the picture by itself."""
_SHORTCODE = re.compile(r":[\w+-]+:")
_FILE = re.compile(r"\.[A-Za-z]{3,4}$")
_PIXELS = re.compile(r"\s*(\d{1,4})(?:px)?\s*")


def is_sign(alt: str, sizes: Sequence[str]) -> bool:
    """Whether a picture is a sign of the line, such as an emoji, that its description says in words.

    ``sizes`` are its width and height as they are written, in pixels of a site.
    """
    if not alt:
        return False
    if _SHORTCODE.fullmatch(alt) or all(unicodedata.category(character)[0] not in "LN" for character in alt):
        return True
    found = [match for size in sizes if (match := _PIXELS.fullmatch(size))]
    return bool(found) and all(int(match[1]) <= _LARGEST_SIGN for match in found)


def named_among_words(alt: str, before: str) -> str:
    """The words that keep a picture's place in its sentence; empty where none are needed, or none are there.

    ``before`` is what of the line stands before it: what begins with a picture begins without its name.
    """
    if not before.strip() or len(alt) > _LONGEST_NAME or _FILE.search(alt):
        return ""
    return alt
