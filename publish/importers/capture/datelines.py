"""Datelines, and lines that are a date and nothing else."""

import re
from datetime import date
from typing import NamedTuple

from publish.model.credits import Dateline

_NAMES = "january february march april may june july august september october november december"
_MONTHS = _NAMES.split()
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_BEFORE = r"(?:(?:first\s+)?(?:published|posted)(?:\s+on)?:?\s+)?(?:[A-Za-z]{3,9}day,?\s+)?"
_BEHIND = r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?)?"
_FORMS = tuple(
    re.compile(f"{_BEFORE}{form}{_BEHIND}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
    )
)
_LONGEST = 60


def day(text: str) -> date | None:
    """The day that a line names, or ``None`` when it is no date or says more."""
    if len(text) > _LONGEST:
        return None
    match = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """Its number, by the name or the beginning of it; 0 when it is no month."""
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name.lower())), 0)


_DASHED = re.compile(r"(?P<line>\S[^—–]{0,100}?)(?:\s*--\s+|\s+-\s+|\s*[—–]\s*)(?P<rest>\S.*)", re.DOTALL)
_AGENCY = re.compile(r"\s*\([^()]{2,40}\)$")
_WORD = re.compile(r"[\w.'’/-]+")
_MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(rf"(?:{_MONTH_NAME}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH_NAME})")


class SplitDateline(NamedTuple):
    """A paragraph without its dateline."""

    dateline: Dateline
    """The dateline, as printed."""
    rest: str
    """The paragraph behind the dash."""


def dateline(text: str) -> SplitDateline | None:
    """The dateline that a text begins with, and the rest; ``None`` when it begins with none.

    Place and country come apart only where nothing else stands in the dateline: a date or an agency is kept with the
    place in one string, as printed.
    """
    match = _DASHED.match(text)
    if match is None or not _begins(match["rest"]):
        return None
    line = match["line"].strip()
    named = _AGENCY.sub("", line)
    place, *behind = [part.strip() for part in named.split(",")]
    if not _place(place) or len(behind) > 3 or not all(_country(part) or _DAY.fullmatch(part) for part in behind):
        return None
    if named == line and len(behind) == 1 and _country(behind[0]) and not _DAY.fullmatch(behind[0]):
        return SplitDateline(Dateline(place, behind[0]), match["rest"])
    return SplitDateline(Dateline(line), match["rest"])


def _begins(rest: str) -> bool:
    """Whether a sentence begins: what stands behind a dash in the middle of one goes on in lower case."""
    bare = rest.lstrip("\"'“„«‘‚([¿¡")
    return bool(bare) and not bare[0].islower()


def _place(text: str) -> bool:
    """Whether it is a name in capitals, of five words at most; ``McALLEN`` and ``al-RAQQA`` are two."""
    words = text.split()
    return 1 <= len(words) <= 5 and all(map(_capitals, words)) and sum(map(str.isupper, text)) > 1


def _capitals(word: str) -> bool:
    bare = re.sub(r"^(?:Mc|Mac|al-|el-|ad-|ar-|as-|d[’'])(?=[^\W\d_])", "", word)
    return bool(_WORD.fullmatch(word)) and not any(map(str.islower, bare)) and any(map(str.isalpha, bare))


def _country(text: str) -> bool:
    """Whether it is a name: four words at most, the first and the last with a capital."""
    words = text.split()
    return (
        1 <= len(words) <= 4
        and all(_WORD.fullmatch(word) for word in words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
    ) or bool(_DAY.fullmatch(text))
