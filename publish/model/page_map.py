"""Where the words of a bound book come from: for each page its blocks, with their places in the source.

A build writes it beside the PDF. Lengths are in points from the top left of the trimmed page.
"""

import json
from dataclasses import asdict, dataclass

from publish.model.facts import Box

FORMAT = "dispatch-press pages"
VERSION = 1
SUFFIX = ".pages.json"


@dataclass(frozen=True, slots=True)
class MappedBlock:
    """A block, or the piece of one, on a page."""

    path: str
    """The file that it stands in, relative to the project folder."""
    line: int
    """Its first line there."""
    column: int
    """Its column in that line."""
    check: str
    """The hash of that line: it is another one when the line was changed."""
    block: str
    """``KEY:PATH``, as findings name it."""
    box: Box
    """Where it stands on the page."""
    text: str
    """Its words on this page."""
    lines: tuple[float, ...]
    """The widths of its lines of text."""


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page of the bound book."""

    label: str
    """What a viewer calls it."""
    blocks: tuple[MappedBlock, ...]
    """What stands on it, in reading order."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of a bound book that hold words of the content."""

    sources: str
    """The hash of what the book was made of, which the book itself bears too."""
    pages: tuple[MappedPage, ...]
    """Its pages, in order."""
    format: str = FORMAT
    """What this is."""
    version: int = VERSION
    """The version of its form."""


def dump_map(pages: PageMap) -> bytes:
    """The map as JSON; the same map gives the same bytes."""
    return json.dumps(asdict(pages), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
