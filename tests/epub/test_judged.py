"""Books before their judges: epubcheck, and two real reader engines that walk every page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publish.model.edition import Edition
from publish.tools import epubcheck
from tests.epub.books import PAGINATION, built
from tests.epub.samples import EDITION, YEARBOOK
from tests.readers.walk import Engine, walk

EDITIONS = {
    "issue": (EDITION, "default"),
    "yearbook": (YEARBOOK, "broadsheet"),
    "cover": (replace(EDITION, cover="images/cover.jpg", notices=()), "default"),
    "persian": (replace(YEARBOOK, language="fa"), "default"),
}


def written(folder: Path) -> list[Path]:
    paths = []
    for name, (edition, theme) in EDITIONS.items():
        pages = PAGINATION if edition.number is None else None
        path = folder / f"{name}.epub"
        path.write_bytes(built(edition, theme, pages))
        paths.append(path)
    return paths


@pytest.mark.slow
def test_epubcheck_finds_nothing(tmp_path: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("epubcheck")
    for verdict in epubcheck.check(written(tmp_path)):
        assert [str(message) for message in verdict.messages] == [], verdict.book.name


@pytest.mark.slow
@pytest.mark.parametrize("engine", Engine)
def test_readers_walk_every_page(engine: Engine, tmp_path: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("readers")
    require_tool("chromium")
    for walked in walk(written(tmp_path), engine):
        assert walked.faults == ()
        assert walked.cover
        assert walked.landmarks
        pages = 4 if walked.book.stem in {"yearbook", "persian"} else 0
        assert len(walked.pages) == pages


def test_the_editions_differ() -> None:
    def book(edition: Edition) -> bytes:
        return built(edition)

    assert book(EDITION) != book(YEARBOOK)
