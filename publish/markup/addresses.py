"""How a renderer names places and pictures: the one thing in which ids and links of the targets differ."""

import re
from typing import Protocol

DESCRIPTION = "description.{path}"
"""The id of a figure's extended description."""
NOTE = "note-{number}"
"""The id of a note. Numbering gives such an id to nothing else."""
CALL = "noteref-{number}"
"""The id of the first call of a note."""

_ILLEGAL = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")


class Addresses(Protocol):
    """Names places inside the book, and pictures."""

    def id(self, key: str, fragment: str) -> str:
        """The id attribute of a place: ``fragment`` in the dispatch ``key``; the dispatch itself when it is empty."""

    def place(self, key: str, fragment: str) -> str:
        """The href that leads to a place; empty when the book does not hold it."""

    def within(self, key: str, fragment: str) -> str:
        """The href that leads to a place from inside the same dispatch."""

    def picture(self, name: str) -> str:
        """The src of a rendition."""


class PrintAddresses:
    """Addresses for galleys, which know nothing of their place in the book: the binding resolves them."""

    def id(self, key: str, fragment: str) -> str:
        """``KEY#FRAGMENT``, or ``KEY``: unique in the book."""
        return f"{key}#{fragment}" if fragment else key

    def place(self, key: str, fragment: str) -> str:
        """``dispatch:KEY#FRAGMENT``."""
        return f"dispatch:{self.id(key, fragment)}"

    def within(self, key: str, fragment: str) -> str:
        """As from elsewhere."""
        return self.place(key, fragment)

    def picture(self, name: str) -> str:
        """``asset:NAME``."""
        return f"asset:{name}"


def outside(href: str) -> str:
    """An address that leads out of the book, with the characters that RFC 3986 and 3987 refuse percent-encoded."""
    return _ILLEGAL.sub(lambda match: f"%{ord(match[0]):02X}", href.strip())
