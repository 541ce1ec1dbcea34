"""Ace passes the sound book, and sees a picture that nobody described."""

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import EnvironmentProblem
from tests.readers import ace
from tests.tools.books import packed, page, sound_book

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _needs(require_tool: Callable[[str], Path]) -> None:
    for name in ("node", "readers", "chromium"):
        require_tool(name)


def test_the_sound_book_passes(tmp_path: Path) -> None:
    book = tmp_path / "sound.epub"
    book.write_bytes(packed(sound_book()))
    assert ace.check(book) == ()


def test_a_picture_without_description_is_a_violation(tmp_path: Path) -> None:
    book = tmp_path / "faulty.epub"
    two = page("Low water", '<h1>Low water</h1><p><img src="gauge.png"/></p>').encode()
    book.write_bytes(packed(sound_book() | {"EPUB/two.xhtml": two}))
    (violation,) = ace.check(book)
    assert (violation.rule, violation.impact, violation.path) == ("image-alt", "critical", "two.xhtml")


def test_a_failure_of_ace_is_never_a_pass(tmp_path: Path) -> None:
    book = tmp_path / "letter.epub"
    book.write_bytes(b"A letter, not a book.")
    with pytest.raises(EnvironmentProblem, match="Ace gave no report"):
        ace.check(book)
