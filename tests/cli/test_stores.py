"""``publish stores`` and ``publish build --store``: who is listed, what is made, and what a store refuses."""

import json
import zipfile
from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.resources import SHIPPED
from tests.cli.conftest import Shell

SHIPPED_NAMES = [file.removesuffix(".toml") for file in SHIPPED.names("styles/stores")]


def own_store(project: Path, text: str, name: str = "corner") -> None:
    folder = project / "styles" / "stores"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def setting(project: Path, line: str) -> None:
    publication = project / "content/publication.toml"
    publication.write_text(f"{line}\n{publication.read_text()}")


def test_shipped_stores_are_listed_outside_a_project(shell: Shell) -> None:
    listed = shell("stores")
    assert listed.code is ExitCode.OK
    assert listed.err == ""
    assert [line.split()[0] for line in listed.lines[1:]] == SHIPPED_NAMES
    assert any("EDITION.kobo.kepub.epub" in line for line in listed.lines)
    kindle = next(line for line in listed.lines if line.startswith("kindle"))
    assert "50.0 MB" in kindle


def test_a_store_is_shown_in_full_and_for_programs(shell: Shell, letters: Path) -> None:
    own_store(letters, 'title = "The corner"\n[must]\nfile = "3MB"\n')
    shown = shell("stores", "corner", "-C", letters)
    assert shown.lines[0] == "corner: The corner."
    assert "3.0 MB" in shown.out
    entries = {entry["name"]: entry for entry in json.loads(shell("stores", "-C", letters, "--json").out)}
    assert set(entries) == {*SHIPPED_NAMES, "corner"}
    assert (entries["corner"]["own"], entries["apple"]["own"]) == (True, False)
    assert entries["corner"]["must"]["file"] == 3_000_000
    unknown = shell("stores", "cobo")
    assert unknown.code is ExitCode.USAGE
    assert "Did you mean kobo?" in unknown.err


def test_faults_of_a_stores_file_are_told_at_their_line(shell: Shell, letters: Path) -> None:
    own_store(letters, 'title = "The corner"\nending = ".mobi"\n')
    listed = shell("stores", "-C", letters)
    assert listed.code is ExitCode.CONTENT
    assert "styles/stores/corner.toml:2:10: error[setting-invalid]" in listed.err


def test_a_store_that_nobody_describes_is_told(shell: Shell, letters: Path) -> None:
    setting(letters, 'stores = ["aple"]')
    checked = shell("check", "-C", letters)
    assert "content/publication.toml:1:10: warning[store-unknown]" in checked.out
    assert "Did you mean apple?" in checked.out
    stopped = shell("build", "-C", letters, "--store", "aple")
    assert stopped.code is ExitCode.USAGE


@pytest.mark.slow
def test_each_store_gets_a_book_of_its_own(shell: Shell, letters: Path) -> None:
    built = shell("build", "-C", letters, "--store", "kobo,apple", "--store", "kobo", "--json")
    assert built.code is ExitCode.OK, built.err
    books = json.loads(built.out)["books"]
    assert [book["path"] for book in books] == [
        "letters/build/2026-11.kobo.kepub.epub",
        "letters/build/2026-11.apple.epub",
    ]
    claims = {claim["property"] for claim in books[0]["accessibility"]["claims"]}
    assert {"schema:accessMode", "schema:accessibilitySummary"} <= claims
    beside = json.loads((letters / "build/2026-11.accessibility.json").read_text())
    assert beside == books[0]["accessibility"]
    assert books[0]["accessibility"]["content"] == books[1]["accessibility"]["content"], "marks change no content"
    assert (letters / "build/2026-11.cover.jpg").read_bytes().startswith(b"\xff\xd8\xff")
    with zipfile.ZipFile(letters / "build/2026-11.kobo.kepub.epub") as book:
        assert b"koboSpan" in book.read("EPUB/d0001.xhtml")
    assert not (letters / "build/2026-11.epub").exists()
    cleaned = shell("clean", "-C", letters)
    assert cleaned.code is ExitCode.OK
    assert {path.name for path in (letters / "build").iterdir()} == {".gitignore", ".lock"}


@pytest.mark.slow
def test_what_a_store_refuses_stops_its_book_and_warns_of_the_common_one(shell: Shell, letters: Path) -> None:
    own_store(letters, 'title = "The corner"\n[must]\nfile = "20kB"\n')
    setting(letters, 'stores = ["corner"]')
    common = shell("build", "--format", "epub", "-C", letters)
    assert common.code is ExitCode.OK
    assert "warning[store-file-size]: in 2026-11.epub, The corner: the book has" in common.err
    assert "--store corner" in common.err
    refused = shell("build", "--store", "corner", "-C", letters)
    assert refused.code is ExitCode.CONTENT
    assert "error[store-file-size]: in 2026-11.corner.epub, The corner: the book has" in refused.err
    assert not (letters / "build/2026-11.corner.epub").exists()
