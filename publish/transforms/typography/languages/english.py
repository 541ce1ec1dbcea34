"""English: double marks first; spaced dashes are long in America and short in Britain."""

from publish.transforms.typography.language import EM_DASH, EN_DASH, Language, QuoteMarks, tie, word
from publish.transforms.typography.languages.common import INITIALS, SIGNS, UPPER, units

_TITLES = word("Mr Mrs Ms Dr Prof St Rev Fr Gen Col Maj Capt Lt Sgt Sen Rep Gov Pres Hon")
_MONTHS = word("January February March April May June July August September October November December")
_NUMBERED = word("No. Nos. p. pp. Fig. Figs. Vol. vol. Ch. ch. Art. art. Sec.")

_TIES = (
    tie("a title and the name", rf"{_TITLES}\.?", rf"[{UPPER}]"),
    tie("what is numbered and its number", _NUMBERED, r"\d"),
    tie("a day and its month", r"(?<!\d)\d{1,2}", rf"{_MONTHS}(?!\w)"),
    tie("a month and its day", _MONTHS, r"\d{1,2}(?!\d)"),
    units("a.m., p.m., am, pm, million, billion, trillion, mph, ft, lb, oz"),
    SIGNS,
    INITIALS,
)

AMERICAN = Language(
    tag="en",
    levels=(QuoteMarks("“", "”"), QuoteMarks("‘", "’")),
    spaced=EM_DASH,
    closed=EM_DASH,
    elisions="tis|twas|twere|twill|twould|em|n|til|cuz|neath|nuff",
    ties=_TIES,
)
BRITISH = Language(
    tag="en-GB",
    levels=AMERICAN.levels,
    spaced=EN_DASH,
    closed=EM_DASH,
    elisions=AMERICAN.elisions,
    ties=_TIES,
)

LANGUAGES = (AMERICAN, BRITISH)
