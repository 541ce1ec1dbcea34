"""How words are divided at the ends of lines: by which numbers, and words that patterns divide wrongly."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from publish.config.schema import SETTING_INVALID, fault, kind_of
from publish.config.table import Listed, SettingsTable
from publish.config.values import Language, Words
from publish.model.edition import DividedWords

USUAL = (6, 3, 3)
"""Letters of the shortest word that is divided, before a division and behind it, where nothing else is set."""


def _divided(word: str) -> str:
    pieces = word.split("-")
    strange = sorted({sign for sign in word if unicodedata.category(sign)[0] not in "LM" and sign not in "-'’"})
    if strange or not all(pieces):
        problem = f"has “{strange[0]}” in it" if strange else "has a hyphen with no letter beside it"
        hint = "Write a word with a hyphen wherever it may be divided, har-bour, or with none, so that it never is."
        raise fault(SETTING_INVALID, f"{kind_of(word)} {problem}", hint=hint)
    return word


def _once(words: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in words:
        if seen.setdefault(undivided(word), word) != word:
            message = f"“{undivided(word)}” is divided in two ways: {seen[undivided(word)]}, {word}"
            raise fault(SETTING_INVALID, message, hint="Leave one of them, with all its hyphens.")
    return words


def undivided(word: str) -> str:
    """A word without the hyphens that say where it may be divided."""
    return word.replace("-", "")


DividedWord = Annotated[Words, AfterValidator(_divided)]
Shortest = Annotated[int, Field(ge=2, le=60)]
Letters = Annotated[int, Field(ge=1, le=30)]


@dataclass(frozen=True, slots=True)
class LanguageHyphenation(SettingsTable):
    """What differs in one language."""

    shortest: Shortest | None = None
    """Letters of the shortest word that is divided."""
    before: Letters | None = None
    """The fewest letters before a division."""
    after: Letters | None = None
    """The fewest letters behind one."""
    words: Annotated[Listed[DividedWord], AfterValidator(_once)] = ()
    """Words with a hyphen wherever they may be divided; those without any never are."""


@dataclass(frozen=True, slots=True)
class Hyphenation(SettingsTable):
    """How words are divided at the ends of lines."""

    shortest: Shortest | None = None
    """Letters of the shortest word that is divided; 6 where nobody says otherwise."""
    before: Letters | None = None
    """The fewest letters before a division; 3 where nobody says otherwise."""
    after: Letters | None = None
    """The fewest letters behind one; 3 where nobody says otherwise."""
    languages: Mapping[Language, LanguageHyphenation] = field(default_factory=dict)
    """What differs by language: its own numbers, and its words."""

    def over(self, above: "Hyphenation") -> "Hyphenation":
        """These settings, with those ``above`` where these say nothing; words of both, one in both as it is here."""
        languages = dict(above.languages)
        for tag, own in self.languages.items():
            other = languages.get(tag, LanguageHyphenation())
            said = {undivided(word) for word in own.words}
            words = (*own.words, *(word for word in other.words if undivided(word) not in said))
            languages[tag] = LanguageHyphenation(*_first(_numbers(own), _numbers(other)), words)
        return Hyphenation(*_first(_numbers(self), _numbers(above)), languages)

    def limits(self, language: str = "") -> tuple[int, int, int]:
        """Letters of the shortest word that is divided, before a division and behind it; in a language by its tag."""
        shortest, before, after = _first(_numbers(self.languages.get(language, self)), _numbers(self), USUAL)
        return shortest or 0, before or 0, after or 0  # none is missing

    @property
    def words(self) -> tuple[DividedWords, ...]:
        """The words of each language that has some."""
        return tuple(DividedWords(tag, own.words) for tag, own in sorted(self.languages.items()) if own.words)


AS_ABOVE = Hyphenation()
"""Settings that say nothing themselves."""
_Numbers: TypeAlias = tuple[int | None, int | None, int | None]


def _numbers(settings: Hyphenation | LanguageHyphenation) -> _Numbers:
    return settings.shortest, settings.before, settings.after


def _first(*settings: _Numbers) -> _Numbers:
    """Each number from the first settings that have it."""
    shortest, before, after = (next((n for n in each if n is not None), None) for each in zip(*settings, strict=True))
    return shortest, before, after
