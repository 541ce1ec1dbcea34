"""How a renderer names places and pictures: the one thing in which ids and links of the targets differ."""

import re
from typing import Protocol

# An author's id holds no colon, so no heading can be called as one of these is.
DESCRIPTION = "description:{path}"
"""The fragment of a figure's extended description."""
NOTE = "note:{number}"
"""The fragment of a note."""
CALL = "noteref:{number}"
"""The fragment of the first call of a note."""
PAGE = "page:{folio}"
"""The fragment of the place where a page of the print edition begins."""
OPENING = "opening"
"""The id of what a document of the e-book holds as a whole."""

_PLAIN = re.compile(r"[^\W\d][\w-]*")
_OURS = re.compile(r"(?:description|note|noteref|page)-")
"""How the ids begin that the house gives itself: an author's id that begins so is written otherwise."""
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


def xml_id(fragment: str) -> str:
    """The id of a fragment in an e-book: a name in XML, and another one for each fragment.

    A fragment of the house has a colon, which no author's has; a dash stands for it. One of an author's that would be
    such an id, or no name, gets a letter and a dot in front, and code points for what a name cannot hold.
    """
    if ":" in fragment:
        return fragment.replace(":", "-")
    if _PLAIN.fullmatch(fragment) and fragment != OPENING and not _OURS.match(fragment):
        return fragment
    return "x." + re.sub(r"[^\w-]", lambda match: f".{ord(match[0]):x}.", fragment)
