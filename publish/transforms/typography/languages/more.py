"""Languages of which the marks and the dash are known, and little more: CLDR's delimiters and common use."""

from publish.transforms.typography.language import (
    EM_DASH,
    EN_DASH,
    NARROW,
    Language,
    QuoteMarks,
    Tie,
    abbreviation,
    tie,
    word,
)
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units

_COMMON = (units(), SIGNS, DIGITS, INITIALS)
_CYRILLIC = units("км, м, см, мм, га, кг, г, т, л, млн, млрд")


def _language(
    tag: str, marks: str, *, spaced: str = EN_DASH, speech: str = "", dialogue: bool = False, ties: tuple[Tie, ...] = ()
) -> Language:
    """``marks``: the opening and closing mark of each level, levels apart by a space."""
    levels = tuple(QuoteMarks(pair[0], pair[1]) for pair in marks.split())
    return Language(tag, levels, spaced=spaced, closed=spaced, speech=speech, dialogue=dialogue, ties=(*ties, *_COMMON))


def _short_words(words: str) -> Tie:
    return tie("a word of one letter and the next", word(words), r"\S", ignore_case=True)


LANGUAGES = (
    _language("pl", "„” «»", dialogue=True, ties=(_short_words("a i o u w z"),)),
    _language("cs", "„“ ‚‘", ties=(_short_words("a i k o s u v z"),)),
    _language("sk", "„“ ‚‘", ties=(_short_words("a i k o s u v z"),)),
    _language(
        "es",
        "«» “” ‘’",
        spaced=EM_DASH,
        ties=(
            *abbreviation("p. ej.", space=NARROW),
            *abbreviation("EE. UU."),
            *abbreviation("a. C.", space=NARROW),
            *abbreviation("d. C.", space=NARROW),
            tie("a title and the name", word("Sr. Sra. Srta. Dr. Dra. D. Dña."), rf"[{UPPER}]"),
            tie("what is numbered and its number", word("n.º núm. pág. págs. art. cap."), r"\d"),
        ),
    ),
    _language("es-419", "“” ‘’", spaced=EM_DASH),
    _language("it", "«» “”", ties=(tie("a title and the name", word("Sig. Dott. Prof."), rf"[{UPPER}]"),)),
    _language("it-CH", "«» ‹›"),
    _language("pt", "“” ‘’"),
    _language("pt-PT", "«» “”", spaced=EM_DASH),
    # A speech begins with the long dash, uzun çizgi: Türk Dil Kurumu, Yazım Kılavuzu.
    _language(
        "tr", "“” ‘’", speech=EM_DASH, dialogue=True, ties=(tie("an ordinal and its century", r"\d\.", r"yüzyıl"),)
    ),
    _language("az", "“” ‘’", spaced=EM_DASH),
    _language("nl", "“” ‘’"),
    _language("da", "“” ‘’"),
    _language("nb", "«» ‘’"),
    _language("nn", "«» ‘’"),
    _language("sv", "”” ’’"),
    _language("fi", "”” ’’"),
    _language("et", "„“ «»"),
    _language("lv", "«» „“"),
    _language("lt", "„“ ‚‘"),
    _language("hu", "„” »«"),
    _language("ro", "„” «»"),
    _language("bg", "„“ «»", spaced=EM_DASH, dialogue=True, ties=(_CYRILLIC,)),
    _language("be", "«» „“", spaced=EM_DASH, dialogue=True, ties=(_CYRILLIC,)),
    _language("ky", "«» „“", spaced=EM_DASH, dialogue=True, ties=(_CYRILLIC,)),
    # As in Russian; CLDR has the guillemets the other way round, which no book does. Wants a native reader.
    _language("tg", "«» „“", spaced=EM_DASH, dialogue=True, ties=(_CYRILLIC,)),
    _language("hr", "„” ‘’"),
    _language("sl", "„“ ‚‘"),
    _language("el", "«» “”", spaced=EM_DASH),
    _language("sq", "“” ‘’"),
    _language("id", "“” ‘’"),
)
