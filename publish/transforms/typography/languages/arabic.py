"""Arabic, Persian and Uyghur: guillemets, which turn with the line; a dash between spaces.

Sources: CLDR's delimiters for Persian; the Academy of Persian Language and Literature, دستور خط فارسی; Unicode's
bidirectional algorithm, which mirrors « and » in a line from right to left and leaves “ and ” as they are. So the
marks stand here as they are read, not as they look: CLDR's own for Uyghur, and its “ and ” for Arabic, stand as they
look. All three want a native reader.
"""

from publish.transforms.typography.language import EM_DASH, EN_DASH, Language, QuoteMarks
from publish.transforms.typography.languages.common import DIGITS, SIGNS, units

_TIES = (units(), SIGNS, DIGITS)
_GUILLEMETS = (QuoteMarks("«", "»"), QuoteMarks("‹", "›"))

ARABIC = Language("ar", (QuoteMarks("«", "»"), QuoteMarks("”", "“")), spaced=EN_DASH, closed=EN_DASH, ties=_TIES)
PERSIAN = Language("fa", _GUILLEMETS, spaced=EN_DASH, closed=EN_DASH, ties=_TIES)
UYGHUR = Language("ug", _GUILLEMETS, spaced=EM_DASH, closed=EM_DASH, dialogue=True, ties=_TIES)

LANGUAGES = (ARABIC, PERSIAN, UYGHUR)
