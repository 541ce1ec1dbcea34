"""Lines that are a date and nothing else, and what stands with a date on a line: a time, a name, an agency."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from publish.importers.capture.phrases import Phrasebook

_LONGEST = 100
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.)?"
_YEAR = r"(?P<year>(?:16|17|18|19|20|21|22|23)\d{2})"
_JOINT = r"(?:\s*(?:,|-|/|de|del|of|d['’])\s*|\s+)"
_TIME = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-4])(?:[:.]|\s?h\s?)[0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?(?![\d.:]\d)\s*(?:[ap]\.?\s?m\.?(?!\w)|uhr(?!\w)|h(?!\w))?"
    r"|(?<!\d)(?:1[0-2]|[1-9])\s?[ap]\.?m\.?(?!\w)",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?<!\w)(?:(?:UTC|GMT)\s?(?:[+-−]\s?\d{1,2}(?::?\d{2})?)?|[A-Z]{1,3}S?T|Z|[+-]\d{2}:?\d{2})(?!\w)")
_LENGTH = re.compile(
    r"(?<!\w)\d{1,3}\s*(?:min(?:ute)?s?|мин(?:ут\w*)?|dk)\.?(?!\w)"
    r"(?:[\s-]+(?:read|de lecture|de lectura|di lettura|de leitura|leestijd|lesezeit|чтения))?",
    re.IGNORECASE,
)
_TRIM = " \t,;:|·•‧∙–—-−/()[]。،"


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a line says round a date."""

    day: date | None
    """The day; ``None`` where it names none that the calendar has."""
    timed: bool
    """Whether it names a time of day."""
    rest: str
    """The other words, without what says nothing more than that this is a date."""
    doubt: str = ""
    """Why the day could be another one, or empty."""


def day(text: str, book: Phrasebook) -> date | None:
    """The day that a line names, or ``None`` when it is no date or says more."""
    parts = dated(text, book)
    return parts.day if parts and not parts.rest else None


def doubtful_day(text: str, book: Phrasebook) -> str:
    """Why the day that a line names could be another one, or empty."""
    parts = dated(text, book)
    return parts.doubt if parts and not parts.rest else ""


def dated(text: str, book: Phrasebook) -> DateParts | None:
    """The parts of a short line that holds a date or a time; ``None`` where it holds neither."""
    if len(text) > _LONGEST:
        return None
    line = _plain(text)
    found, doubt = None, ""
    if not any(map(str.isdigit, line)):
        return None
    for pattern in _forms(book):
        if match := pattern.search(line):
            found, doubt = _day(match, book)
            line = f"{line[: match.start()]} {line[match.end() :]}"
            if found is None:
                return None
            break
    timed = bool(_TIME.search(line))
    if found is None and not timed:
        return None
    line = _LENGTH.sub(" ", _ZONE.sub(" ", _TIME.sub(" ", line)))
    rest = _strip(line)
    bare = _strip(book.beside.sub(" ", line))
    # Words beside a date say nothing more only where nothing else stands there.
    return DateParts(found, timed, "" if not bare else _strip(_lead(book, rest)), doubt)


def _lead(book: Phrasebook, rest: str) -> str:
    """The rest without what says that a date follows or stood before it."""
    match = book.beside.match(rest)
    while match and match.end() < len(rest):
        rest = _strip(rest[match.end() :])
        match = book.beside.match(rest)
    last = None
    for match in book.beside.finditer(rest):
        last = match
    return rest[: last.start()] if last and last.end() == len(rest) and last.start() else rest


def _plain(text: str) -> str:
    """Latin digits for all others, and no characters that only steer the direction."""
    out = []
    for character in unicodedata.normalize("NFKC", text):
        digit = unicodedata.digit(character, -1)
        out.append(str(digit) if digit >= 0 and not character.isascii() else character)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", "".join(out))


def _strip(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"(?:^|\s)[|·•‧–—−/-]+(?=\s|$)", " ", text)).strip(_TRIM)


def _forms(book: Phrasebook) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{book.month})\.?"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            r"(?<!\d)(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:T(?=\d))?",
            rf"(?<!\d){_YEAR}[年년.]\s*(?P<number>\d{{1,2}})[月월.]\s*(?P<day>\d{{1,2}})[日일]?\.?(?!\d)",
            rf"(?<!\d){_YEAR}/(?P<number>\d{{1,2}})/(?P<day>\d{{1,2}})(?!\d)",
            rf"(?<!\w){month}\s*(?P<day>\d{{1,2}}){_ORDINAL}\s*,?\s+{_YEAR}(?!\d)",
            rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}{_JOINT}{month}{_JOINT}{_YEAR}(?!\d)",
            rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
            rf"(?<!\d)(?P<one>\d{{1,2}})[/-](?P<two>\d{{1,2}})[/-]{_YEAR}(?!\d)",
        )
    )


def _day(match: re.Match[str], book: Phrasebook) -> tuple[date | None, str]:
    parts = match.groupdict()
    doubt = ""
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        number, of_month = (one, two) if two > 12 else (two, one)
        if one != two and max(one, two) <= 12:
            doubt = "it is not known which of its numbers is the month"
    else:
        number = int(parts["number"]) if parts.get("number") else book.months.get(parts["month"].casefold(), 0)
        of_month = int(parts["day"])
    try:
        return date(int(parts["year"]), number, of_month), doubt
    except ValueError:
        return None, ""
