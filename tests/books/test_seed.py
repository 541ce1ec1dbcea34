"""A page that was really published, saved as text: imported, built, and read again line by line in both books.

Its words are its publisher's: the test names lines by their number alone. It reads them from the page itself, so it
knows nothing of how the importer read them but the label of each line, which ``tests/importers/capture`` holds.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pikepdf
import pytest

from publish.checks.words import folded
from publish.tools import epubcheck, ghostscript, qpdf, verapdf
from tests.books import ebook, printed
from tests.books.once import once
from tests.books.press import ROOT, built, publish

SEED = "000_3105e033487ece26.txt"
PRINTED = frozenset({"caption", "dateline", "heading", "notice", "notice-heading", "paragraph", "tagline"})
"""Labels of the lines that belong into a book."""

_PUBLICATION = """\
title = "Saved pages"
publisher = "Reading room"
language = "en"
identifier = "urn:uuid:53a6a2a1-4d58-4f5c-9d6c-02c1f0a3a0d1"
theme = "default"
printer = "office"
"""

_DATELINE = re.compile(r"[A-Z]{3,}, \w+ -- ")
"""The place that a text begins with: it stands in the opening of the book's page."""
Require = Callable[[str], Path]


@pytest.fixture(scope="session")
def imported(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the saved page as its one edition, and the books of it."""

    def make(folder: Path) -> None:
        (folder / "content").mkdir()
        (folder / "content/publication.toml").write_text(_PUBLICATION)
        done = publish(
            "import", seeds / SEED, "--into", "content/editions/saved", "--captured", "2026-11-24", folder=folder
        )
        assert done.returncode == 0, done.stderr
        built(folder)

    return once(tmp_path_factory, "seed", make)


def _sentences(seeds: Path) -> Iterator[tuple[int, str]]:
    """Every sentence of the page that belongs into a book, with its line, in the order of the book.

    The tagline is the byline, and so it opens the dispatch that it stands under on the page.
    """
    with (ROOT / "tests/importers/capture/seed_lines.csv").open(newline="") as file:
        labels = {int(row[0]): row[2] for row in csv.reader(file) if not row[0].startswith("#")}
    tagline = next(number for number, label in labels.items() if label == "tagline")
    numbers = [number for number, label in labels.items() if label in PRINTED and number != tagline]
    lines = (seeds / SEED).read_text("utf-8").split("\n")
    for number in (tagline, *numbers):
        for sentence in re.split(r"(?<=[.!?…])\s+", lines[number - 1].strip()):
            if _folded(sentence):
                yield number, _DATELINE.sub("", sentence)


def _folded(text: str) -> str:
    """The text without what setting may change; a dash that was typed as hyphens is a dash."""
    return folded(text).replace("---", "-").replace("--", "-").replace("...", "…")


def _epub(folder: Path) -> str:
    """The words of its documents, in the order of the spine."""
    pages = ebook.documents(folder / "build/saved.epub").values()
    bodies = (body for page in pages for body in page.iter(f"{ebook.XHTML}body"))
    return "\n".join(str(text) for body in bodies for text in body.itertext())


def _pdf(folder: Path) -> str:
    """The words of its pages as they stand there, heads and feet left out, read by another program."""
    book = printed.read(folder / "build/saved.pdf", ROOT / "styles/printers/office.toml")
    lines = (line for page in book.pages for line in page.lines)
    return " ".join(word.text for line in lines for word in line.words)


def _lost(sentences: Iterable[str], text: str) -> list[str]:
    """The sentences that a text does not hold, or not behind those before them."""
    whole, position, missing = _folded(text), 0, []
    for sentence in sentences:
        found = whole.find(_folded(sentence), position)
        if found < 0:
            missing.append(sentence)
        else:
            position = found + len(_folded(sentence))
    return missing


BOOKS = pytest.mark.parametrize("text", [_epub, _pdf], ids=["epub", "pdf"])


@BOOKS
def test_every_sentence_is_in_the_book_in_order(
    imported: Path, seeds: Path, text: Callable[[Path], str], require_tool: Require
) -> None:
    require_tool("pdftotext")
    sentences = list(_sentences(seeds))
    count = len(sentences)
    assert count == 100
    missing = set(_lost((sentence for _, sentence in sentences), text(imported)))
    assert [number for number, sentence in sentences if sentence in missing] == []


@BOOKS
def test_a_planted_missing_sentence_is_found(
    imported: Path, seeds: Path, text: Callable[[Path], str], require_tool: Require
) -> None:
    """The negative control: one sentence taken out of the book, and two that changed places."""
    require_tool("pdftotext")
    sentences = [sentence for _, sentence in _sentences(seeds)]
    whole = _folded(text(imported))
    for at in (20, len(sentences) // 2, len(sentences) - 5):
        assert _lost(sentences, whole.replace(_folded(sentences[at]), "")) == [sentences[at]]
    turned = [*sentences[:40], sentences[41], sentences[40], *sentences[42:]]
    assert _lost(turned, whole) == [sentences[40]]


@pytest.mark.slow
def test_the_judges_find_nothing(imported: Path, require_tool: Require) -> None:
    """Its pictures were not saved and have no description to miss, so the PDF may claim to be accessible."""
    for tool in ("epubcheck", "qpdf", "ghostscript", "verapdf"):
        require_tool(tool)
    pdf = imported / "build/saved.pdf"
    (verdict,) = epubcheck.check([imported / "build/saved.epub"])
    assert verdict.faults == ()
    assert qpdf.check(pdf).problems == ()
    assert ghostscript.check(pdf).problems == ()
    with pikepdf.open(pdf) as file, file.open_metadata() as metadata:
        claims = metadata.get("pdfuaid:part") == "1"
    (judged,) = verapdf.check([pdf], verapdf.PdfStandard.UA1)
    assert not claims or judged.conforms, judged.failures


@pytest.mark.slow
def test_the_command_verifies_both_books(imported: Path) -> None:
    done = publish("verify", folder=imported)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "text-lost" not in done.stdout + done.stderr
