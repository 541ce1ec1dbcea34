"""Every page that the e-book names is the printed one: by its folio, and by the words that it begins with.

Both books are read as strangers read them: the PDF by pdftotext and its page labels, the EPUB by an XML parser.
"""

import re
import statistics
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

import publish
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.tools import pdftotext
from publish.tools.pdftotext import PageWords
from tests.bench.generate import EDITION, write_project
from tests.epub.books import NS

DISPATCHES = 25
COMPARED = 4
"""How many words of each page are compared."""

_REFERENCE = re.compile(r"\(page \d+\)")


@dataclass(frozen=True)
class PrintedPage:
    """A page of the PDF, as it is read from the paper."""

    label: str
    margins: tuple[str, ...]
    """The words outside of the type area: running head and folio."""
    words: tuple[str, ...]
    """The words in it."""


@dataclass(frozen=True)
class Mark:
    """A mark in the e-book, with the words on both sides."""

    folio: str
    before: str
    after: tuple[str, ...]


def folded(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold().translate({0xAD: None, 0x2010: "-", 0x2011: "-"})
    return re.sub(r"[^\w%&@#+/-]", "", plain)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text; some from right to left are one, of sorted letters: pdftotext turns them as it likes."""
    found: list[str] = []
    turned = False
    for word in filter(None, map(folded, _REFERENCE.sub("", text).split())):
        back = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word)
        if back and turned:
            word = found.pop() + word
        found.append("".join(sorted(word)) if back else word)
        turned = back
    return tuple(found)


def printed(pdf: Path, top: float, bottom: float) -> dict[str, PrintedPage]:
    """The pages of a PDF by their labels; ``top`` and ``bottom`` bound the type area, in points from the head."""
    with pikepdf.open(pdf) as opened:
        labels = [page.label for page in opened.pages]
    pages = zip(labels, pdftotext.words(pdf), strict=True)
    return {label: _page(label, page, top, bottom) for label, page in pages}


def _page(label: str, page: PageWords, top: float, bottom: float) -> PrintedPage:
    inside = [word for word in page.words if word.top >= top - 3 and word.bottom <= bottom + 3]
    outside = [word.text for word in page.words if word not in inside]
    usual = statistics.median(word.bottom - word.top for word in inside) if inside else 0
    # The mark of a note is a figure of its own, and small; in the e-book it is no word either.
    words = [word.text for word in inside if not (word.text.isdigit() and word.bottom - word.top < 0.85 * usual)]
    first = 1 if words and re.fullmatch(r"\d+\.", words[0]) else 0  # the number of an entry in a list
    return PrintedPage(label, tuple(outside), tokens(" ".join(words[first:])))


def marks(book: Path) -> Iterator[Mark]:
    """The marks of a book, in its order, each with the words round it; what a picture shows is no word."""
    with zipfile.ZipFile(book) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"EPUB/d\d+\.xhtml", name))
        for name in names:
            body = etree.fromstring(archive.read(name)).find(f"{NS.xhtml}body")
            assert body is not None
            pieces = [*_pieces(body)]
            for at, piece in enumerate(pieces):
                if isinstance(piece, tuple):
                    before = "".join(p for p in pieces[:at] if isinstance(p, str))
                    after = "".join(p for p in pieces[at:] if isinstance(p, str))
                    yield Mark(piece[0], (tokens(before) or ("",))[-1], tokens(after))


def _pieces(element: etree._Element) -> Iterator[str | tuple[str]]:
    """Words, and marks as tuples, in the order of the document; notes stand elsewhere in print."""
    kind = element.get(f"{NS.epub}type") or ""
    if kind == "pagebreak":
        yield (str(element.get("aria-label")),)
    elif kind not in ("footnote", "noteref"):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
        yield "" if etree.QName(element).localname in ("span", "em", "strong", "a", "sup", "sub", "code") else " "


def agrees(mark: Mark, page: PrintedPage) -> bool:
    """Whether a page begins with the words behind its mark; a word that was divided is marked behind its end."""
    words = tuple(word for word in (re.sub(r"\d+$", "", w) or w for w in page.words))
    after = mark.after[:COMPARED]
    if words[: len(after)] == after:
        return True
    return words[1 : len(after) + 1] == after and mark.before.endswith(words[0])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated edition of more than 110 pages, with both of its books."""
    folder = write_project(tmp_path_factory.mktemp("pages") / "project", dispatches=DISPATCHES, photos=2)
    outcome = publish.build(folder, [EDITION])
    assert outcome.value.made, [str(d) for d in outcome.diagnostics if d.severity == "error"]
    return folder


@pytest.mark.slow
def test_every_page_begins_where_its_mark_stands(project: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    printer = load_edition(load_project(project).value, EDITION).value.printer
    top, bottom = printer.margins.top, printer.trim.height - printer.margins.bottom
    pages = printed(project / "build/bench.pdf", top, bottom)
    found = [*marks(project / "build/bench.epub")]
    assert len(found) >= 110
    assert [mark.folio for mark in found if mark.folio not in pages] == []
    strange = [mark.folio for mark in found if mark.folio not in pages[mark.folio].margins]
    assert strange == [], "the folio that is printed on the page"
    wrong = [
        (mark.folio, mark.before, mark.after[:COMPARED], pages[mark.folio].words[: COMPARED + 1])
        for mark in found
        if not agrees(mark, pages[mark.folio])
    ]
    assert wrong == []


@pytest.mark.slow
def test_every_page_of_a_dispatch_has_its_mark(project: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    found = [mark.folio for mark in marks(project / "build/bench.epub")]
    assert len(found) == len(set(found))
    numbers = [int(folio) for folio in found]
    assert numbers == sorted(numbers)
    gaps = [number for number in range(numbers[0], numbers[-1]) if number not in numbers]
    printer = load_edition(load_project(project).value, EDITION).value.printer
    top, bottom = printer.margins.top, printer.trim.height - printer.margins.bottom
    pages = printed(project / "build/bench.pdf", top, bottom)
    assert [number for number in gaps if pages[str(number)].words] == [], "pages between dispatches are blank"
