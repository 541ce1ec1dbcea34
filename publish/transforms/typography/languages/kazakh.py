"""Kazakh: «тырнақша» outside, “тырнақша” inside; a long dash; questions particles stay with their word.

The marks of the inner level are those that Kazakh newspapers use.
"""

from publish.transforms.typography.language import EM_DASH, Language, QuoteMarks, tie
from publish.transforms.typography.languages.cyrillic import cyrillic

_MONTHS = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"

KAZAKH = Language(
    tag="kk",
    levels=(QuoteMarks("«", "»"), QuoteMarks("“", "”")),
    spaced=EM_DASH,
    closed=EM_DASH,
    long_dash=True,
    dialogue=True,
    ties=(
        *cyrillic(
            particles="ма|ме|ба|бе|па|пе|да|де|та|те|ғой|қой|ше",
            years="жж?|ғғ?",
            year=r"жыл\w*",
            months=rf"(?:{_MONTHS})\w*",
            numbered="бет б. тарау сурет кесте т.",
            places="қ. көш.",
            measures="км, м, см, мм, га, кг, г, мг, т, л, мл, км/сағ, кВт, МВт, ГВт, тг, теңге, мың, млн, млрд, трлн",
        ),
        tie("a numeral and its century", r"(?<!\w)[IVX]+", r"ғасыр\w*"),
    ),
)

LANGUAGES = (KAZAKH,)
