"""``publish preflight``: a finished file, a printer, and what the one would say to the other."""

import json
from pathlib import Path

import pytest

from publish.errors import ExitCode
from tests.cli.conftest import Shell
from tests.preflight.sound import Sound, printer, text


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file that Lulu would take."""
    path = tmp_path / "book.pdf"
    path.write_bytes(Sound(printer("lulu")).bytes())
    return path


def test_a_good_file_passes_outside_of_any_project(shell: Shell, sound: Path) -> None:
    done = shell("preflight", sound.name, "--printer", "lulu")
    assert (done.code, done.out) == (ExitCode.OK, "")
    assert "32 pages looked at for lulu" in done.err


def test_a_fault_is_told_with_file_page_and_place(shell: Shell, tmp_path: Path) -> None:
    spoilt = Sound(printer("offset-x1a"))
    page = spoilt.pdf.pages[2].obj
    x, y = spoilt.trim(3)
    red = text("Lighthouse", x + 60, y + 60, colour="1 0 0 rg")
    page.Contents = spoilt.pdf.make_stream(page.Contents.read_bytes() + red.encode())
    (tmp_path / "spoilt.pdf").write_bytes(spoilt.bytes())
    done = shell("preflight", "spoilt.pdf", "-p", "offset-x1a")
    assert done.code is ExitCode.CONTENT
    assert done.lines[0].startswith("spoilt.pdf: error[colour-forbidden]: page 3 at 21.2 × 186.")
    assert "“Lighthouse”" in done.lines[0]
    report = json.loads(shell("preflight", "spoilt.pdf", "-p", "offset-x1a", "--json").out)
    assert [found["id"] for found in report["findings"]] == ["colour-forbidden"]
    assert report["judges"] == ["offset-x1a"]


def test_what_is_no_file_and_who_is_no_printer_are_usage_errors(shell: Shell, sound: Path) -> None:
    missing = shell("preflight", "nothing.pdf", "-p", "lulu")
    assert (missing.code, "nothing.pdf is not there" in missing.err) == (ExitCode.USAGE, True)
    assert shell("preflight", ".", "-p", "lulu").code is ExitCode.USAGE
    unknown = shell("preflight", sound.name, "-p", "lullu")
    assert unknown.code is ExitCode.USAGE
    assert "Did you mean lulu" in unknown.err
    assert shell("preflight", sound.name).code is ExitCode.USAGE


def test_a_file_that_is_no_pdf_is_a_finding(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_text("Dear printer,")
    done = shell("preflight", "letter.pdf", "-p", "office")
    assert (done.code, "error[pdf-unreadable]" in done.out) == (ExitCode.CONTENT, True)


def test_a_projects_own_printer_counts(shell: Shell, letters: Path) -> None:
    own = letters / "styles/printers/press.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        'trim = { width = "148mm", height = "210mm" }\nmargins = { top = "18mm", bottom = "20mm", inner = "19mm", '
        'outer = "16mm" }\npage_multiple = 16\n'
    )
    office = letters / "office.pdf"
    office.write_bytes(Sound(printer("office")).bytes())
    done = shell("preflight", office, "-p", "press", "-C", letters)
    assert [line.split("[")[1].split("]")[0] for line in done.lines if "error[" in line] == ["pages-multiple"]


def test_an_edition_brings_its_trim_and_its_fonts(shell: Shell, letters: Path) -> None:
    edition = letters / "content/editions/2026-11/edition.toml"
    edition.write_text(edition.read_text() + '\ntrim = { width = "140mm", height = "200mm" }\n')
    book = letters / "book.pdf"
    book.write_bytes(Sound(printer("office")).bytes())
    done = shell("preflight", book, "--edition", "2026-11", "-C", letters)
    assert done.code is ExitCode.CONTENT
    assert "ordered is 140 × 200 mm" in done.out
    assert "font-foreign" not in done.out


def test_warnings_are_errors_where_strictness_is_asked_for(shell: Shell, tmp_path: Path) -> None:
    bare = Sound(printer("office"))
    del bare.pdf.Root.PageLabels
    (tmp_path / "bare.pdf").write_bytes(bare.bytes())
    assert shell("preflight", "bare.pdf", "-p", "office").code is ExitCode.OK
    strict = shell("preflight", "bare.pdf", "-p", "office", "--strict")
    assert (strict.code, "error[label-missing]" in strict.out) == (ExitCode.CONTENT, True)


def test_a_cover_is_held_to_its_pages_and_paper(shell: Shell, sound: Path) -> None:
    wrong = shell("preflight", sound.name, "-p", "lulu", "--cover", "100")
    assert wrong.code is ExitCode.CONTENT
    # 2 × 6 in, and a spine of 100 / 444 + 0.06 in
    assert "ordered is 312 × 228.6 mm" in wrong.out
    assert shell("preflight", sound.name, "-p", "office", "--cover", "100").code is ExitCode.USAGE
    paper = shell("preflight", sound.name, "-p", "lulu", "--cover", "100", "--paper", "60# creme")
    assert "Did you mean 60# cream" in paper.err
