"""Russian: ёлочки outside, лапки inside; a long dash; little words do not end a line.

Sources: А. Э. Мильчин, Справочник издателя и автора; ГОСТ 7.32 for numbers and signs.
"""

from publish.transforms.typography.language import EM_DASH, Language, QuoteMarks, abbreviation, tie, word
from publish.transforms.typography.languages.common import UPPER
from publish.transforms.typography.languages.cyrillic import cyrillic

_PREPOSITIONS = word("а в во и к ко на не ни но о об обо от по со с у за до из")
_ABBREVIATIONS = ("и т. д.", "и т. п.", "т. д.", "т. п.", "т. е.", "т. к.", "т. н.", "н. э.", "т. о.", "т. ч.")

RUSSIAN = Language(
    tag="ru",
    levels=(QuoteMarks("«", "»"), QuoteMarks("„", "“")),
    spaced=EM_DASH,
    closed=EM_DASH,
    long_dash=True,
    dialogue=True,
    ties=(
        *(rule for text in _ABBREVIATIONS for rule in abbreviation(text)),
        tie("a short preposition or conjunction and its word", _PREPOSITIONS, r"\S", ignore_case=True),
        *cyrillic(
            particles="бы|б|же|ж|ли|ль",
            years="гг?|вв?",
            year="год(?:а|у|ом|е|ы|ов)?",
            months="января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
            numbered="стр. с. гл. рис. табл. ст. п. д. кв. т. вып. оф.",
            places="г. ул. пр. пл. пос. с. д. им. о. р. оз.",
            measures="км, м, см, мм, га, кг, г, мг, т, л, мл, км/ч, кВт, МВт, ГВт, кВт·ч, руб., коп., тыс., млн, "
            "млрд, трлн",
        ),
        tie("a name and its initials", rf"(?<!\w)[{UPPER}][а-яё]+", rf"[{UPPER}]\.[  ]?[{UPPER}]\."),
    ),
)

LANGUAGES = (RUSSIAN,)
