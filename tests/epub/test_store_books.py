"""The sample editions, and one of sixty dispatches, made for every store: each book before its judges.

And the memory that a book takes, which does not grow with it.
"""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
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

SAMPLES = Path(__file__).parents[2] / "content"

Books = dict[str, dict[str, Path]]
"""Books by edition and store."""


def made_for_all(project: Path, names: list[str]) -> Books:
    """The books of every store, with the pages of the print edition marked."""
    outcome = publish.build(project, names, formats=["epub"], stores=STORES)
    assert outcome.value.made, [str(d) for d in outcome.diagnostics if d.severity == "error"]
    found: Books = {}
    for made, store in zip(outcome.value.made, STORES * len(outcome.value.made), strict=False):
        found.setdefault(made.edition, {})[store] = made.path
    return found


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The sample editions, and a generated one of sixty dispatches."""
    folder = tmp_path_factory.mktemp("stores")
    large = write_project(folder / "large", dispatches=60, photos=1)
    shutil.copytree(SAMPLES, folder / "samples/content")
    found = {**made_for_all(large, [EDITION]), **made_for_all(folder / "samples", [])}
    assert len(found) == 4
    assert all(tuple(each) == STORES for each in found.values())
    return found


def each(books: Books) -> Iterator[tuple[str, Path]]:
    for of_edition in books.values():
        yield from of_edition.items()


@pytest.mark.slow
def test_no_store_has_anything_to_refuse(books: Books) -> None:
    for name, path in each(books):
        store = read_store(SHIPPED.read_text(f"styles/stores/{name}.toml"), name, name=name).value
        with path.open("rb") as book:
            assert [str(d) for d in inspect(book)] == [], path.name
            assert [str(d) for d in store_rules(book, store) if d.severity is Severity.ERROR] == [], path.name
    assert books[EDITION]["kobo"].name == f"{EDITION}.kobo.kepub.epub"


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_any(books: Books, require_tool: Callable[[str], Path]) -> None:
    require_tool("epubcheck")
    for verdict in epubcheck.check([path for _, path in each(books)], timeout=PATIENCE):
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
    for edition, of_edition in books.items():
        judged: list[dict[str, bytes]] = []
        for book in of_edition.values():
            held = documents(book)
            if held not in judged:
                assert ace.check(book, timeout=PATIENCE) == (), book.name
                judged.append(held)
        assert len(judged) == 2, f"one with Kobo's marks, and one without: {edition}"


@pytest.mark.nightly
@pytest.mark.parametrize("store", STORES)
def test_ace_passes_each_book_by_itself(store: str, books: Books, require_tool: Callable[[str], Path]) -> None:
    for tool in ("node", "readers", "chromium"):
        require_tool(tool)
    for of_edition in books.values():
        assert ace.check(of_edition[store], timeout=PATIENCE) == ()


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
