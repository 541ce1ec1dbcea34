"""Chinese and Japanese: marks, dashes and ellipses of two squares; no spaces round them.

Sources: GB/T 15834-2011 for “…” and ‘…’, —— and ……; 重訂標點符號手冊 of Taiwan's Ministry of Education, and CLDR's
delimiters, for 「…」 and 『…』; JIS X 4051 for Japanese. Brackets that were typed stay. Wants a native reader.
"""

from dataclasses import replace

from publish.transforms.typography.language import ELLIPSIS, EM_DASH, Language, QuoteMarks
from publish.transforms.typography.languages.common import units

CHINESE = Language(
    tag="zh",
    levels=(QuoteMarks("“", "”"), QuoteMarks("‘", "’")),
    spaced=2 * EM_DASH,
    closed=2 * EM_DASH,
    longest=2 * EM_DASH,
    ellipsis=2 * ELLIPSIS,
    ties=(units(),),
)
TRADITIONAL = replace(CHINESE, tag="zh-Hant", levels=(QuoteMarks("「", "」"), QuoteMarks("『", "』")))
JAPANESE = replace(TRADITIONAL, tag="ja")

LANGUAGES = (CHINESE, TRADITIONAL, JAPANESE)
