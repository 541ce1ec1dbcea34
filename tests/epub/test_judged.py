"""Books before their judges: epubcheck, and two real reader engines that walk every page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publish.config.book import EbookSettings
from publish.config.store import StoreMarks
from publish.epub import EpubJob
from publish.epub.style import USUAL
from publish.model.edition import Edition
from publish.tools import epubcheck
from tests.epub.books import PAGINATION, built, made
from tests.epub.samples import EDITION, YEARBOOK
from tests.epub.test_accessibility import DESCRIBED, signed
from tests.readers import ace
from tests.readers.walk import Engine, walk

KOBO = EpubJob(marks=StoreMarks.KOBO)
EXEMPT = EpubJob(EbookSettings(toc_depth=1, illustrations=False, exemption="eaa-microenterprise"))
EDITIONS = {
    "issue": (EDITION, "default", USUAL),
    "yearbook": (YEARBOOK, "broadsheet", USUAL),
    "cover": (replace(EDITION, cover="images/cover.jpg", notices=()), "default", EXEMPT),
    "persian": (replace(YEARBOOK, language="fa"), "default", USUAL),
    "kobo": (YEARBOOK, "default", KOBO),
}


def written(folder: Path) -> list[Path]:
    paths = []
    for name, (edition, theme, job) in EDITIONS.items():
        pages = PAGINATION if edition.number is None else None
        path = folder / f"{name}.epub"
        path.write_bytes(built(edition, theme, pages, job))
        paths.append(path)
    content = made(DESCRIBED)[0].value.content
    path = folder / "evaluated.epub"
    path.write_bytes(built(DESCRIBED, "default", None, EpubJob(evaluations=(signed(content),))))
    return [*paths, path]


@pytest.mark.slow
def test_epubcheck_finds_nothing(tmp_path: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("epubcheck")
    for verdict in epubcheck.check(written(tmp_path)):
        assert [str(message) for message in verdict.messages] == [], verdict.book.name


@pytest.mark.slow
def test_ace_passes(tmp_path: Path, require_tool: Callable[[str], Path]) -> None:
    for tool in ("node", "readers", "chromium"):
        require_tool(tool)
    for book in written(tmp_path):
        assert ace.check(book) == (), book.name


@pytest.mark.slow
@pytest.mark.parametrize("engine", Engine)
def test_readers_walk_every_page(engine: Engine, tmp_path: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("readers")
    require_tool("chromium")
    for walked in walk(written(tmp_path), engine):
        assert walked.faults == ()
        assert walked.cover
        assert walked.landmarks
        pages = 4 if walked.book.stem in {"yearbook", "persian", "kobo"} else 0
        assert len(walked.pages) == pages


def test_the_editions_differ() -> None:
    def book(edition: Edition) -> bytes:
        return built(edition)

    assert book(EDITION) != book(YEARBOOK)
