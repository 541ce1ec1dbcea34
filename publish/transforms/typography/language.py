"""What typography knows of a language: its marks, its dashes, and where a line must not break.

Every language is data (:mod:`publish.transforms.typography.languages`); what is done with it is the same for all.
"""

import re
from dataclasses import dataclass

NO_BREAK = "\u00a0"
NARROW = "\u202f"
"""The narrow no-break space."""
EN_DASH = "–"
EM_DASH = "—"
APOSTROPHE = "’"
ELLIPSIS = "…"
TURNED_COMMA = "ʻ"
GERSHAYIM = "״"
PRIME = "′"
DOUBLE_PRIME = "″"

SPACES = f" {NO_BREAK}{NARROW}\u2009"
"""Spaces inside a line, as the inside of a character class."""


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """A pair of quotation marks."""

    open: str
    """The mark that opens."""
    close: str
    """The mark that closes."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A space at which no line may break."""

    why: str
    """The reason, in a few words."""
    pattern: re.Pattern[str]
    """Finds the place; its group ``space`` is what is replaced."""
    space: str = NO_BREAK
    """What stands there then."""


@dataclass(frozen=True, slots=True)
class Language:
    """The rules of a language, or of its use in a region."""

    tag: str
    """BCP 47 tag."""
    levels: tuple[QuoteMarks, ...]
    """The marks of a quotation, of one inside it, and so on; after the last the first follows again."""
    inner: str = ""
    """The space inside the marks of the first level."""
    spaced: str = EM_DASH
    """The dash between spaces: what ``--`` and a lone hyphen become there."""
    closed: str = EM_DASH
    """The dash without spaces: what ``--`` becomes between letters."""
    longest: str = EM_DASH
    """What ``---`` becomes."""
    speech: str = ""
    """The dash that begins a speech; empty: the one between spaces."""
    long_dash: bool = False
    """Whether an en dash between spaces is a mistake for an em dash."""
    dialogue: bool = False
    """Whether a hyphen at the start of a paragraph begins a speech."""
    ellipsis: str = ELLIPSIS
    """What three stops become."""
    apostrophe: str = APOSTROPHE
    """What an apostrophe is set as."""
    turned: str = ""
    """Letters behind which it is the turned comma, a part of the letter."""
    gershayim: re.Pattern[str] | None = None
    """Finds, as its group ``mark``, what is typed as a double mark and belongs into a word."""
    elisions: str = ""
    """Words that begin with an apostrophe, as alternatives of a regular expression."""
    ties: tuple[Tie, ...] = ()
    """Where no line may break."""

    @property
    def keeps_singles(self) -> bool:
        """Whether single marks belong to the language: an author's choice between single and double is kept then."""
        return any(marks.open in "‘‚‹’" for marks in self.levels)

    def apostrophe_behind(self, letter: str) -> str:
        """The apostrophe that stands behind a letter."""
        return TURNED_COMMA if letter and letter in self.turned else self.apostrophe


def tie(why: str, before: str, after: str, *, space: str = NO_BREAK, ignore_case: bool = False) -> Tie:
    """A no-break space for an ordinary one between ``before`` and ``after``, both regular expressions."""
    pattern = rf"(?:{before})(?P<space> +)(?={after})"
    return Tie(why, re.compile(pattern, re.IGNORECASE if ignore_case else 0), space)


def gap(why: str, before: str, after: str, *, space: str) -> Tie:
    """A no-break space between ``before`` (of one character) and ``after``, whatever stood there, or nothing."""
    return Tie(why, re.compile(rf"(?<={before})(?P<space>[{SPACES}]*)(?={after})"), space)


def word(words: str) -> str:
    """A regular expression for any of these words, whole; they are given apart by spaces."""
    alternatives = "|".join(re.escape(entry) for entry in sorted(words.split(), key=len, reverse=True))
    return rf"(?<![\w’'-])(?:{alternatives})"


def abbreviation(text: str, *, space: str = NO_BREAK) -> tuple[Tie, ...]:
    """No-break spaces in an abbreviation of several parts (``z. B.``), also where it was typed without any."""
    parts = text.split()
    ties = []
    for joint in range(1, len(parts)):
        before = rf"[{SPACES}]*".join(re.escape(part) for part in parts[:joint])
        pattern = rf"(?<![\w.]){before}(?P<space>[{SPACES}]*)(?={re.escape(parts[joint])})"
        ties.append(Tie(f"the parts of {text}", re.compile(pattern), space))
    return tuple(ties)
