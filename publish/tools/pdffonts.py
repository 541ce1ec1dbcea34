"""pdffonts, which lists the fonts of a PDF."""

import re
from dataclasses import dataclass
from pathlib import Path

from publish.tools.run import misbehaved, run, unreadable
from publish.tools.tool import Tool, program

# Names may hold spaces and run into the next column, so a row is read from its right end.
_ROW = re.compile(
    r"(?P<name>.*?)\s+(?P<kind>(?:CID )?(?:Type 0C?|Type 1C?|Type 3|TrueType)(?: \(OT\))?|unknown)\s+"
    r"(?P<encoding>\S+)\s+(?P<embedded>yes|no)\s+(?P<subset>yes|no)\s+(?P<unicode>yes|no)\s+(?:(?P<object>\d+)\s+\d+|\[none\])\s*"
)


@dataclass(frozen=True, slots=True)
class ListedFont:
    """One font of a PDF."""

    name: str
    """Its name, with the six letters of a subset if it is one."""
    kind: str
    """How it is stored (``CID TrueType``, ``Type 1C`` …)."""
    encoding: str
    """How its characters are coded (``Identity-H`` …)."""
    embedded: bool
    """Whether the file brings it along."""
    subset: bool
    """Whether only the glyphs that are used are there."""
    unicode: bool
    """Whether it says which characters its glyphs stand for, so that text can be searched and read aloud."""
    object: int
    """The number of its object in the file; 0 for a font written in place."""


def find() -> Tool:
    """Where pdffonts is."""
    return program("pdffonts", package="poppler-utils")


def read(pdf: Path, *, timeout: float = 120) -> tuple[ListedFont, ...]:
    """The fonts of ``pdf``, in the order of their first use."""
    finished = run([find().require(), pdf.resolve(strict=True)], timeout=timeout)
    if finished.status != 0:
        raise unreadable(pdf, "pdffonts", finished)
    fonts = []
    for line in finished.text.splitlines()[2:]:
        row = _ROW.fullmatch(line)
        if row is None:
            raise misbehaved("pdffonts", finished)
        yes = {name: row[name] == "yes" for name in ("embedded", "subset", "unicode")}
        number = int(row["object"] or 0)
        fonts.append(
            ListedFont(
                row["name"], row["kind"], row["encoding"], yes["embedded"], yes["subset"], yes["unicode"], number
            )
        )
    return tuple(fonts)
