"""For every shipped printer a yearbook and a book of 120 pages pass its preflight, and other programs agree."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from publish.config.printer import Printer
from publish.diagnostics import NOWHERE, Severity
from publish.pipeline.styles import printer_named
from publish.preflight.inspect import inspect
from publish.preflight.preflight import preflight
from publish.resources import SHIPPED
from publish.tools import ghostscript, pdffonts, pdfimages, pdfinfo, qpdf, verapdf
from publish.tools.verapdf import PdfStandard
from tests.bench.generate import write_project
from tests.books.once import once
from tests.books.press import ROOT, copied, publish

PRINTERS = sorted(name.removesuffix(".toml") for name in SHIPPED.names("styles/printers"))
PRESSES = [name for name in PRINTERS if name.startswith(("offset", "ingram"))]
EDITION = "yearbook-2026"

pytestmark = pytest.mark.slow


def printer(name: str) -> Printer:
    return printer_named(SHIPPED, name, NOWHERE).value


def book(project: Path, edition: str, name: str) -> Path:
    own = project / "build" / f"{edition}.pdf"
    return own if name == "office" else project / "build" / f"{edition}.{name}.pdf"


def made(project: Path, edition: str) -> Path:
    for name in PRINTERS:
        done = publish("build", edition, "--printer", name, "--format", "pdf", "--quiet", folder=project)
        assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="session")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The yearbook of the sample content for every printer; an issue has fewer pages than some of them bind."""
    return once(tmp_path_factory, "printers-issue", lambda folder: made(copied(ROOT, folder), EDITION))


@pytest.fixture(scope="session")
def thick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of at least 120 pages for every printer."""

    def build(folder: Path) -> Path:
        return made(write_project(folder / "thick", dispatches=22), "bench")

    return once(tmp_path_factory, "printers-thick", build) / "thick"


@pytest.fixture(params=PRINTERS)
def issue_pdf(request: pytest.FixtureRequest, issue: Path) -> tuple[Path, Printer]:
    return book(issue, EDITION, request.param), printer(request.param)


@pytest.fixture(params=PRINTERS)
def thick_pdf(request: pytest.FixtureRequest, thick: Path) -> tuple[Path, Printer]:
    return book(thick, "bench", request.param), printer(request.param)


def sound(path: Path, asked: Printer) -> None:
    """The file passes preflight, and qpdf and Ghostscript have nothing to say."""
    with path.open("rb") as file:
        found = [d for d in preflight(inspect(file), asked) if d.severity is not Severity.NOTE]
    assert found == []
    assert qpdf.check(path).problems == ()
    assert ghostscript.check(path).problems == ()
    fonts = pdffonts.read(path)
    assert fonts
    assert all(font.embedded and font.subset for font in fonts)


def test_an_issue_passes(issue_pdf: tuple[Path, Printer], require_tool: Callable[[str], Path]) -> None:
    require_tool("qpdf")
    require_tool("ghostscript")
    require_tool("pdffonts")
    sound(*issue_pdf)


def test_a_thick_book_passes(thick_pdf: tuple[Path, Printer], require_tool: Callable[[str], Path]) -> None:
    require_tool("qpdf")
    require_tool("ghostscript")
    require_tool("pdffonts")
    path, asked = thick_pdf
    sound(path, asked)
    pages = pdfinfo.read(path).pages
    assert len(pages) >= 90 if asked.trim.width > 420 else len(pages) >= 120
    assert len(pages) % asked.page_multiple == 0


def test_boxes_are_those_of_the_printer(issue_pdf: tuple[Path, Printer], require_tool: Callable[[str], Path]) -> None:
    require_tool("pdfinfo")
    path, asked = issue_pdf
    for number, page in enumerate(pdfinfo.read(path).pages):
        inner, outer = (
            (asked.bleed.inner, asked.bleed.outer) if number % 2 == 0 else (asked.bleed.outer, asked.bleed.inner)
        )
        trim, bleed, media = page.trim, page.bleed, page.media
        assert media.left == media.bottom == 0
        assert trim.right - trim.left == pytest.approx(asked.trim.width, abs=0.02)
        assert trim.top - trim.bottom == pytest.approx(asked.trim.height, abs=0.02)
        assert trim.left - bleed.left == pytest.approx(inner, abs=0.02)
        assert bleed.right - trim.right == pytest.approx(outer, abs=0.02)
        assert bleed.left == pytest.approx(asked.slug, abs=0.02)


def operators(path: Path) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Every colour operator of every page and form, with its numbers."""
    with pikepdf.open(path) as pdf:
        streams: list[pikepdf.Object] = [page.obj for page in pdf.pages]
        streams += [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        for stream in streams:
            for step in pikepdf.parse_content_stream(stream):
                if str(step.operator) in {"rg", "RG", "k", "K", "g", "G", "sc", "SC", "scn", "SCN", "cs", "CS"}:
                    numbers = tuple(float(n) for n in step.operands if not isinstance(n, pikepdf.Name | pikepdf.Array))
                    names = tuple(str(n) for n in step.operands if isinstance(n, pikepdf.Name))
                    yield " ".join([str(step.operator), *names]), numbers


@pytest.mark.parametrize("name", PRESSES)
def test_a_press_gets_its_inks_and_nothing_else(issue: Path, name: str, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdfimages")
    path = book(issue, EDITION, name)
    seen = list(operators(path))
    assert not [step for step, _ in seen if step.split()[0] in {"rg", "RG"} or "RGB" in step or "lab" in step.lower()]
    inks = {numbers for _, numbers in seen if len(numbers) == 4}
    assert (0, 0, 0, 1) in inks
    assert all(cyan == magenta == yellow == 0 or black < 1 for cyan, magenta, yellow, black in inks)
    assert {image.colour for image in pdfimages.read(path)} <= {"cmyk", "gray"}


def test_the_screen_keeps_both_its_claims(issue: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("verapdf")
    path = book(issue, EDITION, "screen")
    for profile in (PdfStandard.A2B, PdfStandard.UA1):
        (verdict,) = verapdf.check([path], profile)
        assert verdict.conforms, verdict.failures


def test_the_same_content_and_printer_give_the_same_bytes(issue: Path, tmp_path: Path) -> None:
    again = copied(ROOT, tmp_path)
    done = publish("build", EDITION, "--printer", "offset-x4", "--quiet", folder=again)
    assert done.returncode == 0
    assert book(again, EDITION, "offset-x4").read_bytes() == book(issue, EDITION, "offset-x4").read_bytes()


def test_a_plain_file_of_weasyprint_is_refused(tmp_path: Path) -> None:
    script = (
        "import sys, weasyprint; weasyprint.HTML(string='<p>Text</p>').write_pdf(sys.argv[1], pdf_variant='pdf/x-1a')"
    )
    path = tmp_path / "plain.pdf"

    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
    with path.open("rb") as file:
        found = {d.id for d in preflight(inspect(file), printer("offset-x1a")) if d.severity is Severity.ERROR}
    assert found
