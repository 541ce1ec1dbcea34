"""The house's own words, in the language of an edition: "By", "and", "page", dates, names of roles.

The tables stand in ``strings/*.toml``, a file a language; an edition in another language gets English words, and
:attr:`Strings.language` says so, so that they can be marked up as English.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from markupsafe import Markup

from publish.markup.shipped import shipped_words
from publish.model.credits import Role

FALLBACK = "en"

_JOINED = {"ug": ("، ", " ۋە ")}
"""What stands between the members of an enumeration, and before the last, where CLDR has English words for it."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language. Patterns are markup; what is filled in with ``format`` is escaped."""

    language: str
    """BCP 47 tag of the words: the edition's, or ``en`` when there are none in its language."""
    locale: Locale
    """For dates and enumerations."""
    words: Mapping[str, Markup]
    """Single words and patterns: ``contents``, ``page`` (with ``{page}``), …"""
    byline: Mapping[str, Markup]
    """Patterns of a byline: a role's with ``{people}``, ``in_place``, ``of_affiliation``."""
    roles: Mapping[Role, Markup]
    """The names of the roles, as they stand behind a person's name."""
    accessibility: Mapping[str, Markup]
    """What a book says of its accessibility, a sentence each."""

    def date(self, day: datetime.date) -> str:
        """The day as printed: ``20 November 2026``, without a time."""
        return format_date(day, format="long", locale=self.locale)

    def enumerate(self, members: Sequence[str]) -> str:
        """``A, B and C``."""
        if self.locale.language in _JOINED and len(members) > 1:
            between, last = _JOINED[self.locale.language]
            return between.join(members[:-1]) + last + members[-1]
        return format_list(members, locale=self.locale) if members else ""


@cache
def strings_for(tag: str) -> Strings:
    """The words for a BCP 47 tag: those of its primary language, or the English ones."""
    language, territory = _parts(tag)
    if language not in shipped_words():
        tag, language, territory = FALLBACK, FALLBACK, ""
    table = shipped_words()[language]
    return Strings(
        language=tag,
        locale=_locale(language, territory),
        words={key: Markup(value) for key, value in table["words"].items()},
        byline={key: Markup(value) for key, value in table["byline"].items()},
        roles={role: Markup(table["roles"][role]) for role in Role},
        accessibility={key: Markup(value) for key, value in table["accessibility"].items()},
    )


def _parts(tag: str) -> tuple[str, str]:
    """The language and the territory of a tag; the latter may be empty."""
    if len(tag) == 2:
        return tag.lower(), ""
    import langcodes

    tagged = langcodes.Language.get(tag, normalize=False)
    return tagged.language or FALLBACK, tagged.territory or ""


def _locale(language: str, territory: str) -> Locale:
    try:
        return Locale.parse(f"{language}_{territory}" if territory else language)
    except UnknownLocaleError:
        return Locale.parse(language)
