"""Lines that are a date and nothing else: ``September 14, 2022``, ``Published 14 September 2022 08:12 GMT``.

No date is made from a part of one: a day without a year dates nothing.
"""

import re
from datetime import date

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
