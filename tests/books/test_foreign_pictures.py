"""Pictures of every kind that people have go through printers of each kind and the e-book, as JPEG and PNG."""

import zipfile
from pathlib import Path

import pytest
from PIL import Image

from publish.diagnostics import Severity
from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from publish.tools import ghostscript, pdfimages, qpdf
from tests.books.once import once
from tests.books.press import publish
from tests.books.test_printers import book, printer
from tests.docs.promises.letter import make
from tests.imaging.samples import drawing, saved
from tests.imaging.test_drawings import CHART
from tests.imaging.test_foreign import HEIC, photograph

_HEAD = "---\nheadline: What was left at the quay\ndate: 2026-11-18\ncredits: [{name: Ana Reis, role: writer}]\n---\n\n"
_PHOTO = photograph().resize((1800, 1200))
_CLEAR = Image.new("RGBA", (1200, 800), (0, 0, 0, 0))
_CLEAR.paste((20, 60, 140, 255), (300, 200, 900, 600))
PRINTERS = ("kdp", "office", "offset-x1a")
"""A press of its own colours, one that prints on demand, and an office: each takes pictures in another way."""
PICTURES = {
    "boats.webp": saved(_PHOTO, "WEBP", quality=80),
    "boats.avif": saved(_PHOTO.rotate(180), "AVIF"),
    "boats.tiff": saved(_PHOTO.convert("CMYK"), "TIFF", compression="tiff_lzw"),
    "boats.heic": HEIC,
    "tide.gif": saved(_CLEAR, "GIF"),
    "turn.gif": saved(drawing(1200, 900), "GIF", save_all=True, append_images=[drawing(1200, 900).rotate(90)]),
    "stamp.bmp": saved(drawing(900, 900), "BMP"),
    "depth.svg": CHART,
}

pytestmark = pytest.mark.slow


def letter(folder: Path) -> Path:
    """A letter with a picture of each kind, and a few lines between them."""
    body = "\n\n".join(
        f"![A view of the quay, number {place}, drawn or taken at low water.](images/{name} "
        f'"The quay, {place}."){{credit="Ana Reis"}}\n\n'
        + f"The {place}. boat came in at {place} in the morning, and left again with the tide. "
        * 130
        for place, name in enumerate(PICTURES, start=1)
    )
    files: dict[str, str | bytes] = {f"images/{name}": data for name, data in PICTURES.items()}
    return make(folder, {"boats.md": f"{_HEAD}The quay was empty.\n\n{body}\n", **files})


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        letter(folder)
        for name in PRINTERS:
            done = publish("build", "2026-11", "--printer", name, "--quiet", folder=folder)
            assert done.returncode == 0, done.stderr
            assert "photo-several" in done.stderr + done.stdout
        done = publish("build", "2026-11", "--format", "epub", "--quiet", folder=folder)
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "foreign-pictures", build)


@pytest.mark.parametrize("name", PRINTERS)
def test_each_printer_takes_them(name: str, project: Path) -> None:
    path = book(project, "2026-11", name)
    with path.open("rb") as file:
        found = {one.id for one in preflight(inspect(file), printer(name)) if one.severity is not Severity.NOTE}
    assert found <= {"picture-coarse"}, "the samples are small, and that alone may be said"
    assert qpdf.check(path).problems == ()
    assert ghostscript.check(path).problems == ()
    assert len(pdfimages.read(path)) >= len(PICTURES)


def test_the_e_book_holds_jpeg_and_png(project: Path) -> None:
    with zipfile.ZipFile(project / "build/2026-11.epub") as file:
        kept = [file.read(name) for name in file.namelist() if "/img/" in name and "cover" not in name]
    assert len(kept) == len(PICTURES)
    assert all(data[:2] in (b"\xff\xd8", b"\x89P") for data in kept)


def test_the_same_bytes_elsewhere(project: Path, tmp_path: Path) -> None:
    other = letter(tmp_path)
    done = publish("build", "2026-11", "--quiet", folder=other)
    assert done.returncode == 0, done.stderr
    for name in ("2026-11.epub", "2026-11.pdf"):
        assert (other / "build" / name).read_bytes() == (project / "build" / name).read_bytes()
