"""What the bound book says of itself: document information and XMP, equal and free of clocks."""

from dataclasses import dataclass
from datetime import datetime

import pikepdf

import publish


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The facts of a book."""

    title: str
    """Its title, as a library would name it."""
    authors: tuple[str, ...]
    """Who wrote it."""
    language: str
    """BCP 47 tag."""
    description: str
    """What it holds."""
    subjects: tuple[str, ...]
    """What it is about."""
    rights: str
    """Who may use it."""
    publisher: str
    """Who publishes it."""
    identifier: str
    """Its URI."""
    modified: datetime
    """Newest date in its content."""
    accessible: bool
    """Whether PDF/UA-1 is claimed."""


def describe(pdf: pikepdf.Pdf, facts: BookFacts) -> None:
    """Write XMP and, from it, the document information."""
    producer = f"dispatch-press {publish.__version__}"
    moment = facts.modified.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as meta:
        meta["dc:title"] = facts.title
        if facts.authors:
            meta["dc:creator"] = list(facts.authors)
        meta["dc:language"] = [facts.language]
        meta["dc:publisher"] = [facts.publisher]
        meta["dc:identifier"] = facts.identifier
        if facts.description:
            meta["dc:description"] = facts.description
        if facts.subjects:
            meta["dc:subject"] = list(facts.subjects)
            meta["pdf:Keywords"] = ", ".join(facts.subjects)
        if facts.rights:
            meta["dc:rights"] = facts.rights
        meta["xmp:CreateDate"] = moment
        meta["xmp:ModifyDate"] = moment
        meta["xmp:CreatorTool"] = producer
        meta["pdf:Producer"] = producer
        if facts.accessible:
            meta["pdfuaid:part"] = "1"
