"""An edition of sixty dispatches, made for every store: each book before its judges, and memory that does not grow."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import publish
from publish.checks.epub.inspect import inspect
from publish.checks.epub.stores import store_rules
from publish.config.store import read_store
from publish.diagnostics import Severity
from publish.resources import SHIPPED
from publish.tools import epubcheck
from tests.bench.generate import EDITION, write_project
from tests.readers import ace

STORES = tuple(file.removesuffix(".toml") for file in SHIPPED.names("styles/stores"))
PATIENCE = 900
"""Seconds that Ace may take for such a book."""

Books = dict[str, Path]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The book of each store, with the pages of the print edition marked."""
    folder = write_project(tmp_path_factory.mktemp("large") / "project", dispatches=60, photos=1)
    outcome = publish.build(folder, [EDITION], formats=["epub"], stores=STORES)
    assert len(outcome.value.made) == len(STORES), [str(d) for d in outcome.diagnostics if d.severity == "error"]
    return {store: made.path for store, made in zip(STORES, outcome.value.made, strict=True)}


@pytest.mark.slow
def test_no_store_has_anything_to_refuse(books: Books) -> None:
    for name, path in books.items():
        store = read_store(SHIPPED.read_text(f"styles/stores/{name}.toml"), name, name=name).value
        with path.open("rb") as book:
            assert [str(d) for d in inspect(book)] == [], name
            assert [str(d) for d in store_rules(book, store) if d.severity is Severity.ERROR] == [], name
    assert books["kobo"].name == f"{EDITION}.kobo.kepub.epub"


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_any(books: Books, require_tool: Callable[[str], Path]) -> None:
    require_tool("epubcheck")
    for verdict in epubcheck.check([*books.values()]):
        assert [str(message) for message in verdict.messages] == [], verdict.book.name


def documents(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as archive:
        kept = (".xhtml", ".css", ".opf", ".ncx")
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(kept)}


@pytest.mark.slow
def test_ace_passes_the_book_of_every_store(books: Books, require_tool: Callable[[str], Path]) -> None:
    """Books whose documents are the same, byte for byte, are judged once."""
    for tool in ("node", "readers", "chromium"):
        require_tool(tool)
    judged: list[dict[str, bytes]] = []
    for name, book in books.items():
        held = documents(book)
        if held not in judged:
            assert ace.check(book, timeout=PATIENCE) == (), name
            judged.append(held)
    assert len(judged) == 2, "one with Kobo's marks, and one without"


@pytest.mark.nightly
@pytest.mark.parametrize("store", STORES)
def test_ace_passes_each_book_by_itself(store: str, books: Books, require_tool: Callable[[str], Path]) -> None:
    for tool in ("node", "readers", "chromium"):
        require_tool(tool)
    assert ace.check(books[store], timeout=PATIENCE) == ()


_MEASURED = """
import resource, sys
import publish
outcome = publish.build(sys.argv[1], [sys.argv[2]], formats=["epub"])
assert outcome.value.made
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(folder: Path, dispatches: int) -> int:
    """The most memory that the e-book of so many dispatches takes, in kilobytes; the print edition is not set."""
    project = write_project(folder / str(dispatches), dispatches=dispatches, photos=1)
    settings = project / f"content/editions/{EDITION}/edition.toml"
    settings.write_text(settings.read_text().replace("page_list = true", "page_list = false"))
    command = [sys.executable, "-c", _MEASURED, str(project), EDITION]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=3600).stdout)


@pytest.mark.nightly
def test_memory_is_flat_in_the_number_of_dispatches(tmp_path: Path) -> None:
    few, many = peak(tmp_path, 100), peak(tmp_path, 500)
    assert many < 1.2 * few, f"{few} kB for 100 dispatches, {many} kB for 500"
