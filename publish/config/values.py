"""The kinds of values that settings and front matter share, each checked the way the trade writes it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from publish.config.addresses import WEB, Impossible, scheme_of, sound_address
from publish.config.languages import tag_fault
from publish.config.lengths import points
from publish.config.schema import SETTING_INVALID, fault, kind_of
from publish.config.trade_numbers import isbn, issn, price
from publish.diagnostics import Rule, Severity

PATH_REFUSED = Rule(
    "path-refused",
    Severity.ERROR,
    "A path that leaves the content folder may name what was never meant for print.",
    "Use a path inside the edition.",
    safety=True,
)


FIRST_YEAR, LAST_YEAR = 1600, 2400
"""Years outside are slips of the pen: the first newspaper came out in 1605."""

_DATE = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_TIME = r"[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?"
_ZONE = r" ?(?P<zone>[Zz]|[+-]\d{2}:?\d{2})?"
_MOMENT = re.compile(f"^{_DATE}(?:{_TIME}{_ZONE})?$", re.ASCII)


DATE_INVALID = Rule(
    "date-invalid",
    Severity.ERROR,
    "A date that is none would order and date the book wrongly.",
    "Write it as 2026-11-20.",
    needed=True,
)


def _moment(value: object) -> date | datetime:
    """A date or a time from TOML's own kinds or an ISO 8601 text; a fault ``date-invalid`` for anything else."""
    if isinstance(value, str):
        match = _MOMENT.match(value.strip())
        if not match:
            raise fault(DATE_INVALID, f"{kind_of(value)} is not a date", hint=_as_iso(value))
        text = value.strip().upper().replace(" ", "T" if match["hour"] else "", 1).replace(" ", "")
        try:
            value = datetime.fromisoformat(text) if match["hour"] else date.fromisoformat(text)
        except ValueError:
            raise fault(DATE_INVALID, f"{kind_of(text)} is in no calendar") from None
    if not isinstance(value, date):
        raise fault(DATE_INVALID, f"{kind_of(value)} is not a date")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise fault(DATE_INVALID, f"{value.year} is not a year of a newsletter")
    return value


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _as_iso(written: str) -> str:
    """How a date that is written otherwise would be written here, where that is certain."""
    words = re.findall(r"[^\W\d_]+|\d+", written.lower())
    numbers = [word for word in words if word.isdigit()]
    months = [_MONTHS.index(word[:3]) + 1 for word in words if word[:3] in _MONTHS]
    if len(numbers) == 2 and len(numbers[1]) == 4 and len(months) == 1:
        day, year, month = int(numbers[0]), int(numbers[1]), months[0]
    elif len(numbers) == 3 and len(numbers[0]) == 4 and not months:
        year, month, day = (int(number) for number in numbers)
    else:
        return ""
    try:
        return f"Write it as {date(year, month, day).isoformat()}."
    except ValueError:
        return ""


def _day(value: object) -> date:
    """The day of a date or a time, as it is written: the clock of its own zone."""
    day = _moment(value)
    return day.date() if isinstance(day, datetime) else day


def _changed(value: object) -> date | datetime:
    day = _moment(value)
    return day if not isinstance(day, datetime) or day.tzinfo else day.replace(tzinfo=UTC)


def _embargo(value: object) -> datetime:
    """The instant of an embargo; a bare day means its first instant in UTC, a time must name its zone."""
    day = _moment(value)
    if not isinstance(day, datetime):
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    if day.tzinfo is None:
        raise fault(
            DATE_INVALID,
            "the time has no zone, and an embargo ends at one instant",
            hint=f"Write it as {day.isoformat(timespec='minutes')}Z, or with an offset such as +05:00.",
        )
    return day


def _from(read: Callable[[str], Any], rule: Rule) -> Callable[[object], Any]:
    """A validator that reads texts with ``read``, whose :class:`ValueError` holds a sentence and a hint."""

    def check(value: object) -> Any:
        if not isinstance(value, str):
            raise fault(rule, f"{kind_of(value)} is not text; put it in quotes")
        try:
            return read(value)
        except PydanticCustomError:
            raise
        except ValueError as error:
            raise fault(rule, error.args[0], hint=error.args[1] if len(error.args) > 1 else "") from None

    return check


