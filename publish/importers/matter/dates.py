"""Dates as people and tools write them, made those of ISO 8601; a date that could be two is told."""

import re
from datetime import date

from publish.diagnostics import Rule, Severity

DATE_AMBIGUOUS = Rule(
    "date-ambiguous",
    Severity.WARNING,
    "5/7/2026 is in May for some and in July for others; a wrong date orders the book wrongly.",
    "Write it as 2026-11-20.",
)

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_MONTH = r"(?P<name>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|er)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = (
    r"(?:(?:\s*[T,]\s*|\s+)(?:at\s+|um\s+|à\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?(?:\s*\(?[A-Za-z_]{2,5}(?:/[A-Za-z_]+)?\)?)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_DAY}",
        r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second_number>\d{1,2})(?P=sign)" + _YEAR,
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_DAY}\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}",
    )
)
_DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?Z?)?")
"""Digits without signs, ISO 8601's basic format and the names of notes."""
_LONGEST = 60
_OF_FILE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[-_ .].*)?", re.DOTALL)
_OF_FOLDERS = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})(?=/)")
_MONTH_FIRST = ("en", "en-US", "fil", "en-PH")
"""Languages in which 5/7 is the seventh of May (CLDR, short dates)."""


def iso(text: str, language: str) -> tuple[str, bool] | None:
    """A date or a time in ISO 8601, and whether day and month could be the other way round.

    ``language`` says which of them comes first; ``None`` for a text that is not a date.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    if bare := _DIGITS.fullmatch(text):
        text = f"{'-'.join(bare.groups()[:3])} {':'.join(filter(None, bare.groups()[3:]))}".strip()
    match = next((fits for form in _FORMS if (fits := form.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    doubtful = False
    if "first" in parts:
        one, other = int(parts["first"]), int(parts["second_number"])
        month_first = parts["sign"] == "/" and language in _MONTH_FIRST
        doubtful = one <= 12 and other <= 12 and one != other and parts["sign"] != "."
        month, day = (one, other) if (month_first and one <= 12) or other > 12 else (other, one)
    else:
        month = int(parts["month"]) if "month" in parts else _month(parts["name"], language)
        day = int(parts["day"])
    try:
        found = date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None
    clock = _clock(parts)
    return (found + clock, doubtful) if clock is not None else None


def day(text: str, language: str = "en") -> date | None:
    """The day that a text names, as front matter is read: of ISO 8601, or written out in English or ``language``.

    For readers of formats that give a date as words; ``None`` for a text that is not a date.
    """
    found = iso(text, language)
    return date.fromisoformat(found[0][:10]) if found else None


def _clock(parts: dict[str, str | None]) -> str | None:
    """The time behind a day, as ISO 8601 has it; empty where there is none, ``None`` where it is none."""
    if not parts["hour"]:
        return ""
    hour, half = int(parts["hour"]), (parts["half"] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute, second = int(parts["minute"] or 0), int(parts["second"] or 0)
    if hour > 23 or max(minute, second) > 59:
        return None
    return f"T{hour:02}:{minute:02}:{second:02}{_zone(parts['zone'] or '')}"


def _zone(zone: str) -> str:
    """A zone as ISO 8601 has it, from ``-4``, ``+0530`` or ``UTC-05:00``."""
    offset = re.search(r"([+-])(\d{1,2}?):?(\d{2})?$", zone)
    if offset is None:
        return "Z" if zone else ""
    return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"


def _month(name: str, language: str) -> int:
    """The number of a month by its name in English or in ``language``; 0 where it is none."""
    name = name.casefold()
    if name[:3] in _ENGLISH:
        return _ENGLISH.index(name[:3]) + 1
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return 0
    forms = (locale.months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    named = ((number, word.casefold().rstrip(".")) for form in forms for number, word in form.items())
    return next((number for number, word in named if word == name), 0)


def of_file(path: str) -> date | None:
    """The day that a path names: its last part or that before begins with it, or it is the folders: ``2026/11/20/``.

    So have it Jekyll, Docusaurus, and addresses of posts.
    """
    *_, folder, name = ["", *path.split("/")]
    folders = _OF_FOLDERS.search(path)
    for part in (name, folder, "-".join(folders.groups()) if folders else ""):
        if match := _OF_FILE.fullmatch(part):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
    return None
