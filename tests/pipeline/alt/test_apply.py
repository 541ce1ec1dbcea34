"""Descriptions carried into the Markdown: that line and nothing else, or nothing at all."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from publish.errors import EnvironmentProblem
from publish.pipeline.alt.apply import apply_sheet
from publish.pipeline.atomic_delivery import settle
from publish.pipeline.held import held
from publish.pipeline.load import Project
from publish.pipeline.locate import load_project
from tests.pipeline.alt.desk import HEAD, PLACE, Row, project, sheet, written
from tests.pipeline.torn import torn

BODY = """First.

![Two boats](images/boats.jpg "At low tide"){credit="Archive"}

Last.
"""


def _text(home: Project, name: str = PLACE) -> str:
    return (home.root / name).read_bytes().decode()


def _applied(home: Project, rows: list[Row]) -> list[tuple[str, str]]:
    outcome = apply_sheet(home, written(rows), "alt.csv")
    return [(found.id, found.message) for found in outcome.diagnostics]


def test_one_line_changes_and_nothing_else(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = "Three *boats* [at] quay"
    before = _text(home)
    outcome = apply_sheet(home, written(rows), "alt.csv")
    assert outcome.diagnostics == ()
    assert (outcome.value.edits, outcome.value.unchanged) == (1, 0)
    assert outcome.value.changed == (home.root / PLACE,)
    assert _text(home) == before.replace("![Two boats]", "![Three \\*boats\\* \\[at\\] quay]")
    assert sheet(home)[0]["alt"] == "Three *boats* [at] quay"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(tmp_path: Path, end: str, mark: str) -> None:
    home = project(tmp_path)
    body = f'{HEAD}First\u00a0line.  \n\n![Two\nboats](images/boats.jpg){{credit="A"\n #quay}}\n\t\nLast.'
    before = mark + body.replace("\n", end)
    (home.root / PLACE).write_bytes(before.encode())
    rows = sheet(home)
    rows[0].update(alt="", decorative="an ornament")
    assert _applied(home, rows) == []
    expected = before.replace(f"![Two{end}boats]", "![]").replace("#quay}", '#quay decorative="an ornament"}')
    assert _text(home) == expected


def test_mixed_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    home = project(tmp_path)
    before = "---\r\nheadline: One\n---\r\n\nFirst.\r\n\r\n![Two boats](images/boats.jpg)\n\nLast.\r\n"
    (home.root / PLACE).write_bytes(before.encode())
    rows = sheet(home)
    rows[0]["alt"] = "Three"
    assert _applied(home, rows) == []
    assert _text(home) == before.replace("Two boats", "Three")


def test_a_sheet_nobody_touched_changes_nothing(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    (home.root / PLACE).write_text(_text(home).replace("Two boats", "Four boats"))
    assert _applied(home, rows) == []
    assert "Four boats" in _text(home)


def test_a_sheet_is_applied_twice_without_harm(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    assert _applied(home, rows) == []
    once = _text(home)
    assert _applied(home, rows) == []
    assert _text(home) == once


def test_a_line_that_moved_is_found(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    (home.root / PLACE).write_text(_text(home).replace("First.", "Before.\n\nFirst."))
    assert _applied(home, rows) == []
    assert "![Three boats]" in _text(home)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Two boats", "Four boats"), ("At low tide", "At high tide"), ('credit="Archive"', 'credit="B"')],
)
def test_a_line_that_changed_is_refused_and_nothing_is_written(tmp_path: Path, old: str, new: str) -> None:
    home = project(tmp_path, BODY, BODY)
    rows = sheet(home)
    for row in rows:
        row["alt"] = "Three boats"
    (home.root / PLACE).write_text(_text(home).replace(old, new))
    other = _text(home, "content/editions/one/b.md")
    assert _applied(home, rows) == [
        ("alt-sheet-stale", f"line 7 of {PLACE} is not what it was when the sheet was written")
    ]
    assert _text(home, "content/editions/one/b.md") == other
    assert "Three" not in _text(home)


def test_of_two_lines_alike_the_one_that_is_meant(tmp_path: Path) -> None:
    line = "![Two boats](images/boats.jpg)\n"
    home = project(tmp_path, f"{line}\nBetween.\n\n{line}")
    rows = sheet(home)
    rows[1]["alt"] = "Three boats"
    assert _applied(home, rows) == []
    assert _text(home) == f"{HEAD}{line}\nBetween.\n\n{line.replace('Two', 'Three')}"


def test_two_pictures_in_one_line(tmp_path: Path) -> None:
    home = project(tmp_path, "![A](images/boats.jpg) ![B](images/crane.jpg)\n")
    rows = sheet(home)
    assert [row["picture"].rpartition("/")[2] for row in rows] == ["boats.jpg", "crane.jpg"]
    rows[1]["alt"] = "Crane"
    assert _applied(home, rows) == []
    assert _text(home) == f"{HEAD}![A](images/boats.jpg) ![Crane](images/crane.jpg)\n"
    rows = sheet(home)
    rows[0]["alt"], rows[1]["alt"] = "Boats", "A crane"
    assert _applied(home, rows) == []
    assert _text(home) == f"{HEAD}![Boats](images/boats.jpg) ![A crane](images/crane.jpg)\n"


def test_the_caption_in_the_brackets_stays(tmp_path: Path) -> None:
    home = project(tmp_path, '![At low tide](images/boats.jpg){fig-alt="Two boats"}\n')
    rows = sheet(home)
    assert (rows[0]["alt"], rows[0]["caption"]) == ("Two boats", "At low tide")
    rows[0]["alt"] = 'Three "boats"'
    assert _applied(home, rows) == []
    assert _text(home) == f'{HEAD}![At low tide](images/boats.jpg){{fig-alt="Three \\"boats\\""}}\n'


def test_a_picture_in_a_box_in_a_list(tmp_path: Path) -> None:
    home = project(tmp_path, "- one\n\n  > ![Two boats](images/boats.jpg)\n\n- two\n")
    rows = sheet(home)
    rows[0]["alt"] = "> Three # boats"
    assert _applied(home, rows) == []
    assert sheet(home)[0]["alt"] == "> Three # boats"


@pytest.mark.parametrize(
    "body",
    [
        '<img src="images/boats.jpg" alt="Two boats">\n',
        "![Two boats]\n\n[Two boats]: images/boats.jpg\n",
        '::: figure {fig-alt="Two boats"}\n![At low tide](images/boats.jpg)\n:::\n',
    ],
)
def test_what_cannot_be_set_without_changing_more_is_left_to_people(tmp_path: Path, body: str) -> None:
    home = project(tmp_path, body)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    before = _text(home)
    outcome = apply_sheet(home, written(rows), "alt.csv")
    (found,) = outcome.diagnostics
    assert found.id == "alt-sheet-refused"
    assert found.hint.startswith(f"Write it by hand, in {PLACE}:")
    assert _text(home) == before


_MARKS = ["](x.jpg)", "a ![b](c.jpg)", "`code`", "{.x}", "<b>x</b>", "[^1]", "\\", "&amp;", "a | b"]


@pytest.mark.parametrize("alt", _MARKS)
def test_no_mark_in_a_description_changes_what_stands_round_it(tmp_path: Path, alt: str) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = alt
    assert _applied(home, rows) == []
    (row,) = sheet(home)
    assert row["alt"].removeprefix("'") == alt
    assert (row["caption"], row["credit"]) == ("At low tide", "Archive")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("../outside.md", "“../outside.md” is not a file of an edition"),
        ("/etc/passwd", "“/etc/passwd” is not a file of an edition"),
        ("content/publication.toml", "“content/publication.toml” is not a file of an edition"),
        ("content/editions/one/../../x.md", "“content/editions/one/../../x.md” is not a file of an edition"),
        ("content/editions/one/edition.toml", "content/editions/one/edition.toml is not a dispatch in Markdown"),
        ("content/editions/one/z.md", "content/editions/one/z.md is not there"),
        ("content/editions/one/link.md", "content/editions/one/link.md is a symbolic link, or stands behind one"),
    ],
)
def test_no_other_file_is_touched(tmp_path: Path, file: str, said: str) -> None:
    home = project(tmp_path, BODY)
    outside = tmp_path / "outside.md"
    outside.write_text(HEAD + BODY)
    (home.root / "content/editions/one/link.md").symlink_to(outside)
    (home.root / "content/editions/one/edition.toml").write_text('title = "One"\ndispatches = ["a.md"]\n')
    rows = sheet(home)
    rows[0].update(file=file, alt="Three boats")
    assert _applied(home, rows) == [("alt-sheet-invalid", said)]
    assert outside.read_text() == HEAD + BODY


def test_a_dispatch_with_faults_is_mended_first(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    (home.root / PLACE).write_text(f"{_text(home)}\n::: figur\n")
    assert _applied(home, rows) == [("alt-sheet-invalid", f"{PLACE} has faults")]


def test_rights_of_the_file_stay(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    (home.root / PLACE).chmod(0o640)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    assert _applied(home, rows) == []
    assert (home.root / PLACE).stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    (home.root / PLACE).parent.chmod(0o500)
    with pytest.raises(EnvironmentProblem):
        apply_sheet(home, written(rows), "alt.csv")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    rows = sheet(home)
    rows[0]["alt"] = "Three boats"
    outcome = apply_sheet(home, written(rows), "alt.csv", dry=True)
    assert (outcome.value.edits, outcome.value.changed) == (1, (home.root / PLACE,))
    assert "Three" not in _text(home)


def _two(folder: Path) -> tuple[Project, list[Row]]:
    """A project of two editions, and a sheet that changes a description in each."""
    project(folder, BODY)
    shutil.copytree(folder / "content/editions/one", folder / "content/editions/two")
    home = load_project(folder).value
    rows = sheet(home)
    for row in rows:
        row["alt"] = "Three boats"
    return home, rows


PLACES = (PLACE, PLACE.replace("/one/", "/two/"))


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt()])
def test_where_one_file_cannot_be_put_in_place_none_is(tmp_path: Path, at: int, error: BaseException) -> None:
    home, rows = _two(tmp_path)
    before = {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    rename, count = os.rename, 0

    def failing(*arguments: Any, **named: Any) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise error
        rename(*arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "rename", failing)
        with pytest.raises((EnvironmentProblem, KeyboardInterrupt)):
            apply_sheet(home, written(rows), "alt.csv")
    assert {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()} == before
    outcome = apply_sheet(home, written(rows), "alt.csv")
    assert outcome.value.changed == tuple(home.root / place for place in PLACES)
    assert all("Three boats" in _text(home, place) for place in PLACES)


@pytest.mark.parametrize("edited", [False, True])
def test_what_was_cut_short_is_finished_first(tmp_path: Path, edited: bool) -> None:
    home, rows = _two(tmp_path)
    new = {place: _text(home, place).replace("Two boats", "Three boats").encode() for place in PLACES}
    names = {place.removeprefix("content/editions/"): data for place, data in new.items()}
    torn(home.root, names, path="content/editions")
    if edited:
        (home.root / PLACES[1]).write_text(_text(home, PLACES[1]).replace("Last.", "The last."))
    told: list[str] = []
    outcome = apply_sheet(home, written(rows), "alt.csv", remark=told.append)
    assert outcome.ok
    assert ["cut short" in line and ("changed since" in line) == edited for line in told] == [True]
    assert all("Three boats" in _text(home, place) for place in PLACES)
    assert ("The last." in _text(home, PLACES[1])) == edited, "nothing that was written by hand is lost"
    assert [path.name for path in home.root.rglob(".*")] == []


@pytest.mark.parametrize("moved", [0, 1])
def test_the_journal_of_another_command_in_an_edition_stays_its_own(tmp_path: Path, moved: int) -> None:
    home, rows = _two(tmp_path)
    torn(home.root, {"b.md": b"new", "c.md": b"new"}, moved=moved, path="content/editions/one")
    assert apply_sheet(home, written(rows), "alt.csv").ok
    with held(home.root, "content/editions/one") as folder:
        assert settle(folder)
    assert [_text(home, f"content/editions/one/{name}") for name in ("b.md", "c.md")] == ["new", "new"]
    assert "Three boats" in _text(home)
