"""The shape of a line: how long it is, how it ends, how its words are written. No line's meaning is decided here."""

import re
import unicodedata

SHORT_WORDS = 12
"""The most words of a line that could be a heading."""
SHORT = 80
"""The most characters of a line that could be a heading."""
CAPTION = 400
"""The most characters of a caption."""

_SMALL_WORDS = (
    "a an and as at but by de del der di down en for from if in into la le nor of off on onto or out over per "
    "so than that the to up upon v van via von vs with yet"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\xa0": " "})
_SPACES = re.compile(r"\s+")
_STOPS = ".!?…:;,。！？：；，؟۔։।"
_CLOSERS = "\"'”’»›)]}“‘"
_OPENERS = "\"'“„«‹‘‚"
_SENTENCE_END = re.compile(r"(?<![A-Z.])[.!?…][\"'”’»)\]]*\s+[\"'“„«]*(?=[^\W\d_])")


def folded(text: str) -> str:
    """For comparing two tellings of one thing: one normal form, straight quotes, plain spaces, no closing stop."""
    text = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    return _SPACES.sub(" ", text).strip().rstrip(".").rstrip()


def key(text: str) -> str:
    """For looking a line up among known ones: folded, and without difference of case."""
    return folded(text).casefold()


def closed(text: str) -> bool:
    """Whether it ends in a stop or another mark that ends a clause, quotes and brackets behind it passed over."""
    return text.rstrip(_CLOSERS).endswith(tuple(_STOPS))


def asks(text: str) -> bool:
    """Whether it ends as a question or an exclamation."""
    return text.rstrip(_CLOSERS).endswith(("?", "!", "？", "！", "؟"))


def short(text: str) -> bool:
    """Whether it is short enough for a heading."""
    return len(text) <= SHORT and len(text.split()) <= SHORT_WORDS


def one_sentence(text: str) -> bool:
    """Whether no second sentence begins in it; initials and abbreviations in capitals end none."""
    return not _SENTENCE_END.search(text)


def quoted(text: str) -> bool:
    """Whether it is a quotation from end to end."""
    return len(text) > 1 and text[0] in _OPENERS and text[-1] in _CLOSERS


def title_case(text: str) -> bool:
    """Whether every word but the small ones in the middle begins with a capital: ``A Lamp on the Grain Tower``.

    Words of one letter case (figures, marks) do not count; a text without two words that do has no title case that
    could be told from a sentence's.
    """
    words = [word for word in (_bare(word) for word in text.split()) if any(map(str.isalpha, word))]
    if not words or not _capital(words[0]) or not _capital(words[-1]):
        return False
    large = [word for word in words if word.lower() not in _SMALL or word[0].isupper()]
    return all(map(_capital, large)) and sum(word[0].isupper() for word in large) >= 2


def capitals(text: str) -> bool:
    """Whether all of it is in capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) > 2


def lower_start(text: str) -> bool:
    """Whether it begins in the middle of a sentence."""
    return text[:1].islower()


def _bare(word: str) -> str:
    return word.strip("".join((_STOPS, _CLOSERS, _OPENERS, "([{—–-")))


def _capital(word: str) -> bool:
    return not word[0].islower() or any(map(str.isupper, word))
