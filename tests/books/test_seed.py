"""A page that was really published, saved as text: imported, built, and read again line by line in both books.

Its words are its publisher's: the test names lines by their number alone. It reads them from the page itself, so it
knows nothing of how the importer read them but the label of each line, which ``tests/importers/capture`` holds.
"""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish.checks.epub.reading import documents
from publish.checks.pdf.reading import read
from publish.checks.words import folded, lost
from publish.tools import epubcheck, ghostscript, qpdf, verapdf
from tests.books import printed
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
            if folded(sentence):
                yield number, sentence


def _epub(folder: Path) -> str:
    with (folder / "build/saved.epub").open("rb") as book:
        return "\n".join(document.text for document in documents(book))


def _pdf(folder: Path) -> str:
    with (folder / "build/saved.pdf").open("rb") as book:
        return read(book).text


BOOKS = pytest.mark.parametrize("text", [_epub, _pdf], ids=["epub", "pdf"])


@BOOKS
def test_every_sentence_is_in_the_book_in_order(imported: Path, seeds: Path, text: Callable[[Path], str]) -> None:
    sentences = list(_sentences(seeds))
    count = len(sentences)
    assert count == 100
    missing = set(lost((sentence for _, sentence in sentences), text(imported)))
    assert [number for number, sentence in sentences if sentence in missing] == []


@BOOKS
def test_a_planted_missing_sentence_is_found(imported: Path, seeds: Path, text: Callable[[Path], str]) -> None:
    """The negative control: one sentence taken out of the book, and two that changed places."""
    sentences = [sentence for _, sentence in _sentences(seeds)]
    whole = folded(text(imported))
    for at in (20, len(sentences) // 2, len(sentences) - 5):
        gone = whole.replace(folded(sentences[at]), "")
        assert sentences[at] in lost(sentences, gone)
    turned = [*sentences[:40], sentences[41], sentences[40], *sentences[42:]]
    assert lost(turned, whole) == [sentences[40]]


def test_the_pages_show_every_sentence(imported: Path, seeds: Path, require_tool: Require) -> None:
    """As a reader's eye meets them, page by page: another program reads the words, and heads and feet are left out."""
    require_tool("pdftotext")
    book = printed.read(imported / "build/saved.pdf", ROOT / "styles/printers/office.toml")
    whole = "".join(page.letters for page in book.pages)
    position, missing = 0, []
    for number, sentence in _sentences(seeds):
        found = whole.find(printed.letters(sentence), position)
        if found < 0:
            missing.append(number)
        else:
            position = found
    assert missing == []


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
    with pdf.open("rb") as book:
        claims = "pdfua" in read(book).claims
    (judged,) = verapdf.check([pdf], verapdf.Profile.UA1)
    assert not claims or judged.conforms, judged.failures


@pytest.mark.slow
def test_the_command_verifies_both_books(imported: Path) -> None:
    done = publish("verify", folder=imported)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "text-lost" not in done.stdout + done.stderr
