"""What a finished PDF shows and names: words with their places, labels, outline, links. Read from the file alone."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

from publish.tools import pdftotext
from publish.tools.pdftotext import Word

POINTS = {"mm": 72 / 25.4, "in": 72.0, "pt": 1.0}


@dataclass(frozen=True)
class Line:
    """Words that stand in one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def letters(self) -> str:
        return letters(" ".join(word.text for word in self.words))


@dataclass(frozen=True)
class Page:
    """One page; lengths in points from its upper left corner."""

    number: int
    """From 0."""
    label: str
    """What a viewer calls it."""
    width: float
    height: float
    head: tuple[Line, ...]
    """What stands over the text."""
    lines: tuple[Line, ...]
    """The text, from top to bottom."""
    foot: tuple[Line, ...]
    """What stands under the text."""

    @property
    def recto(self) -> bool:
        return self.number % 2 == 0

    @property
    def letters(self) -> str:
        return "".join(line.letters for line in self.lines)


@dataclass(frozen=True)
class Target:
    """Where something leads."""

    page: int
    top: float
    """From the upper edge of the page."""


@dataclass(frozen=True)
class Link:
    """A link on a page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    name: str
    """The destination inside the book; empty for a link that leaves it."""
    address: str
    """The address outside; empty for a link inside."""

    def covers(self, word: Word) -> bool:
        """Whether the middle of a word lies in the box."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.left - 1 <= x <= self.right + 1 and self.top - 1 <= y <= self.bottom + 1

    def lies_over(self, word: Word) -> bool:
        """Whether it covers a word, or its own middle lies in one: the mark of a note is the end of a word."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return self.covers(word) or (word.left <= x <= word.right and word.top <= y <= word.bottom)


@dataclass(frozen=True)
class Sheet:
    """The geometry that the printer's file asks for, in points."""

    top: float
    bottom: float
    inner: float
    outer: float


@dataclass(frozen=True)
class Print:
    """A print edition."""

    path: Path
    sheet: Sheet
    pages: tuple[Page, ...]
    outline: tuple[tuple[str, Target], ...]
    """Titles with their targets, flattened."""
    links: tuple[Link, ...]
    names: dict[str, Target]
    """Named destinations."""


def letters(text: str) -> str:
    """The letters and digits of a text, without case: what neither hyphens, quotes nor spaces can change."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in composed if character.isalnum())


def sheet(printer: Path) -> Sheet:
    """The margins of a printer's file."""
    margins = tomllib.loads(printer.read_text())["margins"]
    top, bottom, inner, outer = (_points(margins[side]) for side in ("top", "bottom", "inner", "outer"))
    return Sheet(top, bottom, inner, outer)


def _points(length: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", length).groups()  # type: ignore[union-attr]
    return float(number) * POINTS[unit]


def read(pdf: Path, printer: Path) -> Print:
    """Read a print edition that was made for ``printer``."""
    geometry = sheet(printer)
    with pypdfium2.PdfDocument(pdf) as viewer:
        labels = [viewer.get_page_label(number) for number in range(len(viewer))]
    pages = tuple(
        _page(number, labels[number], page, geometry) for number, page in enumerate(pdftotext.words(pdf), start=0)
    )
    with pikepdf.open(pdf) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        tree = pikepdf.NameTree(file.Root.Names.Dests) if "/Names" in file.Root else {}
        names = {str(name): _target(place, numbers, pages) for name, place in tree.items()}
        with file.open_outline() as outline:
            entries = tuple(_entries(outline.root, numbers, pages))
        links = tuple(link for number, page in enumerate(file.pages) for link in _links(page, pages[number]))
    return Print(pdf, geometry, pages, entries, links, names)


def _page(number: int, label: str, page: pdftotext.PageWords, geometry: Sheet) -> Page:
    foot = page.height - geometry.bottom
    head = [word for word in page.words if word.bottom < geometry.top - 4]
    under = [word for word in page.words if word.top > foot]
    text = [word for word in page.words if word not in head and word not in under]
    return Page(number, label, page.width, page.height, _lines(head), _lines(text), _lines(under))


def _lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """Words in lines: those whose middles are less than a caption's leading apart."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if rows and middle - (rows[-1][0].top + rows[-1][0].bottom) / 2 < 4.5:
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(Line(tuple(sorted(row, key=lambda word: word.left))) for row in rows)


def _target(place: pikepdf.Object, numbers: dict[tuple[int, int], int], pages: Sequence[Page]) -> Target:
    array = place.D if isinstance(place, pikepdf.Dictionary) else place
    number = numbers[array[0].objgen]
    return Target(number, pages[number].height - float(array[3]))


def _entries(
    items: Sequence[pikepdf.OutlineItem], numbers: dict[tuple[int, int], int], pages: Sequence[Page]
) -> Iterator[tuple[str, Target]]:
    for item in items:
        destination = item.destination
        assert isinstance(destination, pikepdf.Array)
        yield str(item.title), _target(destination, numbers, pages)
        yield from _entries(item.children, numbers, pages)


def _links(page: pikepdf.Page, read_page: Page) -> Iterator[Link]:
    for annotation in page.obj.get("/Annots", []):
        left, bottom, right, top = map(float, annotation.Rect)
        action = annotation.A
        name, address = (str(action.D), "") if action.S == "/GoTo" else ("", str(action.URI))
        height = read_page.height
        yield Link(read_page.number, left, height - top, right, height - bottom, name, address)
