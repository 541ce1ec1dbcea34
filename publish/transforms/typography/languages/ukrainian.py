"""Ukrainian: «лапки» outside, „лапки“ inside; a long dash; an apostrophe inside words; little words do not end a line.

Source: Український правопис 2019.
"""

from publish.transforms.typography.language import EM_DASH, Language, QuoteMarks, abbreviation, tie, word
from publish.transforms.typography.languages.cyrillic import cyrillic

_PREPOSITIONS = word("а в у і й з із зі до на за від по не ні о об та")
_ABBREVIATIONS = ("і т. д.", "і т. ін.", "т. д.", "т. ін.", "т. п.", "т. зв.", "н. е.")

UKRAINIAN = Language(
    tag="uk",
    levels=(QuoteMarks("«", "»"), QuoteMarks("„", "“")),
    spaced=EM_DASH,
    closed=EM_DASH,
    long_dash=True,
    dialogue=True,
    ties=(
        *(rule for text in _ABBREVIATIONS for rule in abbreviation(text)),
        tie("a short preposition or conjunction and its word", _PREPOSITIONS, r"\S", ignore_case=True),
        *cyrillic(
            particles="би|б|же|ж",
            years="рр?|ст",
            year="р(?:ік|оку|оці|оки|оків)",
            months="січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
            numbered="стор. с. гл. рис. табл. ст. п. буд. кв. т. вип.",
            places="м. вул. пр. пл. с. смт ім. о. р.",
            measures="км, м, см, мм, га, кг, г, мг, т, л, мл, км/год, кВт, МВт, ГВт, грн, коп., тис., млн, млрд, трлн",
        ),
    ),
)

LANGUAGES = (UKRAINIAN,)
