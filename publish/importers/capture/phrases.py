"""The words of a page's languages, made ready to be looked for in its lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from publish.importers.capture.shapes import key
from publish.importers.capture.words import WordLists
from publish.model.credits import Role

_NEVER = re.compile(r"(?!)")
_STARS = "*_~ "
_EDGE = " .:·•|–—-/\\"


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Patterns and tables made of the words of a profile."""

    words: WordLists
    """The words themselves."""
    months: Mapping[str, int]
    """The number of each month by all its names."""
    month: str
    """A pattern for any of them."""
    beside: re.Pattern[str]
    """What stands beside a date and says nothing more."""
    byline: re.Pattern[str]
    """A byline: ``who`` is the rest."""
    roles: Mapping[str, Role]
    """The role of each word that stands before a name."""
    role: re.Pattern[str]
    """A role before a colon and a name."""
    credit: re.Pattern[str]
    """What a credit line begins with."""
    advert: re.Pattern[str]
    """What an advertisement begins with."""
    promo: re.Pattern[str]
    """What leads elsewhere begins with."""
    listen: re.Pattern[str]
    """What stands before the title of a recording."""
    welcome: re.Pattern[str]
    """What stands before the newsletter's name."""
    myself: re.Pattern[str]
    """What a writer says before giving a name."""
    issue: re.Pattern[str]
    """The number of an issue."""
    link: re.Pattern[str]
    """Words that were a link."""
    here: re.Pattern[str]
    """The end of a sentence that was a link."""
    mail: Mapping[str, str]
    """What each field of a mail's head holds."""

    def is_one(self, text: str, words: Iterable[str]) -> bool:
        """Whether a whole line is one of some words, marks round it passed over."""
        folded = key(text)
        return folded in words or folded.strip(_STARS).strip(_EDGE) in words

    def has(self, text: str, words: Iterable[str]) -> bool:
        """Whether one of some words is a word of a text."""
        return bool(set(_words(text)) & set(words))

    def ends(self, text: str) -> bool:
        """Whether a line says that a piece ends here."""
        return self.is_one(text, self.words.ends)

    def masthead(self, text: str) -> bool:
        """Whether a line could be the name of a paper or a newsletter, by its words."""
        return len(text.split()) <= 12 and self.has(text, self.words.mastheads)

    def rubric(self, text: str) -> bool:
        """Whether a line is a section of a paper."""
        return self.is_one(text, self.words.rubrics)

    def agency(self, text: str) -> bool:
        """Whether a line could be the name of an agency or a desk."""
        words = text.split()
        short = len(words) == 1 and text.isupper() and 2 <= len(text) <= 5
        return len(words) <= 6 and (short or self.has(text, self.words.agencies))


def _words(text: str) -> list[str]:
    return [word.strip("\"'“”„«»‘’.,;:!?()[]*") for word in key(text).split()]


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, with either apostrophe and with any white space between them."""
    escaped = (re.escape(word) for word in sorted(words, key=len, reverse=True))
    return "|".join(word.replace(r"\ ", r"\s+").replace("'", "['’]") for word in escaped)


def _compiled(before: str, words: Iterable[str], behind: str) -> re.Pattern[str]:
    listed = _any(words)
    return re.compile(f"{before}(?:{listed}){behind}", re.IGNORECASE) if listed else _NEVER


def _pairs(entries: Iterable[str]) -> dict[str, str]:
    return {word: value for word, _, value in (entry.partition("|") for entry in entries)}


@lru_cache(maxsize=16)
def phrasebook(words: WordLists) -> Phrasebook:
    """The phrasebook of some words."""
    months = {name: at for at, names in enumerate(words.months, start=1) for name in names.split("|") if name}
    roles = {word: Role(value) for word, value in _pairs(words.roles).items()}
    names = {word.casefold() for word in words.weekdays}
    return Phrasebook(
        words,
        months,
        _any(months) or "(?!)",
        _compiled(r"(?<!\w)", {*names, *words.dated}, r"\.?(?!\w)"),
        _compiled(r"[(\[]?\s*", words.by, r"(?:\s*:\s*|\s+)(?P<who>\S.*)"),
        roles,
        re.compile(rf"(?P<role>{_any(roles)})(?:\s+by)?\s*:\s*(?P<who>\S.*)", re.IGNORECASE) if roles else _NEVER,
        _compiled(r"[(\[]?\s*", words.credit, r"(?P<mark>\s*[:/©]|\s+©|\s+(?=[A-Z]))"),
        _compiled(r"[*_\[( ]*", words.adverts, r"(?!\w)(?P<colon>\s*:)?"),
        _compiled(r"[*_\[( »›>→]*", words.promos, r"(?!\w)(?P<colon>[^:：|]{0,40}[:：]|\s*[|–—](?=\s))?"),
        _compiled(r"[*_\[( ▶►]*", words.listen, r"\s*[:：|]\s*"),
        _compiled(
            r"(?<!\w)",
            words.welcome,
            r"\s+(?:this\s+(?:week['’]s|issue\s+of)\s+)?[\"“„«*_]*(?P<name>\w[^,.;:!?–—\n\"”“»*]{1,60})",
        ),
        _compiled(r"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"’]\s))(?:[^.!?,]{0,12},\s+)?", words.myself, r"\s+(?P<rest>.+)"),
        _compiled(r"(?<!\w)", words.issue, r"\s*[.:]?\s*#?\s*(?:\d{1,4}|[IVXLC]{1,6})(?!\w)"),
        _compiled(r"(?<!\w)", words.links, r"(?!\w)"),
        _compiled(r"(?<!\w)", words.here, r"[\s)\]*»›>→]*[.!]?[\s)\]*»›>→]*$"),
        _pairs(words.mail),
    )
