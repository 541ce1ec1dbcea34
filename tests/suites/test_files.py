"""Pictures, e-books and PDFs of other people's suites, read as a project's own are."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publish.checks.epub.inspect import inspect as inspect_epub
from publish.diagnostics import NOWHERE, Diagnostic
from publish.imaging.clean import clean
from publish.imaging.scale import EPUB as FOR_READERS
from publish.pipeline.preflight import for_size
from publish.pipeline.styles import printer_named
from publish.pipeline.worker import WORKER
from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from publish.resources import Resources
from tests.suites.attempts import Item, expect_none
from tests.suites.sources import EPUB, PDF_JS, PNG, VERAPDF

pytestmark = pytest.mark.suites


def _picture(path: Path) -> Iterator[str]:
    made = clean(path.read_bytes(), source=path.name, recipe=FOR_READERS)
    if made.value is None:
        if not path.name.startswith("x"):
            yield f"refused: {made.diagnostics[0].message}"
        return
    if path.name.startswith("x"):
        yield "damaged, and taken"
        return
    with Image.open(path) as wanted, Image.open(BytesIO(made.value.data)) as got:
        if wanted.size != got.size:
            yield f"{wanted.size} became {got.size}"


def test_pictures_of_pngsuite() -> None:
    items = [Item(path.name, path) for path in sorted(PNG.folder.glob("tests/pngsuite/*.png"))]
    assert len(items) > 150
    expect_none(items, _picture)


def _ebook(data: bytes) -> Iterator[str]:
    found = WORKER.run(_judged_ebook, data, limits=for_size(len(data)))
    yield from (line for one in found if (line := _of_a_library(one.message)))


def _judged_ebook(data: bytes) -> tuple[Diagnostic, ...]:
    return tuple(inspect_epub(BytesIO(data)))


def _packed(folder: Path) -> bytes:
    """An unpacked e-book as a file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    return out.getvalue()


def test_ebooks_of_epubcheck() -> None:
    books = [Item(path.name, path.read_bytes()) for path in sorted(EPUB.folder.rglob("*.epub"))]
    folders = [path.parent for path in sorted(EPUB.folder.rglob("mimetype"))]
    items = [*books, *(Item(folder.name, _packed(folder)) for folder in folders)]
    assert len(items) > 300
    expect_none(items, _ebook)


def _print(path: Path) -> Iterator[str]:
    found = WORKER.run(_judged_print, path, limits=for_size(path.stat().st_size))
    yield from (line for one in found if (line := _of_a_library(one.message)))


def _judged_print(path: Path) -> tuple[Diagnostic, ...]:
    printer = printer_named(Resources(), "office", NOWHERE).value
    with path.open("rb") as file:
        return tuple(preflight(inspect(file), printer, families=frozenset(), wrap=False))


_OF_PYTHON = ("<_io", "object of type", "object has no", "NoneType", "Traceback", " object at 0x", "'int'", "KeyError")
_OF_LIBRARIES = ("operation for", "returning null", "Attempting", "line 1, column", "truncated file", "cannot identify")


def _of_a_library(message: str) -> str:
    """A message in the words of Python's own exceptions, or of a library's."""
    return f"speaks code: {message[:120]}" if any(sign in message for sign in (*_OF_PYTHON, *_OF_LIBRARIES)) else ""


@pytest.mark.parametrize("suite", [PDF_JS, VERAPDF], ids=lambda suite: suite.name)
def test_print_files(suite: object) -> None:
    assert suite in (PDF_JS, VERAPDF)
    folder = PDF_JS.folder if suite is PDF_JS else VERAPDF.folder
    items = [Item(path.name, path) for path in sorted(folder.rglob("*.pdf"))]
    assert len(items) > 300
    expect_none(items, _print)
