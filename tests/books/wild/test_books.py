"""Wild dispatches become books, or are refused at their own lines; whatever is delivered is right.

Dispatches that are refused are taken out, of those with strange letters the lines; then the rest has to build. All five
hundred: ``.venv/bin/pytest -m nightly tests/books/wild``.
"""

import html
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books.wild import letters
from tests.books.wild.dispatches import wild
from tests.books.wild.editions import Pressed, pressed, verified, without, without_lines

Require = Callable[[str], Path]
_EACH = 25
"""Dispatches of an edition."""


@pytest.fixture(autouse=True)
def validators(require_tool: Require) -> None:
    for name in ("epubcheck", "verapdf", "qpdf", "ghostscript"):
        require_tool(name)


def _markdown(folder: Path, seeds: range) -> Pressed:
    """An edition of wild Markdown, of which most has to be delivered."""
    made = pressed(folder, {f"w{seed:03}.md": wild(seed).text for seed in seeds}, without)
    assert made.astray == []
    assert verified(folder) == []
    assert len(made.refused) <= len(seeds) // 2, made.refused
    return made


def _letters(folder: Path, seeds: range) -> Pressed:
    """An edition of strange letters: what was not refused stands in the e-book as it was written."""
    lines = {seed: letters.lines(seed) for seed in seeds}
    texts = {f"l{seed:03}.md": letters.dispatch(seed, lines[seed]) for seed in seeds}
    made = pressed(folder, texts, without_lines)
    assert made.astray == []
    assert verified(folder) == []
    seen = _seen(next(book for book in made.books if book.suffix == ".epub"))
    left = [line for text in made.texts.values() for line in text.split("\n---\n")[1].split("\n") if line]
    assert len(left) > 6 * len(seeds)
    assert [line for line in left if _typed(re.sub(r"\\(?=[!-/:-@[-`{-~])", "", line)) not in _typed(seen)] == []
    return made


def _typed(text: str) -> str:
    """A text with one mark for all quotes and one for all spaces: which of them stand there is the language's rule."""
    return re.sub("[\"'\u2018-\u201f\u2039\u203a\xab\xbb]", "'", re.sub(r"\s", " ", text))


def _seen(book: Path) -> str:
    with zipfile.ZipFile(book) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    return unicodedata.normalize("NFC", html.unescape(re.sub(r"<[^>]*>", "", "".join(pages))))


@pytest.mark.slow
def test_an_edition_of_wild_markdown(tmp_path: Path) -> None:
    made = _markdown(tmp_path, range(1000, 1002))
    assert len(made.books) == 2


@pytest.mark.nightly
@pytest.mark.parametrize("first", [*range(0, 500, _EACH), 1002])
def test_every_edition_of_wild_markdown(first: int, tmp_path: Path) -> None:
    made = _markdown(tmp_path, range(first, first + _EACH))
    assert len(made.books) == 2


@pytest.mark.nightly
@pytest.mark.parametrize("first", range(0, 200, _EACH))
def test_every_edition_of_strange_letters(first: int, tmp_path: Path) -> None:
    made = _letters(tmp_path, range(first, first + _EACH))
    assert len(made.books) == 2
