"""Divs and admonitions between colons, of Pandoc, Quarto and others: ``::: {.callout-note}``, ``:::tip A heading``."""

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.dialects.meanings import BOXES, HOLDERS, heading_of


def div(name: str, title: str, attributes: BraceAttributes) -> tuple[str, BraceAttributes] | None:
    """What a div is in a book, ``aside`` or ``""`` for what it holds alone, with its attributes; ``None`` if unknown.

    One in braces says how a page looks, and whatever its classes are, its words are read.
    """
    names = [name.lower()] if name else [word.lower() for word in attributes.classes]
    kind = next((word for word in names if word in BOXES or word.startswith(("callout-", "alert-"))), "")
    if kind:
        heading = attributes.get("title") or title or heading_of(kind)
        id = attributes.id
        return "aside", BraceAttributes(id, (), {"title": heading} if heading else {}, attributes.at)
    if not name or name.lower() in HOLDERS:
        return "", attributes
    return None
