"""``publish verify``: the finished books, read in full; who could not judge is named."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import ExitCode
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
    dispatch.write_text(dispatch.read_text() + "\nA sentence that no book holds yet.\n")
    older = shell("verify", "-q", "-C", letters)
    assert older.code is ExitCode.CONTENT
    assert older.out.count("error[book-older]") == 2
    assert "fault of this program" not in older.out
    # The same books, in hand since: now they are newer than the content.
    for book in (letters / "build").glob("2026-11.*"):
        book.touch()
    lost = shell("verify", "-q", "-C", letters)
    assert lost.code is ExitCode.CONTENT
    assert lost.out.count("error[text-lost]") == 2
    shutil.copy(letters / "build/2026-11.epub", letters / "build/2026-11.pdf")
    spoilt = shell("verify", "-q", "-C", letters)
    assert spoilt.code is not ExitCode.OK
