"""Words that the house divides as it wants, and how few letters a part of any other may have."""

import re
from collections.abc import Iterator, Sequence

from publish.config.hyphenation import Hyphenation, undivided
from publish.model.edition import DividedWords

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_JOINS = rf"\w{SOFT_HYPHEN}"
"""What a word goes on with; one with a soft hyphen in it is divided as its author wants."""


class Divisions:
    """Finds the words that are divided as they are given."""

    def __init__(self, given: Sequence[DividedWords] = ()) -> None:
        self._given = {each.language: each.words for each in given}
        self._known: dict[str, tuple[re.Pattern[str], dict[str, str]] | None] = {}

    def in_text(self, text: str, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """A text in stretches, each with the parts that it may be divided into.

        A word that is never divided has one part; what nothing is known of has none.
        """
        if (known := self._in(language)) is None:
            yield text, ()
            return
        pattern, divided = known
        at = 0
        for match in pattern.finditer(text):
            yield text[at : match.start()], ()
            yield match[0], tuple(divided.get(match[0], match[0]).split("-"))
            at = match.end()
        yield text[at:], ()

    def _in(self, language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
        """What finds the words of a language, and how they are divided; the words of its own tag go first."""
        if language not in self._known:
            parts = language.split("-")
            tags = ["-".join(parts[:length]) for length in range(1, len(parts) + 1)]
            words = {undivided(word): word for tag in tags for word in self._given.get(tag, ())}
            self._known[language] = (_finding(words), words) if words else None
        return self._known[language]


def _finding(words: dict[str, str]) -> re.Pattern[str]:
    """Finds words that are never divided in capitals or small letters, others as they are given.

    Neither is found within a longer word, one that may be divided not in a compound with hyphens either: that ends its
    line at these.
    """
    whole = "|".join(re.escape(word) for word, given in words.items() if word == given)
    divided = "|".join(re.escape(word) for word, given in words.items() if word != given)
    ways = []
    if whole:
        ways.append(f"(?<![{_JOINS}])(?i:{whole})(?![{_JOINS}])")
    if divided:
        ways.append(f"(?<![{_JOINS}-])(?:{divided})(?![{_JOINS}-])")
    return re.compile("|".join(ways))


def limits_of(limits: tuple[int, int, int]) -> str:
    """The value of ``hyphenate-limit-chars`` (CSS Text 4, §6.3.3): letters of a word, before a division, behind it."""
    return " ".join(map(str, limits))


def limits_by_language(hyphenation: Hyphenation, element: str = "") -> Iterator[str]:
    """Rules of CSS for the languages that have limits of their own; for any element, as browsers name them too."""
    for language in sorted(hyphenation.languages):
        _, before, after = limits = hyphenation.limits(language)
        if limits != hyphenation.limits():
            others = f" -webkit-hyphenate-limit-before: {before}; -webkit-hyphenate-limit-after: {after};"
            rule = f"hyphenate-limit-chars: {limits_of(limits)};{'' if element else others}"
            yield f"{element}:lang({language}) {{ {rule} }}"
