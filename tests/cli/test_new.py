"""``publish new``: what it starts can be checked at once, and nothing is ever written over."""

import io
import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops

from publish.errors import ExitCode
from tests.cli import starter_picture
from tests.cli.conftest import Shell


def front_matter(path: Path) -> dict[str, object]:
    matter: dict[str, object] = yaml.safe_load(path.read_text().split("---\n")[1])
    return matter


def test_a_new_project_is_sound_as_it_is(shell: Shell, tmp_path: Path) -> None:
    made = shell("new", "harbour-notes", "--date", "2026-11-20")
    assert made.code is ExitCode.OK
    assert "harbour-notes/content/editions/2026-11/01-window.md" in made.lines
    written = [path for path in (tmp_path / "harbour-notes").rglob("*") if path.is_file()]
    assert sorted(made.lines) == sorted(str(path.relative_to(tmp_path)) for path in written)
    checked = shell("check", "--quiet", "--project", "harbour-notes")
    assert (checked.code, checked.err) == (ExitCode.OK, "")
    # What it leaves to the desk to write is told, and would stop a book that is held to the letter.
    told = [line.split(": ")[0:2] for line in checked.lines if not line.startswith("  ")]
    names = ("about", "contact", "subscribe")
    assert told == [[f"content/notices/{name}.md:1:1", "warning[placeholder-left]"] for name in names]
    assert shell("check", "--strict", "--quiet", "--project", "harbour-notes").code is ExitCode.CONTENT
    for name in names:
        (tmp_path / f"harbour-notes/content/notices/{name}.md").write_text("Words of the desk's own.\n")
    written_over = shell("check", "--strict", "--quiet", "--project", "harbour-notes")
    assert (written_over.code, written_over.out, written_over.err) == (ExitCode.OK, "", "")


def test_a_new_dispatch_that_was_never_written_is_told(shell: Shell, letters: Path) -> None:
    shell("new", "dispatch", "Nobody came", "--by", "Edda Quill", "--date", "2026-11-20", "-C", letters)
    (dispatch,) = (letters / "content/editions/2026-11").glob("03-*.md")
    dispatch.write_text(re.sub("status: draft.*", "status: ready", dispatch.read_text()))
    told = shell("check", "--quiet", "-C", letters)
    assert "warning[placeholder-left]" in told.out
    assert f"{dispatch.name}:" in told.out


def test_the_starter_shows_what_a_dispatch_can_hold(shell: Shell, letters: Path) -> None:
    tree = shell("dump", "2026-11", "--project", letters).out
    for kind in ("Figure", "Written", "NoteReference", "Heading", "PullQuote", "CrossReference", "Table", "List"):
        assert f'"type": "{kind}"' in tree


def test_the_name_comes_from_the_folder_and_every_project_has_its_own_identifier(shell: Shell, tmp_path: Path) -> None:
    shell("new", "the-harbour_letter")
    shell("new", tmp_path / "other")
    one, other = (
        tomllib.loads((tmp_path / name / "content/publication.toml").read_text())
        for name in ("the-harbour_letter", "other")
    )
    assert (one["title"], other["title"]) == ("The Harbour Letter", "Other")
    assert one["identifier"].startswith("urn:uuid:")
    assert one["identifier"] != other["identifier"]


def test_what_comes_next_can_be_typed(shell: Shell) -> None:
    assert shell("new", "my news").err.endswith("Next: publish build --project 'my news'\n")


