"""Every sample e-book opens in two real reader engines, which walk it from its first item to its last."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import ebook
from tests.readers.walk import Engine, Walk, walk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=Engine)
def walks(
    request: pytest.FixtureRequest, require_tool: Callable[[str], Path], letter: Path, harbour: Path
) -> tuple[Walk, ...]:
    """All sample e-books, walked in one browser."""
    for name in ("node", "readers", "chromium"):
        require_tool(name)
    books = [*sorted((harbour / "build").glob("*.epub")), *sorted((letter / "build").glob("*.epub"))]
    assert len(books) == 6
    return walk(books, Engine(request.param), patience=60, timeout=900)


def test_every_spine_item_is_shown(walks: tuple[Walk, ...]) -> None:
    for walked in walks:
        wanted = [path.rsplit("/", 1)[-1] for path in ebook.documents(walked.book)]
        assert [item.href.rsplit("/", 1)[-1] for item in walked.items] == wanted
        silent = [item.href for item in walked.items if not item.characters and "cover" not in item.href]
        assert silent == [], walked.book.name


def test_nothing_goes_wrong_and_nothing_leaves_the_book(walks: tuple[Walk, ...]) -> None:
    assert {walked.book.name: walked.faults for walked in walks if walked.faults} == {}
    assert {walked.book.name: walked.console for walked in walks if walked.console} == {}
    assert [walked.remote for walked in walks if walked.remote] == []


def test_readers_are_told_what_the_book_is(walks: tuple[Walk, ...]) -> None:
    for walked in walks:
        assert walked.language == "en"
        assert walked.cover
        assert walked.landmarks >= 2
        assert walked.title == ebook.title(walked.book)


def test_contents_and_page_list_lead_to_their_places(walks: tuple[Walk, ...]) -> None:
    """The engines follow each entry: those of the page list are the pages that the book's own nav names."""
    for walked in walks:
        assert len(walked.contents) >= 4
        named = [marker.label for marker in ebook.markers(walked.book)]
        assert named
        assert [target.label for target in walked.pages] == named
        assert [target for target in (*walked.contents, *walked.pages) if target.index < 0] == []
