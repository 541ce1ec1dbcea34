"""A Word copy for proofreading: every piece of an edition a paragraph, which says which line it comes from.

A bookmark round each paragraph bears the hash of its line; it survives whatever is changed in the words.
"""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

BOOKMARK = "line_"
"""What the names of the bookmarks begin with; the number of the paragraph and the hash of its line follow."""


@dataclass(frozen=True, slots=True)
class CopiedPiece:
    """A paragraph of the copy."""

    text: str
    """Its words."""
    check: str
    """The hash of the line that it comes from; empty for a heading of the copy's own."""
    level: int = 0
    """The rank of a heading; 0 for running text."""


def word_copy(pieces: Iterable[CopiedPiece], *, title: str, language: str, modified: datetime) -> bytes:
    """The copy as a docx; the same pieces give the same bytes."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.language, about.comments = title, "", language, ""
    about.created = about.modified = modified.replace(tzinfo=None)
    for number, piece in enumerate(pieces):
        style = f"Heading {min(piece.level, 9)}" if piece.level else "Normal"
        paragraph: Any = document.add_paragraph(style=style)
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (begin, end):
            mark.set(qn("w:id"), str(number))
        begin.set(qn("w:name"), f"{BOOKMARK}{number}_{piece.check}")
        paragraph._p.append(begin)
        paragraph.add_run(_drawable(piece.text))
        paragraph._p.append(end)
    made = BytesIO()
    document.save(made)
    return _without_clock(made.getvalue())


def _drawable(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe"))


def _without_clock(data: bytes) -> bytes:
    """The archive with one date for all of its parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as read, zipfile.ZipFile(made, "w") as written:
        for entry in read.infolist():
            info = zipfile.ZipInfo(entry.filename)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            written.writestr(info, read.read(entry))
    return made.getvalue()
