"""The words by which lines are known in a language, as a profile lists them. All data, and no line's meaning yet.

Each list holds what a line is, begins with or ends in, as the field says; nothing depends on capitals, and a word of
a list is never found inside another word.
"""

from dataclasses import dataclass, fields
from typing import Annotated, Any

from pydantic import AfterValidator

from publish.config.table import Listed, SettingsTable

Word = Annotated[str, AfterValidator(str.casefold)]
"""A word or some words, folded for comparison."""


@dataclass(frozen=True, slots=True)
class WordLists(SettingsTable):
    """What lines of a page say in a language."""

    common: Listed[Word] = ()
    """Small words that tell the language: articles, conjunctions, prepositions."""
    letters: str = ""
    """Letters that tell the language where its script is that of several."""
    months: Listed[Word] = ()
    """The twelve months in order, each with its other forms and short forms behind bars: ``january|jan``."""
    weekdays: Listed[Word] = ()
    """The days of the week, whole and short."""
    dated: Listed[Word] = ()
    """What stands beside a date and says nothing more: ``published on``, ``at``."""
    by: Listed[Word] = ()
    """What stands before the name of a writer."""
    anonymous: Listed[Word] = ()
    """What names no person behind it: ``a``, ``our``, ``staff``."""
    roles: Listed[Word] = ()
    """What stands with a colon before a name, with the role behind a bar: ``text|writer``."""
    credit: Listed[Word] = ()
    """What the credit line of a picture begins with."""
    agencies: Listed[Word] = ()
    """Words of the names of agencies, desks and papers: ``wire``, ``news``."""
    myself: Listed[Word] = ()
    """What a writer says before giving a name: ``I'm``."""
    posts: Listed[Word] = ()
    """What a writer is: ``correspondent``, ``editor``."""
    closings: Listed[Word] = ()
    """What stands over a signature: ``best wishes``."""
    welcome: Listed[Word] = ()
    """What stands before the newsletter's name in a sentence: ``welcome to``."""
    rubrics: Listed[Word] = ()
    """Sections of papers: ``opinion``."""
    mastheads: Listed[Word] = ()
    """Words of the names of papers and newsletters: ``courier``."""
    issue: Listed[Word] = ()
    """What stands with the number of an issue."""
    labels: Listed[Word] = ()
    """Words that no place is called by: ``day``, ``count``, ``breaking``."""
    places: Listed[Word] = ()
    """Words that places of several words begin with: ``new``, ``san``."""
    ends: Listed[Word] = ()
    """Lines that say that a piece ends."""
    adverts: Listed[Word] = ()
    """What an advertisement begins with."""
    promos: Listed[Word] = ()
    """What leads to another piece, before a colon or alone on a line."""
    players: Listed[Word] = ()
    """Lines of a player."""
    listen: Listed[Word] = ()
    """What stands before a colon and the title of a recording."""
    contents: Listed[Word] = ()
    """What stands over a list of contents."""
    links: Listed[Word] = ()
    """Sentences that were a link, as far as they are always said so."""
    here: Listed[Word] = ()
    """The last word of a sentence that was a link."""
    leads: Listed[Word] = ()
    """What a sentence that was a link says before that word: ``read``, ``more``."""
    told: Listed[Word] = ()
    """Words that running text has and captions seldom: verbs of the past, persons."""
    told_endings: Listed[Word] = ()
    """What verbs of the past end in."""
    mail: Listed[Word] = ()
    """The fields of a mail's head, with what they hold behind a bar: ``subject|headline``."""
    asking: Listed[Word] = ()
    """What a question begins with."""

    def joined(self, other: "WordLists") -> "WordLists":
        """The words of both; those that are the same are there once."""
        return WordLists(**{field.name: _both(field.name, self, other) for field in fields(self)})


NONE = WordLists()
"""No words."""


def _both(name: str, one: WordLists, other: WordLists) -> Any:
    mine, theirs = getattr(one, name), getattr(other, name)
    if isinstance(mine, str):
        return mine + theirs
    if name == "months" and mine and theirs:
        # Months are counted by their place.
        return tuple("|".join(pair) for pair in zip(mine, theirs, strict=False))
    return tuple(dict.fromkeys((*mine, *theirs)))
