"""By what posts that are brought in are divided into editions: by year, by number, or not at all."""

from enum import StrEnum


class EditionsBy(StrEnum):
    """The choice."""

    YEAR = "year"
    NUMBER = "number"
    ONE = "one"
