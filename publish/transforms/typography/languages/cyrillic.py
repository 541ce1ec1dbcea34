"""What Russian, Ukrainian and Kazakh tie alike, each with its own words."""

from publish.transforms.typography.language import Tie, tie, word
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units


def cyrillic(
    *, particles: str, years: str, year: str, months: str, numbered: str, places: str, measures: str
) -> tuple[Tie, ...]:
    """Where no line may break.

    ``numbered`` and ``places`` are words apart by spaces, ``measures`` units apart by commas; the others are regular
    expressions: particles, the short forms of years and centuries after a number, the word for a year, the months.
    """
    return (
        tie("a word and its particle", r"\w", rf"(?:{particles})(?!\w)"),
        tie("a number and its year or century", r"[\dIVX]", rf"(?:{years})\."),
        tie("a year and its word", r"\d{4}", rf"(?:{year})(?!\w)"),
        tie("a day and its month", r"(?<!\d)\d{1,2}", rf"(?:{months})(?!\w)"),
        tie("what is numbered and its number", word(numbered), r"\d"),
        tie("a kind of place and its name", word(places), rf"[«{UPPER}]"),
        units(measures),
        SIGNS,
        DIGITS,
        INITIALS,
    )
