"""Divs and admonitions between colons, of Pandoc, Quarto and others: ``::: {.callout-note}``, ``:::tip A heading``."""

from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.dialects.meanings import BOXES, GALLERIES, HOLDERS, heading_of

GALLERY = "gallery"
"""The name of what another tool gathers pictures in: a group where it holds pictures, and else what it holds."""
_COLUMNS = ("layout-ncol", "layout-nrow", "layout")
"""Keys of Quarto that set what a div holds in lines."""


def div(name: str, title: str, attributes: BraceAttributes) -> tuple[str, BraceAttributes] | None:
    """What a div is in a book, with its attributes: ``aside``, :data:`GALLERY`, or ``""`` for what it holds alone.

    ``None`` where it is not known.

    One in braces says how a page looks, and whatever its classes are, its words are read.
    """
    names = [name.lower()] if name else [word.lower() for word in attributes.classes]
    kind = next((word for word in names if word in BOXES or word.startswith(("callout-", "alert-"))), "")
    if kind:
        heading = attributes.get("title") or title or heading_of(kind)
        id = attributes.id
        return "aside", BraceAttributes(id, (), {"title": heading} if heading else {}, attributes.at)
    if GALLERIES.intersection(names) or any(attributes.get(key) for key in _COLUMNS):
        stacked = ("stack",) if attributes.get("layout-ncol") == "1" else ()
        return GALLERY, BraceAttributes(attributes.id, stacked, {}, attributes.at)
    if not name or name.lower() in HOLDERS:
        return "", attributes
    return None