def test_words_are_quoted_whatever_they_hold(shell: Shell, tmp_path: Path) -> None:
    title = 'The "Weigh *House*" \\ $title: 7 # 8'
    made = shell("new", "--title", title, "--publisher", "A & B", "--language", "de-AT", "x", "--date", "2026-11-20")
    assert made.code is ExitCode.OK
    settings = tomllib.loads((tmp_path / "x/content/publication.toml").read_text())
    assert (settings["title"], settings["publisher"], settings["language"]) == (title, "A & B", "de-AT")
    assert shell("check", "-q", "-C", "x").code is ExitCode.OK
    notice = (tmp_path / "x/content/notices/about.md").read_text()
    assert notice.startswith('The "Weigh \\*House\\*" \\\\ $title: 7 \\# 8 is written by A & B.')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "english"], "not a language tag"),
        (["--title", " "], "the title is empty"),
        (["--title", "bell\x07"], "cannot be printed"),
        (["--date", "20.11.2026"], "--date: “20.11.2026” is not a date"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    shell: Shell, tmp_path: Path, arguments: list[str], message: str
) -> None:
    refused = shell("new", "x", *arguments)
    assert refused.code is ExitCode.USAGE
    assert message in refused.err
    assert not (tmp_path / "x").exists()


def test_a_project_may_start_beside_other_files_but_never_over_them(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "LICENSE").write_text("mine")
    assert shell("new", "there").code is ExitCode.OK
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = shell("new", "there")
    assert again.code is ExitCode.USAGE
    assert "is there already" in again.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_edition_has_the_next_number_and_the_date(shell: Shell, letters: Path) -> None:
    made = shell("new", "edition", "2026-12", "--date", "2026-12-18", "-C", letters)
    assert made.lines == ["letters/content/editions/2026-12/edition.toml"]
    settings = tomllib.loads((letters / "content/editions/2026-12/edition.toml").read_text())
    assert (settings["title"], settings["number"], str(settings["date"])) == ("No. 2", 2, "2026-12-18")
    assert shell("new", "edition", "2026-12", "-C", letters).code is ExitCode.USAGE


@pytest.mark.parametrize("name", ["2026.12", "../x", "", "a b", ".x"])
def test_a_name_that_cannot_name_books_is_refused(shell: Shell, letters: Path, name: str) -> None:
    refused = shell("new", "edition", name, "-C", letters)
    assert refused.code is ExitCode.USAGE
    assert "letters, digits and hyphens" in refused.err


@pytest.mark.parametrize(("letters_of_it", "code"), [(100, ExitCode.OK), (101, ExitCode.USAGE), (300, ExitCode.USAGE)])
def test_a_name_leaves_room_for_those_of_the_books(
    shell: Shell, letters: Path, letters_of_it: int, code: ExitCode
) -> None:
    made = shell("new", "edition", "x" * letters_of_it, "-C", letters)
    assert made.code is code
    assert ("at most 100 letters" in made.err) == (code is not ExitCode.OK)


def test_a_dispatch_has_the_next_number_and_its_strings_quoted(shell: Shell, letters: Path) -> None:
    headline = 'Scales: a "tour" of \\ weighing & more'
    made = shell("new", "dispatch", headline, "--by", "Ada O'Marr", "--date", "2026-11-21", "-C", letters)
    assert made.lines == ["letters/content/editions/2026-11/03-scales-a-tour-of-weighing-more.md"]
    matter = front_matter(letters / "content/editions/2026-11/03-scales-a-tour-of-weighing-more.md")
    assert (matter["headline"], str(matter["date"]), matter["status"]) == (headline, "2026-11-21", "draft")
    assert matter["credits"] == [{"name": "Ada O'Marr", "roles": ["writer"], "place": ""}]
    checked = shell("check", "-C", letters)
    assert checked.code is ExitCode.OK
    assert checked.err.startswith("no problems, 1 dispatch left out, ")


def test_a_dispatch_goes_into_the_newest_edition_unless_one_is_named(shell: Shell, letters: Path) -> None:
    shell("new", "edition", "a-special", "--date", "2026-12-18", "-C", letters)
    newest = shell("new", "dispatch", "Снег", "-C", letters)
    assert newest.lines == ["letters/content/editions/a-special/01.md"]
    named = shell("new", "dispatch", "Snow", "--edition", "2026-11", "-C", letters)
    assert named.lines == ["letters/content/editions/2026-11/03-snow.md"]
    unknown = shell("new", "dispatch", "Snow", "--edition", "2026-12", "-C", letters)
    assert unknown.code is ExitCode.USAGE
    assert "Did you mean 2026-11?" in unknown.err


