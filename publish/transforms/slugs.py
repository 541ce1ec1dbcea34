"""Names of places, made from the words that stand there."""

import re
import unicodedata

_NO_WORD = re.compile(r"[\W_]+")
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that no decomposition makes plain."""


def slug(text: str) -> str:
    """The words in lower case, joined by hyphens, in any script: what authors link to, as other tools make it."""
    folded = unicodedata.normalize("NFC", text).replace("’", "").replace("'", "").lower()
    return _NO_WORD.sub("-", folded).strip("-")


def ascii_slug(text: str) -> str:
    """The same in plain letters, which every e-reader follows; empty for words of another script than Latin."""
    parts = unicodedata.normalize("NFKD", slug(text).translate(_PLAIN))
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return plain if plain.isascii() else ""
