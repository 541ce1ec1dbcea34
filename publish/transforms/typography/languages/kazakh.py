"""Kazakh: «тырнақша» outside, “тырнақша” inside; a long dash; questions particles stay with their word.

The marks of the inner level are those that Kazakh newspapers use.
"""

from publish.transforms.typography.language import EM_DASH, Language, Marks, tie, word
from publish.transforms.typography.languages.common import DIGITS, INITIALS, SIGNS, UPPER, units

_MONTHS = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
_NUMBERED = word("бет б. тарау сурет кесте т.")

KAZAKH = Language(
    tag="kk",
    levels=(Marks("«", "»"), Marks("“", "”")),
    spaced=EM_DASH,
    closed=EM_DASH,
    long_dash=True,
    dialogue=True,
    ties=(
        tie("a word and its particle", r"\w", r"(?:ма|ме|ба|бе|па|пе|да|де|та|те|ғой|қой|ше)(?!\w)"),
        tie("a number and its year or century", r"[\dIVX]", r"(?:жж?|ғғ?)\."),
        tie("a year and its word", r"\d{4}", r"жыл\w*"),
        tie("a day and its month", r"(?<!\d)\d{1,2}", rf"(?:{_MONTHS})\w*"),
        tie("a numeral and its century", r"(?<!\w)[IVX]+", r"ғасыр\w*"),
        tie("what is numbered and its number", _NUMBERED, r"\d"),
        tie("a kind of place and its name", word("қ. көш."), rf"[«{UPPER}]"),
        units("км, м, см, мм, га, кг, г, мг, т, л, мл, км/сағ, кВт, МВт, ГВт, тг, теңге, мың, млн, млрд, трлн"),
        SIGNS,
        DIGITS,
        INITIALS,
    ),
)
