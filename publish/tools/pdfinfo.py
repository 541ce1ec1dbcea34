"""pdfinfo, which tells what a PDF says of itself, and the boxes of its pages."""

import re
from dataclasses import dataclass
from pathlib import Path

from publish.tools.pdf_box import PdfBox
from publish.tools.run import run, unreadable
from publish.tools.tool import Tool, program

_PAGE = re.compile(r"Page\s+(\d+) (\w+):\s+(.*)")


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The five boxes of a page, from the origin of its coordinates; the one that stands in for one it lacks."""

    media: PdfBox
    """The sheet."""
    crop: PdfBox
    """What a viewer shows."""
    bleed: PdfBox
    """How far colour runs over the edge."""
    trim: PdfBox
    """Where the page is cut."""
    art: PdfBox
    """What the page means to show."""
    rotation: int
    """How far a viewer turns the page, in degrees clockwise."""


@dataclass(frozen=True, slots=True)
class Info:
    """What a PDF says of itself."""

    entries: dict[str, str]
    """Every line of the report by its name: ``Title``, ``Author``, ``PDF version``, ``Tagged``, ``Encrypted`` …"""
    pages: tuple[PageBoxes, ...]
    """The boxes of its pages, in order."""

    @property
    def version(self) -> str:
        """The version of PDF (``1.7``)."""
        return self.entries.get("PDF version", "")

    @property
    def title(self) -> str:
        """The title; empty when there is none."""
        return self.entries.get("Title", "")

    @property
    def tagged(self) -> bool:
        """Whether the file has a structure for assistive technology."""
        return self.entries.get("Tagged") == "yes"

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self.entries.get("Encrypted", "no") != "no"


def find() -> Tool:
    """Where pdfinfo is."""
    return program("pdfinfo", package="poppler-utils")


def read(pdf: Path, *, timeout: float = 120) -> Info:
    """Read ``pdf``. A file that cannot be read is :class:`publish.tools.run.Unreadable`."""
    command: list[str | Path] = [find().require(), "-box", "-rawdates", "-enc", "UTF-8", "-f", "1", "-l", "999999"]
    finished = run([*command, pdf.resolve(strict=True)], timeout=timeout)
    if finished.status != 0:
        raise unreadable(pdf, "pdfinfo", finished)
    entries: dict[str, str] = {}
    facts: dict[int, dict[str, str]] = {}
    for line in finished.text.splitlines():
        if page := _PAGE.match(line):
            facts.setdefault(int(page[1]), {})[page[2]] = page[3]
        else:
            name, colon, value = line.partition(":")
            if colon:
                entries[name.strip()] = value.strip()
    return Info(entries, tuple(_boxes(facts[number]) for number in sorted(facts)))


def _boxes(facts: dict[str, str]) -> PageBoxes:
    media, crop, bleed, trim, art = (
        PdfBox(*map(float, facts[f"{name}Box"].split())) for name in ("Media", "Crop", "Bleed", "Trim", "Art")
    )
    return PageBoxes(media, crop, bleed, trim, art, int(facts.get("rot", "0")))
