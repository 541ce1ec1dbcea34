"""Hebrew: raised marks of one shape, gershayim in abbreviations, geresh for the apostrophe; a short dash.

Sources: CLDR's delimiters; the Academy of the Hebrew Language, כללי הפיסוק. The space before a quotation behind a
prefix (ב”הארץ”) is none: only the word tells it from an abbreviation (צה״ל). Wants a native reader.
"""

import re

from publish.transforms.typography.language import EN_DASH, Language, QuoteMarks
from publish.transforms.typography.languages.common import DIGITS, SIGNS, units

_LETTER = "[\u0591-\u05bd\u05bf-\u05c7א-ת]"
_MARK = '["“”„]'
_PREFIX = f"[ובהכלמש]{{1,3}}{_MARK}{_LETTER}{{2}}"
"""What may be a quotation behind its prefix: an abbreviation has one letter behind its mark, or a longer beginning."""

HEBREW = Language(
    tag="he",
    levels=(QuoteMarks("”", "”"), QuoteMarks("’", "’")),
    spaced=EN_DASH,
    closed=EN_DASH,
    apostrophe="׳",
    gershayim=re.compile(f"(?<!{_LETTER})(?!{_PREFIX}){_LETTER}+(?P<mark>{_MARK})(?={_LETTER})"),
    ties=(units(), SIGNS, DIGITS),
)

LANGUAGES = (HEBREW,)
