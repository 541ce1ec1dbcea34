"""``publish import``: a saved page becomes an edition, and every line of it is accounted for."""

import json
from pathlib import Path

import pytest

from publish.errors import ExitCode
from tests.cli.conftest import Shell
from tests.importers.capture.describing import CASES

PAGE = CASES / "newsletter" / "page.txt"
INTO = "content/editions/page"


def test_a_page_becomes_an_edition_that_can_be_checked(shell: Shell, letters: Path) -> None:
    brought = shell("import", PAGE, "--into", INTO, "-C", letters, "--captured", "2026-11-24T09:00Z")
    assert brought.code is ExitCode.OK
    assert "letters/content/editions/page/edition.toml" in brought.lines
    assert "letters/content/editions/page/reading-report.txt" in brought.lines
    assert all(Path(line).is_file() for line in brought.lines)
    assert "captured = 2026-11-24T09:00:00Z" in (letters / INTO / "edition.toml").read_text()
    [(total, verdicts)] = [line.split(" lines: ") for line in brought.err.splitlines() if " lines: " in line]
    assert int(total) == sum(int(part.split()[0]) for part in verdicts.split(", "))
    assert shell("check", "page", "-C", letters).code is ExitCode.OK


def test_what_an_editor_changed_is_not_written_over(shell: Shell, letters: Path) -> None:
    shell("import", PAGE, "--into", INTO, "-C", letters, "-q")
    dispatch = next((letters / INTO).glob("*.md"))
    edited = dispatch.read_text() + "\nAn editor's line.\n"
    dispatch.write_text(edited)
    again = shell("import", PAGE, "--into", INTO, "-C", letters, "-q")
    assert (again.code, again.out) == (ExitCode.CONTENT, "")
    assert "error[capture-edited]" in again.err
    assert dispatch.read_text() == edited
    shown = shell("import", PAGE, "--into", INTO, "-C", letters, "-q", "--diff")
    assert "-An editor's line." in shown.lines
    assert dispatch.read_text() == edited


def test_the_report_for_programs_names_the_files(shell: Shell, letters: Path) -> None:
    document = json.loads(shell("import", PAGE, "--into", INTO, "-C", letters, "--json").out)
    assert (document["command"], document["ok"], document["editions"]) == ("import", True, ["page"])
    assert "letters/content/editions/page/reading-report.json" in document["files"]


@pytest.mark.parametrize("arguments", [["nowhere.txt", "--into", INTO], [str(PAGE), "--into", "x"], [str(PAGE)]])
def test_a_page_or_a_place_that_is_none_is_refused(shell: Shell, letters: Path, arguments: list[str]) -> None:
    refused = shell("import", *arguments, "-C", letters)
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert refused.err.startswith("error: ")
