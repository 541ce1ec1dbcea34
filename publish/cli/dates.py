"""Dates on the command line, and the clock."""

from datetime import UTC, date, datetime, time

from publish.errors import UsageError


def now() -> datetime:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The day on this machine."""
    return datetime.now().astimezone().date()


def day(written: str | None, *, option: str) -> date:
    """The day that an option gives, else today."""
    if written is None:
        return today()
    given = _moment(written, option)
    return given.date() if isinstance(given, datetime) else given


def moment(written: str | None, *, option: str) -> datetime:
    """The moment that an option gives, else this one; a bare day means its beginning in UTC."""
    if written is None:
        return now()
    given = _moment(written, option)
    return given if isinstance(given, datetime) else datetime.combine(given, time.min, tzinfo=UTC)


def as_of(written: str | None) -> datetime | None:
    """The moment that embargoes are judged by; a bare day means its end in UTC, as an edition's day does."""
    if written is None:
        return None
    given = _moment(written, "--as-of")
    return given if isinstance(given, datetime) else datetime.combine(given, time.max, tzinfo=UTC)


def _moment(written: str, option: str) -> date | datetime:
    from pydantic import TypeAdapter, ValidationError

    from publish.config.values import Changed

    read: TypeAdapter[date | datetime] = TypeAdapter(Changed)
    try:
        return read.validate_python(written)
    except ValidationError as error:
        fault = error.errors()[0]
        hint = fault.get("ctx", {}).get("hint") or "Write it as 2026-11-20."
        raise UsageError(f"{option}: {fault['msg']}", hint=hint) from None
