"""``publish verify``: the finished books, read in full; who could not judge is named."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import ExitCode, PublishError, Timeout
from publish.tools.run import Unreadable
from publish.tools.tool import Tool
from tests.cli.conftest import Shell


def test_books_that_are_not_there_are_named(shell: Shell, letters: Path) -> None:
    verified = shell("verify", "-q", "-C", letters)
    assert verified.code is ExitCode.CONTENT
    assert [line.split(": ")[1] for line in verified.lines if "error" in line] == ["error[book-missing]"] * 2
    assert (
        "content/editions/2026-11/edition.toml:1:1: error[book-missing]: there is no build/2026-11.epub" in verified.out
    )


def test_validators_that_are_missing_are_named_or_required(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Tool("qpdf", None, "there is no program qpdf", "Install qpdf.")
    monkeypatch.setattr("publish.tools.tool.shutil.which", lambda name: None)
    monkeypatch.setattr(
        "publish.tools.java.archive", lambda name, package, inside: Tool(name, None, "no Java", "Get it.")
    )
    named = shell("verify", "-C", letters)
    assert f"qpdf did not judge: {gone.reason}. {gone.hint}" in named.err
    absent = json.loads(shell("verify", "--json", "-C", letters).out)["absent"]
    assert {"name": "qpdf", "reason": gone.reason, "hint": gone.hint} in absent
    required = shell("verify", "--require-validators", "-C", letters)
    assert required.code is ExitCode.ENVIRONMENT
    assert "qpdf: there is no program qpdf" in required.err


@pytest.mark.slow
def test_the_starter_passes_every_validator_and_a_spoilt_book_does_not(
    shell: Shell, letters: Path, require_tool: Callable[[str], Path]
) -> None:
    for tool in ("epubcheck", "verapdf", "qpdf", "ghostscript"):
        require_tool(tool)
    assert shell("build", "-C", letters).code is ExitCode.OK
    sound = shell("verify", "-C", letters, "--require-validators")
    assert (sound.code, [line for line in sound.lines if "error" in line]) == (ExitCode.OK, [])
    assert "2 books read" in sound.err
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    was = dispatch.read_text()
    dispatch.write_text(was + "\nA sentence that no book holds yet.\n")
    for book in (letters / "build").glob("2026-11.*"):
        book.touch()  # what was looked at since is older all the same
    older = shell("verify", "-q", "-C", letters)
    assert older.code is ExitCode.CONTENT
    assert older.out.count("error[book-older]") == 2
    assert "fault of this program" not in older.out
    report = json.loads(shell("verify", "--json", "-C", letters).out)
    assert {found["id"] for found in report["findings"] if found["severity"] == "error"} == {"book-older"}
    dispatch.write_text(was)
    assert shell("verify", "-q", "-C", letters).code is ExitCode.OK
    dispatch.write_text(was.replace("\n\n", "\n\n\n"))
    assert shell("verify", "-q", "-C", letters).code is ExitCode.OK
    picture = letters / "content/editions/2026-11/images/desk.jpg"
    picture.write_bytes(picture.read_bytes() + b"\0")
    redrawn = shell("verify", "-q", "-C", letters)
    assert (redrawn.code, redrawn.out.count("error[book-older]")) == (ExitCode.CONTENT, 2)
    picture.write_bytes(picture.read_bytes()[:-1])
    _without(letters / "build/2026-11.epub", b"window")
    lost = shell("verify", "-q", "-C", letters)
    assert lost.code is ExitCode.CONTENT
    assert "error[text-changed]" in lost.out
    shutil.copy(letters / "build/2026-11.epub", letters / "build/2026-11.pdf")
    spoilt = shell("verify", "-q", "-C", letters)
    assert spoilt.code is not ExitCode.OK


def _without(book: Path, word: bytes) -> None:
    """Take a word out of the texts of an e-book."""
    with zipfile.ZipFile(book) as archive:
        files = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(book, "w") as archive:
        for info, data in files:
            text = info.filename.endswith(".xhtml") and "nav" not in info.filename
            archive.writestr(info, data.replace(b" " + word, b"") if text else data)


@pytest.mark.slow
def test_a_book_in_a_version_without_tags_is_held_to_its_pages(
    shell: Shell, letters: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("pdftotext")
    printers = letters / "styles/printers"
    printers.mkdir(parents=True)
    office = (Path(__file__).parents[2] / "styles/printers/office.toml").read_text()
    (printers / "old.toml").write_text(office.replace('pdf = "1.7"', 'pdf = "1.3"').replace("ua = true", "ua = false"))
    assert shell("build", "-q", "-C", letters).code is ExitCode.OK
    assert shell("build", "-q", "--printer", "old", "-C", letters).code is ExitCode.OK
    assert b"/StructTreeRoot" not in (letters / "build/2026-11.old.pdf").read_bytes()
    sound = shell("verify", "-C", letters)
    assert (sound.code, sound.out) == (ExitCode.OK, "")
    assert "3 books read" in sound.err


@pytest.mark.slow
def test_a_cover_is_held_to_its_printer_and_a_stranger_is_named(shell: Shell, letters: Path) -> None:
    printers = letters / "styles/printers"
    printers.mkdir(parents=True)
    for printer in ("lulu", "ingram"):
        shipped = (Path(__file__).parents[2] / f"styles/printers/{printer}.toml").read_text()
        (printers / f"{printer}.toml").write_text(re.sub(r"^pages_min = \d+", "pages_min = 1", shipped, flags=re.M))
        assert shell("build", "-q", "--printer", printer, "-C", letters).code is ExitCode.OK
    assert shell("build", "-q", "-C", letters).code is ExitCode.OK
    sound = shell("verify", "-C", letters)
    assert (sound.code, sound.out) == (ExitCode.OK, "")
    assert "6 books read" in sound.err
    built = letters / "build"
    shutil.copy(built / "2026-11.lulu.cover.pdf", built / "2026-11.backup.cover.pdf")
    shutil.copy(built / "2026-11.pdf", built / "2026-11.backup.pdf")
    shutil.copy(built / "2026-11.ingram.cover.pdf", built / "2026-11.lulu.cover.pdf")
    shutil.copy(built / "2026-11.lulu.pdf", built / "2026-11.ingram.cover.pdf")
    spoilt = shell("verify", "-q", "-C", letters).out
    assert re.search(r"error\[[a-z-]+\]: in 2026-11\.lulu\.cover\.pdf, ", spoilt)
    assert "error[pages-number]: in 2026-11.ingram.cover.pdf, " in spoilt
    assert spoilt.count("no printer is called “backup”") == 2


@pytest.mark.slow
@pytest.mark.parametrize("error", [Timeout("qpdf takes longer than 60 s"), Unreadable("qpdf cannot read it")])
def test_a_validator_that_gives_up_on_one_book_leaves_the_others(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch, error: PublishError
) -> None:
    assert shell("build", "-q", "-C", letters).code is ExitCode.OK
    monkeypatch.setattr("publish.tools.qpdf.find", lambda: Tool("qpdf", Path("/usr/bin/qpdf"), "", ""))

    def gives_up(_: Path) -> None:
        raise error

    monkeypatch.setattr("publish.tools.qpdf.check", gives_up)
    verified = shell("verify", "-C", letters)
    assert verified.code is ExitCode.CONTENT
    assert f"error[pdf-unreadable]: in 2026-11.pdf, the file cannot be read: {error.message}" in verified.out
    assert "2 books read" in verified.err
