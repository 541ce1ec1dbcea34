"""German: „so“ in Germany and Austria, «so» in Switzerland; the dash is short and stands between spaces."""

from dataclasses import replace

from publish.transforms.typography.language import EN_DASH, NARROW, Language, QuoteMarks, abbreviation, tie, word
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units

_ABBREVIATIONS = (
    "z. B.", "d. h.", "u. a.", "u. ä.", "u. U.", "o. ä.", "o. g.", "s. o.", "s. u.", "v. a.", "z. T.", "i. A.", "i. V.",
    "m. E.", "a. D.", "i. d. R.", "n. Chr.", "v. Chr.", "a. M.",
)  # fmt: skip
_TITLES = word("Dr. Prof. Hr. Herr Frau Fr. St. Ing.")
# January and February as they are called in Austria, too.
_MONTHS = "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NUMBERED = word("Nr. S. Abs. Art. Abb. Bd. Kap. Tab. Ziff. Rn. Seite Kapitel")

GERMAN = Language(
    tag="de",
    levels=(QuoteMarks("„", "“"), QuoteMarks("‚", "‘")),
    spaced=EN_DASH,
    closed=EN_DASH,
    elisions="s|n|ne|nem|nen|ner",
    ties=(
        # DIN 5008 asks for a space between the parts; a narrow one holds them together for the eye.
        *(rule for text in _ABBREVIATIONS for rule in abbreviation(text, space=NARROW)),
        tie("a title and the name", _TITLES, rf"[{UPPER}]"),
        tie("what is numbered and its number", _NUMBERED, r"\d"),
        tie("a day and its month", r"(?<!\d)\d{1,2}\.", rf"(?:{_MONTHS})(?!\w)"),
        units("Uhr, Mio., Mrd., Millionen, Milliarden, Prozent, Euro, Std., Min."),
        SIGNS,
        DIGITS,
        INITIALS,
    ),
)
SWISS = replace(GERMAN, tag="de-CH", levels=(QuoteMarks("«", "»"), QuoteMarks("‹", "›")))

LANGUAGES = (GERMAN, SWISS)
