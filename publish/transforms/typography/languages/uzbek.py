"""Uzbek: double marks; oʻ and gʻ are letters with a turned comma, elsewhere the apostrophe is tutuq belgisi.

Sources: CLDR's delimiters and exemplar characters; the spelling rules of the Latin alphabet of 1995. CLDR has the inner
marks the wrong way round. Wants a native reader.
"""

from dataclasses import replace

from publish.transforms.typography.language import APOSTROPHE, EM_DASH, Language, QuoteMarks
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, units

UZBEK = Language(
    tag="uz",
    levels=(QuoteMarks("“", "”"), QuoteMarks("‘", "’")),
    spaced=EM_DASH,
    closed=EM_DASH,
    dialogue=True,
    apostrophe="ʼ",
    turned="oOgG",
    ties=(units("soʻm, mln, mlrd, ming"), SIGNS, DIGITS, INITIALS),
)
CYRILLIC = replace(
    UZBEK,
    tag="uz-Cyrl",
    levels=(QuoteMarks("«", "»"), QuoteMarks("„", "“")),
    apostrophe=APOSTROPHE,
    turned="",
    ties=(units("сўм, млн, млрд, минг"), SIGNS, DIGITS, INITIALS),
)

LANGUAGES = (UZBEK, CYRILLIC)