def test_a_dispatch_that_no_pattern_gathers_is_named(shell: Shell, letters: Path) -> None:
    settings = letters / "content/editions/2026-11/edition.toml"
    settings.write_text(settings.read_text().replace('["*.md"]', '["01-window.md", "02-letter.md"]'))
    made = shell("new", "dispatch", "Snow", "--quiet", "-C", letters)
    assert "Add 03-snow.md to the dispatches in edition.toml" in made.err


def test_the_shipped_picture_is_the_one_that_is_drawn() -> None:
    shipped = Image.open(io.BytesIO(starter_picture.PLACE.read_bytes()))
    drawn = Image.open(io.BytesIO(starter_picture.encode(starter_picture.desk())))
    difference = ImageChops.difference(shipped.convert("L"), drawn.convert("L"))
    assert max(level for level, count in enumerate(difference.histogram()) if count) < 32
    assert len(starter_picture.PLACE.read_bytes()) < 100_000


_ACTION = f"harbour-press/publish@{'0a' * 20}"


def test_a_workflow_uses_the_program_at_a_commit_and_nothing_else(shell: Shell, letters: Path) -> None:
    for action in ("harbour-press/publish@main", "harbour-press/publish", f"https://a.example/b@{'0a' * 20}", "$(x)"):
        refused = shell("new", "workflow", action, "-C", letters)
        assert (refused.code, "OWNER/REPOSITORY@" in refused.err) == (ExitCode.USAGE, True)
    made = shell("new", "workflow", _ACTION, "-C", letters)
    assert (made.code, made.lines) == (ExitCode.OK, ["letters/.github/workflows/book.yml"])
    document = yaml.safe_load((letters / ".github/workflows/book.yml").read_text())
    assert document["jobs"]["book"]["steps"][-1]["uses"] == _ACTION
    assert "is there already" in shell("new", "workflow", _ACTION, "-C", letters).err


def test_a_project_in_a_folder_of_a_repository_is_named_in_its_workflow(shell: Shell, letters: Path) -> None:
    (letters.parent / ".git").mkdir()
    made = shell("new", "workflow", _ACTION, "-C", letters)
    assert made.lines == [".github/workflows/book.yml"]
    document = yaml.safe_load((letters.parent / ".github/workflows/book.yml").read_text())
    assert document["jobs"]["book"]["steps"][-1]["with"] == {"validators": "true", "project": "letters"}
    assert document[True]["pull_request"]["paths"][:2] == ["letters/content/**", "letters/styles/**"]


@pytest.mark.parametrize(
    ("source", "action"),
    [
        ({"url": "https://github.com/harbour-press/publish.git", "vcs_info": {"commit_id": "0a" * 20}}, _ACTION),
        ({"url": "ssh://git@github.com/harbour-press/publish", "vcs_info": {"commit_id": "0a" * 20}}, _ACTION),
        ({"url": "https://git.example/harbour-press/publish", "vcs_info": {"commit_id": "0a" * 20}}, ""),
        ({"url": "file:///letters", "dir_info": {"editable": True}}, ""),
    ],
)
def test_the_program_knows_where_it_was_installed_from(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch, source: dict[str, object], action: str
) -> None:
    class Installed:
        def read_text(self, _: str) -> str:
            return json.dumps(source)

    monkeypatch.setattr("publish.pipeline.workflow.distribution", lambda _: Installed())
    made = shell("new", "workflow", "-C", letters)
    assert made.code is (ExitCode.OK if action else ExitCode.USAGE)
    started = shell("new", "other")
    assert ("other/.github/workflows/book.yml" in started.lines) is bool(action)
    for path in (letters, letters.parent / "other") if action else ():
        assert f"uses: {action} #" in (path / ".github/workflows/book.yml").read_text()
