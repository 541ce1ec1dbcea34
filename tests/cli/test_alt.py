"""``publish alt``: the list, the sheet with its page, and the way back."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

from publish.errors import ExitCode
from tests.cli.conftest import Shell
from tests.pipeline.alt.desk import PLACE, project

BODY = """Before the boats came.

![Two boats](images/boats.jpg "At low & slack tide"){credit="Archive" outputs=print licence-until=2027-01-31}

![](images/crane.jpg)
"""


def test_the_list_names_each_picture_and_where_it_may_be_used(shell: Shell, tmp_path: Path) -> None:
    project(tmp_path, BODY)
    listed = shell("alt")
    assert listed.code is ExitCode.OK
    assert listed.lines == [
        f"{PLACE}:7:1: described: boats.jpg: in print alone until 2027-01-31; Two boats",
        f"{PLACE}:9:1: missing: crane.jpg",
    ]
    assert listed.err == "2 pictures, 1 without description\n"
    assert shell("alt", "one", "--missing", "-q").lines == [f"{PLACE}:9:1: missing: crane.jpg"]


def test_the_list_for_programs(shell: Shell, tmp_path: Path) -> None:
    project(tmp_path, BODY)
    first, second = json.loads(shell("alt", "--json").out)
    assert (first["path"], first["line"], first["state"], first["outputs"], first["licence_until"]) == (
        PLACE,
        7,
        "described",
        ["print"],
        "2027-01-31",
    )
    assert (second["state"], second["alt"], second["licence_until"]) == ("missing", "", None)


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.pictures: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href"):
                (self.pictures if tag == "img" else self.addresses).append(value or "")


def test_the_sheet_and_its_page(shell: Shell, tmp_path: Path) -> None:
    project(tmp_path, BODY)
    done = shell("alt", "--sheet")
    assert (done.code, done.lines) == (ExitCode.OK, ["build/alt.csv", "build/alt.html"])
    text = (tmp_path / "build/alt.html").read_text()
    page = _Page(text)
    assert page.tags.count("article") == 2
    assert [picture[:23] for picture in page.pictures] == ["data:image/jpeg;base64,"] * 2
    assert page.addresses == []
    assert "script" not in page.tags
    assert "default-src 'none'" in text
    assert "At low &amp; slack tide" in text
    assert "2 pictures, 1 without description" in text


def test_a_sheet_goes_where_it_is_wanted(shell: Shell, tmp_path: Path) -> None:
    project(tmp_path, BODY)
    done = shell("alt", "--sheet", "--out", "desk/alt", "--json")
    assert json.loads(done.out)["files"] == ["desk/alt/alt.csv", "desk/alt/alt.html"]
    assert not (tmp_path / "build").exists()


def _describe(sheet: Path, place: int, alt: str) -> None:
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[place]["alt"] = alt
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_edits_come_back_into_the_content(shell: Shell, tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    shell("alt", "--sheet")
    _describe(tmp_path / "build/alt.csv", 1, "A crane by the quay")
    again = shell("alt", "--sheet")
    assert again.code is ExitCode.USAGE
    assert "build/alt.csv holds 1 description that the content does not" in again.err
    done = shell("alt", "--apply", "build/alt.csv")
    assert (done.code, done.lines) == (ExitCode.OK, [PLACE])
    assert "1 description changed, 1 left as they are" in done.err
    assert "![A crane by the quay](images/crane.jpg)" in (home.root / PLACE).read_text()
    assert shell("alt", "--sheet").code is ExitCode.OK


def test_a_line_that_has_changed_stops_all(shell: Shell, tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    shell("alt", "--sheet")
    _describe(tmp_path / "build/alt.csv", 1, "A crane by the quay")
    place = home.root / PLACE
    place.write_text(place.read_text().replace("![](images/crane.jpg)", '![](images/crane.jpg){credit="A"}'))
    before = place.read_text()
    done = shell("alt", "--apply", "build/alt.csv")
    assert (done.code, done.out) == (ExitCode.CONTENT, "")
    assert f"alt.csv:3:1: error[alt-sheet-stale]: line 9 of {PLACE} is not what it was" in done.err
    assert "nothing was written" in done.err
    assert place.read_text() == before


def test_what_does_not_go_together(shell: Shell, tmp_path: Path) -> None:
    project(tmp_path, BODY)
    assert shell("alt", "--out", "x").code is ExitCode.USAGE
    assert shell("alt", "--apply", "x.csv", "--sheet").code is ExitCode.USAGE
    assert "x.csv is no file" in shell("alt", "--apply", "x.csv").err
    assert shell("alt", "--apply", "x.csv").code is ExitCode.USAGE


def test_another_file_of_that_name_is_not_written_over(shell: Shell, tmp_path: Path) -> None:
    project(tmp_path, BODY)
    (tmp_path / "alt.csv").write_text("name,sum\nA,1\n")
    done = shell("alt", "--sheet", "--out", ".")
    assert done.code is ExitCode.USAGE
    assert (tmp_path / "alt.csv").read_text() == "name,sum\nA,1\n"
