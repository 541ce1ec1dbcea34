"""What markup is made for."""

from enum import StrEnum


class Target(StrEnum):
    """The renderer that takes the markup."""

    PRINT = "print"
    EPUB = "epub"
