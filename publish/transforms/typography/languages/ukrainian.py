"""Ukrainian: «лапки» outside, „лапки“ inside; a long dash; an apostrophe inside words; little words do not end a line.

Source: Український правопис 2019.
"""

from publish.transforms.typography.language import EM_DASH, Language, Marks, abbreviation, tie, word
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units

_MONTHS = "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
_PREPOSITIONS = word("а в у і й з із зі до на за від по не ні о об та")
_NUMBERED = word("стор. с. гл. рис. табл. ст. п. буд. кв. т. вип.")
_PLACES = word("м. вул. пр. пл. с. смт ім. о. р.")

UKRAINIAN = Language(
    tag="uk",
    levels=(Marks("«", "»"), Marks("„", "“")),
    spaced=EM_DASH,
    closed=EM_DASH,
    long_dash=True,
    dialogue=True,
    ties=(
        *abbreviation("і т. д."),
        *abbreviation("і т. ін."),
        *(rule for text in ("т. д.", "т. ін.", "т. п.", "т. зв.", "н. е.") for rule in abbreviation(text)),
        tie("a short preposition or conjunction and its word", _PREPOSITIONS, r"\S", ignore_case=True),
        tie("a word and its particle", r"\w", r"(?:би|б|же|ж)(?!\w)"),
        tie("a number and its year or century", r"[\dIVX]", r"(?:рр?|ст)\."),
        tie("a year and its word", r"\d{4}", r"р(?:ік|оку|оці|оки|оків)(?!\w)"),
        tie("a day and its month", r"(?<!\d)\d{1,2}", rf"(?:{_MONTHS})(?!\w)"),
        tie("what is numbered and its number", _NUMBERED, r"\d"),
        tie("a kind of place and its name", _PLACES, rf"[«{UPPER}]"),
        units("км, м, см, мм, га, кг, г, мг, т, л, мл, км/год, кВт, МВт, ГВт, грн, коп., тис., млн, млрд, трлн"),
        SIGNS,
        DIGITS,
        INITIALS,
    ),
)
