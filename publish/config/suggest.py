"""Did you mean …: the nearest of the words that would have been understood."""

import difflib
from collections.abc import Iterable, Mapping

from publish.diagnostics import Hint, Replacement

_NEAR = 0.6
"""How alike two words must be, 0 to 1: difflib's own measure for a close match."""


def nearest(
    word: str, words: Iterable[str], *, synonyms: Mapping[str, str] | None = None, cutoff: float = _NEAR
) -> str:
    """The word of ``words`` that was most likely meant, or an empty string.

    ``synonyms`` are words of other tools, each with what it is called here; they win over mere likeness, for which
    ``cutoff`` is the measure.
    """
    known = list(words)
    folded = word.strip().casefold().replace("-", "_")
    translated = (synonyms or {}).get(folded)
    if translated is not None:
        return translated
    by_fold = {other.casefold().replace("-", "_"): other for other in known}
    if close := difflib.get_close_matches(folded, by_fold, n=1, cutoff=cutoff):
        return by_fold[close[0]]
    # In a short word two letters that changed places weigh more than difflib thinks.
    swapped = (other for other in by_fold if len(other) > 2 and sorted(other) == sorted(folded))
    return by_fold.get(next(swapped, ""), "")


def did_you_mean(word: str, words: Iterable[str], *, synonyms: Mapping[str, str] | None = None) -> str:
    """A hint: the nearest word as a question, with the edit, or all the words when they are few and none is near."""
    known = list(dict.fromkeys(words))
    if close := nearest(word, known, synonyms=synonyms):
        return meant(word, close)
    return f"Known: {', '.join(known)}." if 0 < len(known) <= 24 else ""


def meant(word: str, better: str) -> Hint:
    """The hint that another word was meant, with the edit that writes it."""
    return Hint(f"Did you mean {better}?", Replacement(word.strip(), better))
