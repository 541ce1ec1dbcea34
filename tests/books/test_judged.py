"""Every book is judged by the validators: the small project's in every run, the sample editions' in what takes longer.

Each judge's negative control stands in ``tests/tools``, where it must catch a planted fault; here a picture that nobody
described must cost a PDF its claim of accessibility.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from publish.tools import epubcheck, ghostscript, pdffonts, pdfimages, pdfinfo, qpdf, verapdf
from tests.books.press import LETTER, built, copied

Require = Callable[[str], Path]


@pytest.fixture(
    scope="module",
    params=[pytest.param("letter", id="small"), pytest.param("harbour", id="sample", marks=pytest.mark.slow)],
)
def books(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder / "build"


def _claims_accessibility(pdf: Path) -> bool:
    with pikepdf.open(pdf) as file, file.open_metadata() as metadata:
        return metadata.get("pdfuaid:part") == "1"


def test_epubcheck_finds_nothing(books: Path, require_tool: Require) -> None:
    require_tool("epubcheck")
    verdicts = epubcheck.check(sorted(books.glob("*.epub")))
    assert len(verdicts) >= 2
    assert {verdict.version for verdict in verdicts} == {"5.3.0"}
    assert [f"{verdict.book.name}: {fault}" for verdict in verdicts for fault in verdict.faults] == []


def test_qpdf_finds_nothing(books: Path, require_tool: Require) -> None:
    require_tool("qpdf")
    assert [(pdf.name, qpdf.check(pdf).problems) for pdf in books.glob("*.pdf") if qpdf.check(pdf).problems] == []


def test_ghostscript_draws_every_page(books: Path, require_tool: Require) -> None:
    require_tool("ghostscript")
    found = {pdf.name: ghostscript.check(pdf).problems for pdf in sorted(books.glob("*.pdf"))}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_every_pdf_is_accessible_and_says_so(books: Path, require_tool: Require) -> None:
    """Every picture of these editions is described or decorative, so each claims PDF/UA-1, and keeps the claim."""
    require_tool("verapdf")
    pdfs = sorted(books.glob("*.pdf"))
    assert [pdf.name for pdf in pdfs if not _claims_accessibility(pdf)] == []
    verdicts = verapdf.check(pdfs, verapdf.PdfStandard.UA1)
    assert {v.pdf.name: v.failures or v.unreadable for v in verdicts if not v.conforms} == {}


def test_fonts_are_embedded_and_can_be_searched(books: Path, require_tool: Require) -> None:
    require_tool("pdffonts")
    for pdf in sorted(books.glob("*.pdf")):
        fonts = pdffonts.read(pdf)
        assert fonts
        assert [font for font in fonts if not (font.embedded and font.subset and font.unicode)] == [], pdf.name


def test_pages_are_cut_as_the_printer_asks(books: Path, require_tool: Require) -> None:
    """A5 of the office printer, whole leaves, PDF 1.7, tagged, not encrypted."""
    require_tool("pdfinfo")
    for pdf in sorted(books.glob("*.pdf")):
        info = pdfinfo.read(pdf)
        assert (info.version, info.tagged, info.encrypted) == ("1.7", True, False)
        assert len(info.pages) % 2 == 0
        for page in info.pages:
            assert (page.media.left, page.media.bottom, page.rotation) == (0, 0, 0)
            assert (page.trim.width, page.trim.height) == pytest.approx((148 / 25.4 * 72, 210 / 25.4 * 72), abs=0.01)
            assert page.media == page.crop == page.bleed == page.trim


def test_pictures_are_sharp_enough_and_of_one_colour_space(books: Path, require_tool: Require) -> None:
    require_tool("pdfimages")
    for pdf in sorted(books.glob("*.pdf")):
        pictures = pdfimages.read(pdf)
        assert pictures
        assert [image for image in pictures if min(image.x_ppi, image.y_ppi) < 150] == [], pdf.name
        assert {image.colour for image in pictures} <= {"rgb", "gray", "icc", "index"}


@pytest.mark.slow
def test_a_book_with_a_picture_that_nobody_described_claims_nothing(tmp_path: Path, require_tool: Require) -> None:
    """It is built and whole, the warning stands at the picture's line, and veraPDF knows why there is no claim."""
    require_tool("verapdf")
    gauge = copied(LETTER, tmp_path) / "content/editions/spring/gauge.md"
    text = gauge.read_text()
    written = text[text.index("![") : text.index("](images")]
    gauge.write_text(text.replace(written, "!["))
    books = built(tmp_path, "spring")
    assert not _claims_accessibility(books / "spring.pdf")
    (verdict,) = verapdf.check([books / "spring.pdf"], verapdf.PdfStandard.UA1)
    assert not verdict.conforms
    assert any(failure.clause == "7.3" for failure in verdict.failures), verdict.failures
    (judged,) = epubcheck.check([books / "spring.epub"])
    assert judged.faults == ()
    with zipfile.ZipFile(books / "spring.epub") as archive:
        package = archive.read("EPUB/content.opf").decode()
    assert "alternativeText" not in package
