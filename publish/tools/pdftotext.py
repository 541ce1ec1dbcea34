"""pdftotext, which reads the text of a PDF as a reader's search or copy would, and where each word stands."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from publish.tools.run import Finished, run, unreadable
from publish.tools.tool import Tool, program

_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a page, in points from the page's upper left corner."""

    text: str
    """The word."""
    left: float
    """The x of its left edge."""
    top: float
    """The y of its upper edge."""
    right: float
    """The x of its right edge."""
    bottom: float
    """The y of its lower edge."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page."""

    width: float
    """The width of the page in points."""
    height: float
    """The height of the page in points."""
    words: tuple[Word, ...]
    """Its words in reading order."""


def find() -> Tool:
    """Where pdftotext is."""
    return program("pdftotext", package="poppler-utils")


def text(pdf: Path, *, layout: bool = False, timeout: float = 120) -> tuple[str, ...]:
    """The text of each page of ``pdf``, in reading order or, with ``layout``, as it stands on the page."""
    finished = _read(pdf, "-layout" if layout else "-q", timeout=timeout)
    # Every page ends with a form feed.
    return tuple(finished.text.split("\f")[:-1])


def drawn(pdf: Path, *, timeout: float = 120) -> tuple[str, ...]:
    """The text of each page of ``pdf`` in the order in which it was drawn: columns are not guessed at."""
    return tuple(_read(pdf, "-raw", timeout=timeout).text.split("\f")[:-1])


def words(pdf: Path, *, timeout: float = 120) -> tuple[PageWords, ...]:
    """The words of each page of ``pdf`` with their places."""
    finished = _read(pdf, "-bbox", timeout=timeout)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(finished.output, parser)
    return tuple(
        PageWords(
            float(page.get("width", "0")),
            float(page.get("height", "0")),
            tuple(_word(word) for word in page.iterfind(f"{_XHTML}word")),
        )
        for page in root.iter(f"{_XHTML}page")
    )


def _word(word: etree._Element) -> Word:
    left, top, right, bottom = (float(word.get(edge, "0")) for edge in ("xMin", "yMin", "xMax", "yMax"))
    return Word(word.text or "", left, top, right, bottom)


def _read(pdf: Path, option: str, *, timeout: float) -> Finished:
    finished = run([find().require(), option, "-enc", "UTF-8", pdf.resolve(strict=True), "-"], timeout=timeout)
    if finished.status != 0:
        raise unreadable(pdf, "pdftotext", finished)
    return finished
