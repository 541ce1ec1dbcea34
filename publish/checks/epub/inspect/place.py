"""How a place inside a book is said: messages of the inspector begin with it. And what most of them end with."""

from lxml import etree

THEME_HINT = "Look at the parts and style sheets of the theme and the project; if they are the shipped ones, report it."
"""The hint where content alone cannot have done it."""


def at(path: str, element: etree._Element | None = None) -> str:
    """``EPUB/d0001.xhtml:12: ``."""
    line = element.sourceline if element is not None else None
    return f"{path}:{line}: " if line else f"{path}: "


def shown(text: str) -> str:
    """Words in quotes, the first of many."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
