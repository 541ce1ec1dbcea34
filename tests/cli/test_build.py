"""``publish build``: the books of the editions that were asked for, their paths, and a report."""

import json
import zipfile
from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.resources import SHIPPED
from tests.cli.conftest import Shell


def test_a_new_project_builds_as_it_is(shell: Shell, letters: Path) -> None:
    built = shell("build", "--strict", "-C", letters)
    assert built.code is ExitCode.OK
    assert sorted(built.lines) == ["letters/build/2026-11.epub", "letters/build/2026-11.pdf"]
    assert (letters / "build/2026-11.pdf").read_bytes().startswith(b"%PDF-1.7")
    with zipfile.ZipFile(letters / "build/2026-11.epub") as book:
        assert book.read("mimetype") == b"application/epub+zip"
    assert built.err == "no problems, 3 notes (--verbose tells them)\n"
    assert {path.name for path in (letters / "build").iterdir()} == {
        ".gitignore",
        ".cache",
        ".lock",
        "2026-11.accessibility.json",
        "2026-11.pages.json",
        "2026-11.cover.jpg",
        "2026-11.epub",
        "2026-11.pdf",
    }


@pytest.mark.slow
def test_a_report_as_json_names_the_books(shell: Shell, letters: Path) -> None:
    document = json.loads(shell("build", "--json", "-C", letters).out)
    books = {book["format"]: book for book in document["books"]}
    assert (document["ok"], set(books)) == (True, {"epub", "pdf"})
    assert books["pdf"]["bytes"] == (letters / "build/2026-11.pdf").stat().st_size
    assert books["pdf"]["pages"] > 4
    assert books["epub"]["pages"] is None


@pytest.mark.slow
def test_only_what_was_asked_for_is_made(shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("new", "edition", "2026-12", "-C", letters)
    monkeypatch.chdir(letters / "content")
    built = shell("build", "2026-11", "--format", "pdf", "--quiet")
    assert built.code is ExitCode.OK
    assert built.lines == [str(letters / "build/2026-11.pdf")]
    assert built.err == ""
    assert not (letters / "build/2026-11.epub").exists()


def test_settings_with_errors_stop_everything(shell: Shell, letters: Path) -> None:
    publication = letters / "content/publication.toml"
    publication.write_text(publication.read_text().replace("publisher =", "publischer ="))
    for command in ("check", "build"):
        stopped = shell(command, "-C", letters)
        assert stopped.code is ExitCode.CONTENT
        assert "content/publication.toml:" in stopped.out + stopped.err
        assert "Did you mean publisher?" in stopped.out + stopped.err
    assert {path.name for path in (letters / "build").iterdir()} == {".cache", ".gitignore"}


def test_without_pango_the_way_to_it_is_shown(shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.pipeline.doctor._loaded", lambda files: None)
    stopped = shell("build", "-C", letters)
    assert stopped.code is ExitCode.ENVIRONMENT
    assert "no page can be set without Pango" in stopped.err
    assert "publish doctor" in stopped.err


@pytest.mark.slow
def test_a_printer_that_wants_a_cover_gets_one_and_its_measures_are_told(shell: Shell, letters: Path) -> None:
    edition = letters / "content/editions/2026-11/edition.toml"
    edition.write_text(edition.read_text() + '\nisbn = { print = "978-3-16-148410-0" }\n')
    house = letters / "styles/printers/house.toml"
    house.parent.mkdir(parents=True, exist_ok=True)
    house.write_text(SHIPPED.read_text("styles/printers/lulu.toml").replace("pages_min = 32", "pages_min = 2"))
    built = shell("build", "--printer", "house", "-C", letters)
    cover = "letters/build/2026-11.house.cover.pdf"
    assert built.lines == ["letters/build/2026-11.house.pdf", cover], built.err
    assert f"{cover}:\n  spine      " in built.err
    assert "EAN-13 9783161484100 at 100%" in built.err
    document = json.loads(shell("build", "--printer", "house", "--json", "-C", letters).out)
    pdf, wrap = document["books"]
    assert (pdf["format"], pdf["dimensions"]) == ("pdf", None)
    assert (wrap["format"], wrap["path"], wrap["pages"]) == ("cover", cover, 1)
    spine = pdf["pages"] * 25.4 / 444 + 0.06 * 25.4
    assert wrap["dimensions"]["spine"] == pytest.approx(spine, abs=0.001)