LANGUAGE_UNKNOWN = Rule(
    "language-unknown",
    Severity.ERROR,
    "Hyphens, quotes, screen readers and search go by the language tag; a wrong one spoils all of them.",
    "Use a BCP 47 tag, such as en, de-AT or kk.",
    needed=True,
)


def _language(tag: str) -> str:
    if hint := tag_fault(tag):
        raise fault(LANGUAGE_UNKNOWN, f"{kind_of(tag)} is not a language tag", hint=hint)
    return tag


_URI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")


def _identifier(uri: str) -> str:
    if not _URI.match(uri):
        raise ValueError(f"{kind_of(uri)} is not an identifier", "Write a URI: urn:uuid:…, urn:isbn:… or https://….")
    if scheme_of(uri) in WEB:
        _address(uri)  # it must be one, and stays as it is: it is a name
    if uri.lower().startswith("urn:uuid:"):
        try:
            UUID(uri[9:])
        except ValueError:
            raise ValueError(f"{kind_of(uri)} holds no UUID", "It has 32 hexadecimal digits in five groups.") from None
    return uri


def _address(address: str) -> str:
    """An address of the web as it comes into a book; may be empty."""
    try:
        return sound_address(address) if address else ""
    except Impossible as reason:
        raise ValueError(f"the address {kind_of(address)} {reason}", "Correct it, or leave it out.") from None


def _credential(words: str) -> str:
    return _address(words) if scheme_of(words) in WEB else words.strip()


def _name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", name):
        raise ValueError(f"{kind_of(name)} is not a name", "Use lower-case letters, digits and hyphens.")
    return name


def _region(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}|[0-9]{3}", code):
        hint = f"Write {code.upper()}." if re.fullmatch(r"[A-Za-z]{2}", code) else "Use two capitals, such as EU or KZ."
        raise ValueError(f"{kind_of(code)} is not a region", hint)
    return code


def number(value: object) -> object:
    """A whole number as one that may have a fraction: ``444`` says the same as ``444.0``."""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""

Maybe = Annotated[str, StringConstraints(strip_whitespace=True)]
"""A text that may be empty."""

Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
"""A day: ``2026-11-20``. A time behind it is left out."""

Changed = Annotated[date | datetime, BeforeValidator(_changed, json_schema_input_type=date | datetime)]
"""A day, or a time; without a zone it is UTC."""

Instant = Annotated[datetime, BeforeValidator(_embargo, json_schema_input_type=date | datetime)]
"""An instant: a time with its zone, or a day for its first instant in UTC."""

Language = Annotated[str, BeforeValidator(_from(_language, LANGUAGE_UNKNOWN), json_schema_input_type=str)]
"""A BCP 47 tag."""

Isbn = Annotated[str, BeforeValidator(_from(isbn, SETTING_INVALID), json_schema_input_type=str)]
"""An ISBN-13; hyphens are taken out."""

Issn = Annotated[str, BeforeValidator(_from(issn, SETTING_INVALID), json_schema_input_type=str)]
"""An ISSN."""

Price = Annotated[str, BeforeValidator(_from(price, SETTING_INVALID), json_schema_input_type=str)]
"""A price: currency and amount."""

Points = Annotated[float, BeforeValidator(_from(points, SETTING_INVALID), json_schema_input_type=str)]
"""A length with its unit; becomes points."""

Identifier = Annotated[str, AfterValidator(_from(_identifier, SETTING_INVALID))]
"""A URI."""

Address = Annotated[
    str, StringConstraints(pattern=r"^(https?://\S+)?$"), AfterValidator(_from(_address, SETTING_INVALID))
]
"""An address of the web; may be empty."""

Credential = Annotated[str, AfterValidator(_from(_credential, SETTING_INVALID))]
"""Words, or an address of the web; may be empty."""

Name = Annotated[str, AfterValidator(_from(_name, SETTING_INVALID))]
"""The name of a file or folder of the project's, without its ending."""

Region = Annotated[str, AfterValidator(_from(_region, SETTING_INVALID))]
"""A region by its code: ISO 3166-1, or ``EU``; three digits are a UN M49 area."""

Count = Annotated[int, Field(ge=1, le=1_000_000)]
"""A number of things."""

ContentsDepth = Annotated[int, Field(ge=1, le=6)]
"""How many levels of a book its contents name: its dispatches, their sections, the sections in those."""

OpeningForm = Annotated[str, AfterValidator(_from(_name, SETTING_INVALID))]
"""The name of a form of openings."""
