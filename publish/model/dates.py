"""Dates with and without a time, made comparable."""

from collections.abc import Iterable
from datetime import UTC, date, datetime


def moment(day: date | datetime) -> datetime:
    """The instant of a date or time: midnight UTC for a bare date, UTC for a time without a zone."""
    if not isinstance(day, datetime):
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return day.replace(tzinfo=UTC) if day.tzinfo is None else day.astimezone(UTC)


def newest(days: Iterable[date | datetime | None]) -> datetime | None:
    """The latest of some dates, those that are not given passed over; ``None`` when there is none."""
    return max((moment(day) for day in days if day is not None), default=None)
