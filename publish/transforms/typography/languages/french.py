"""French: spaces before high punctuation and inside guillemets, wide or narrow by country.

Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; Guide du typographe (Switzerland);
Banque de dépannage linguistique of the Office québécois de la langue française.
"""

from publish.transforms.typography.language import (
    EM_DASH,
    EN_DASH,
    NARROW,
    NO_BREAK,
    Language,
    QuoteMarks,
    Tie,
    gap,
    tie,
    word,
)
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units

_WORD = r"[^\s;:!?(\[{«“‘¿¡/—–-]"
_END = r"(?:[\s»”’\")\]…]|$)"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_TITLES = word("M. MM. Mme Mmes Mlle Mlles Dr Pr Me Mgr")
_NUMBERED = word("p. n° nº no nos vol. art. chap. fig. al. t. page pages chapitre")

_TIES = (
    tie("a title and the name", _TITLES, rf"[{UPPER}]"),
    tie("what is numbered and its number", _NUMBERED, r"\d"),
    tie("a day and its month", r"(?<!\d)(?:1er|\d{1,2})", rf"(?:{_MONTHS})(?!\w)"),
    tie("a numeral and its century", r"(?<!\w)[IVX]+e", r"siècles?"),
    tie("a king and his number", rf"(?<!\w)[{UPPER}]\w{{2,}}", r"[IVX]{2,}(?!\w)"),
    units("heures, millions, milliards, euros, francs, dollars"),
    SIGNS,
    DIGITS,
    INITIALS,
)


def _high(marks: str, space: str) -> Tie:
    return gap(f"the space before {marks}", _WORD, rf"[{marks}][;:!?]*{_END}", space=space)


_LEVELS = (QuoteMarks("«", "»"), QuoteMarks("“", "”"))

FRENCH = Language(
    tag="fr",
    levels=_LEVELS,
    inner=NO_BREAK,
    spaced=EN_DASH,
    closed=EN_DASH,
    dialogue=True,
    ties=(_high(":", NO_BREAK), _high(";!?", NARROW), *_TIES),
)
SWISS = Language(
    tag="fr-CH",
    levels=(QuoteMarks("«", "»"), QuoteMarks("‹", "›")),
    inner=NARROW,
    spaced=EN_DASH,
    closed=EN_DASH,
    dialogue=True,
    ties=(_high(":;!?", NARROW), *_TIES),
)
CANADIAN = Language(
    tag="fr-CA",
    levels=_LEVELS,
    inner=NO_BREAK,
    spaced=EM_DASH,
    closed=EM_DASH,
    dialogue=True,
    # No space before the other marks; one that was typed all the same must at least not break.
    ties=(_high(":", NO_BREAK), tie("a space before ;!?", r"\w", r"[;!?]"), *_TIES),
)

LANGUAGES = (FRENCH, SWISS, CANADIAN)
