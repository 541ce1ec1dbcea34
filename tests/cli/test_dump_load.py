"""``publish dump`` and ``publish load``: the tree out of the files and into files again."""

import io
import json
import sys
from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from tests.cli.conftest import Shell


def test_what_is_dumped_is_loaded_unchanged(shell: Shell, letters: Path, tmp_path: Path) -> None:
    dumped = shell("dump", "2026-11", "-C", letters)
    assert dumped.code is ExitCode.OK
    (tmp_path / "dump.json").write_text(dumped.out)
    assert shell("load", "dump.json").out == dumped.out


def test_a_dump_is_read_from_standard_input(shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumped = shell("dump", "2026-11", "-C", letters).out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dumped.encode())))
    assert shell("load", "-").out == dumped


def test_with_an_error_nothing_is_dumped(shell: Shell, letters: Path) -> None:
    (letters / "content/editions/2026-11/03.md").write_text("---\nheadlin: x\n---\n\nText.\n")
    dumped = shell("dump", "2026-11", "-C", letters)
    assert (dumped.code, dumped.out) == (ExitCode.CONTENT, "")
    assert "03.md:2:1: error[matter-key-unknown]" in dumped.err


def test_a_dump_becomes_files_that_read_back_to_the_same_edition(shell: Shell, letters: Path, tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_text(shell("dump", "2026-11", "-C", letters).out)
    shell("new", "moved", "--date", "2027-01-01")
    made = shell("load", "dump.json", "--into", "moved/content/editions/2026-11", "-C", "moved")
    assert made.code is ExitCode.OK
    assert made.lines == [
        "moved/content/editions/2026-11/01-window.md",
        "moved/content/editions/2026-11/02-letter.md",
        "moved/content/editions/2026-11/edition.toml",
    ]
    assert "content/editions/2026-11/images/desk.jpg is not there" in made.err
    old, new = (
        load_edition(load_project(root).value, "2026-11").value.edition for root in (letters, tmp_path / "moved")
    )
    assert new.parts == old.parts
    assert new.notices == old.notices
    assert (new.title, new.number, new.date, new.identifier) == (old.title, old.number, old.date, old.identifier)
    again = shell("load", "dump.json", "--into", "moved/content/editions/2026-11", "-C", "moved")
    assert again.code is ExitCode.USAGE
    assert "is there already" in again.err


@pytest.mark.parametrize(
    ("into", "message"),
    [
        ("elsewhere", "not a folder for an edition"),
        ("content/editions/a/b", "not a folder for an edition"),
        ("content/editions/a.b", "cannot name an edition"),
        ("content/editions/..", "not a folder for an edition"),
    ],
)
def test_a_folder_that_is_no_place_for_an_edition_is_refused(
    shell: Shell, letters: Path, tmp_path: Path, into: str, message: str
) -> None:
    (tmp_path / "dump.json").write_text(shell("dump", "2026-11", "-C", letters).out)
    refused = shell("load", "dump.json", "--into", into, "-C", letters)
    assert refused.code is ExitCode.USAGE
    assert message in refused.err


def test_a_dump_of_strangers_writes_nowhere_else(shell: Shell, letters: Path, tmp_path: Path) -> None:
    document = json.loads(shell("dump", "2026-11", "-C", letters).out)
    for folder in ("../../..", "/etc", "a/b", ".."):
        document["edition"]["parts"][0]["dispatches"][0]["folder"] = folder
        (tmp_path / "dump.json").write_text(json.dumps(document))
        refused = shell("load", "dump.json", "--into", "content/editions/new", "-C", letters)
        assert refused.code is ExitCode.USAGE
        assert "not a place for a dispatch" in refused.err
    assert not (letters / "content/editions/new").exists()


@pytest.mark.parametrize("text", ["", "{}", "[1", '{"format": "x"}', "\ufeff{}"])
def test_what_is_no_dump_is_refused(shell: Shell, tmp_path: Path, text: str) -> None:
    (tmp_path / "dump.json").write_text(text)
    assert shell("load", "dump.json").code is ExitCode.USAGE
    assert shell("load", "nowhere.json").code is ExitCode.USAGE
    (tmp_path / "dump.json").write_bytes(b"\xff\xfe")
    assert "not text in UTF-8" in shell("load", "dump.json").err
