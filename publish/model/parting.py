"""How many posts become few books."""

from enum import StrEnum


class EditionsBy(StrEnum):
    """What posts that are brought are parted into editions by."""

    YEAR = "year"
    NUMBER = "number"
    ONE = "one"
