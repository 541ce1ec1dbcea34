"""Russian: ёлочки outside, лапки inside; a long dash; little words do not end a line.

Sources: А. Э. Мильчин, Справочник издателя и автора; ГОСТ 7.32 for numbers and signs.
"""

from publish.transforms.typography.language import EM_DASH, Language, Marks, abbreviation, tie, word
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_PREPOSITIONS = word("а в во и к ко на не ни но о об обо от по с со у за до из")
_ABBREVIATIONS = ("т. д.", "т. п.", "т. е.", "т. к.", "т. н.", "т. о.", "т. ч.", "н. э.")
_NUMBERED = word("стр. с. гл. рис. табл. ст. п. д. кв. т. вып. оф.")
_PLACES = word("г. ул. пр. пл. пос. с. д. им. о. р. оз.")

RUSSIAN = Language(
    tag="ru",
    levels=(Marks("«", "»"), Marks("„", "“")),
    spaced=EM_DASH,
    closed=EM_DASH,
    long_dash=True,
    dialogue=True,
    ties=(
        *abbreviation("и т. д."),
        *abbreviation("и т. п."),
        *(
            rule
            for text in ("т. д.", "т. п.", "т. е.", "т. к.", "т. н.", "н. э.", "т. о.", "т. ч.")
            for rule in abbreviation(text)
        ),
        tie("a short preposition or conjunction and its word", _PREPOSITIONS, r"\S", ignore_case=True),
        tie("a word and its particle", r"\w", r"(?:бы|б|же|ж|ли|ль)(?!\w)"),
        tie("a number and its year or century", r"[\dIVX]", r"(?:гг?|вв?)\."),
        tie("a year and its word", r"\d{4}", r"год(?:а|у|ом|е|ы|ов)?(?!\w)"),
        tie("a day and its month", r"(?<!\d)\d{1,2}", rf"(?:{_MONTHS})(?!\w)"),
        tie("what is numbered and its number", _NUMBERED, r"\d"),
        tie("a kind of place and its name", _PLACES, rf"[«{UPPER}]"),
        units("км, м, см, мм, га, кг, г, мг, т, л, мл, км/ч, кВт, МВт, ГВт, кВт·ч, руб., коп., тыс., млн, млрд, трлн"),
        SIGNS,
        DIGITS,
        INITIALS,
        tie("a name and its initials", rf"(?<!\w)[{UPPER}][а-яё]+", rf"[{UPPER}]\.[  ]?[{UPPER}]\."),
    ),
)
