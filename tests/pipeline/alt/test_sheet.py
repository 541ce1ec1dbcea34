"""The sheet: what it holds, and what is read back from what spreadsheets make of it."""

from pathlib import Path

import pytest

from publish.model.figures import Decorative, Missing, Written
from publish.pipeline.alt.sheet import read_sheet, write_sheet
from publish.pipeline.alt.worklist import worklist
from publish.pipeline.locate import load_project
from tests.imaging.samples import drawing, jpeg
from tests.imaging.test_embedded import alternatives, xmp
from tests.pipeline.alt.desk import PLACE, Row, project, sheet, written

BODY = """The old harbour, seen from the pier.

::: figure {credit="Archive" outputs=print licence-until=2027-01-31}
![Two boats](images/boats.jpg)

*At* low tide.
:::

![](images/crane.jpg){decorative="an ornament"}
"""


def test_a_row_holds_what_an_editor_needs(tmp_path: Path) -> None:
    photo = jpeg(drawing(), xmp=xmp(alternatives("Iptc4xmpCore:AltTextAccessibility", en="Boats, from the agency")))
    first, second = sheet(project(tmp_path, BODY, photo=photo))
    assert {key: first[key] for key in first if key != "check"} == {
        "file": PLACE,
        "line": "8",
        "state": "described",
        "alt": "Two boats",
        "decorative": "",
        "caption": "At low tide.",
        "credit": "Archive",
        "context": "The old harbour, seen from the pier.",
        "photo_alt": "Boats, from the agency",
        "photo_caption": "",
        "photo_credit": "",
        "photo_rights": "",
        "language": "en",
        "dispatch": "One",
        "edition": "one",
        "picture": "content/editions/one/images/boats.jpg",
        "rights": "",
        "outputs": "print",
        "licence_until": "2027-01-31",
        "photo_licence_until": "",
    }
    assert (second["state"], second["alt"], second["decorative"]) == ("decorative", "", "an ornament")


def test_a_yearbook_lists_a_picture_once(tmp_path: Path) -> None:
    home = project(tmp_path, BODY)
    year = tmp_path / "content/editions/year"
    year.mkdir()
    (year / "edition.toml").write_text('title = "Year"\ndispatches = ["../one/*.md"]\n')
    assert len(sheet(load_project(home.root).value)) == 2


def test_only_missing_ones(tmp_path: Path) -> None:
    home = project(tmp_path, f"{BODY}\n![](images/crane.jpg)\n")
    assert [entry.at.line for entry in worklist(home, (), missing=True).value] == [15]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_spreadsheets_save_in_several_ways(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = sheet(project(tmp_path, BODY))
    rows[0]["alt"] = "Two boats; one\nis green, “quoted”"
    read = read_sheet(written(rows, delimiter=delimiter, encoding=encoding), "alt.csv")
    assert read.ok
    assert [(edit.alt, edit.touched) for edit in read.value] == [
        (Written("Two boats; one is green, “quoted”"), True),
        (Decorative("an ornament"), False),
    ]


def test_columns_may_be_moved_and_left_out(tmp_path: Path) -> None:
    kept = ("check", "decorative", "alt", "line", "file")
    rows = [{key: row[key] for key in kept} for row in sheet(project(tmp_path, BODY))]
    assert [edit.touched for edit in read_sheet(written(rows), "alt.csv").value] == [False, False]


@pytest.mark.parametrize("text", ["=1+1", "+49 boats", "-", "@here", "'quoted", "''=x"])
def test_no_cell_is_a_formula_and_every_text_comes_back(tmp_path: Path, text: str) -> None:
    body = f'![](images/boats.jpg){{fig-alt="{text}"}}\n'
    home = project(tmp_path, body)
    (row,) = sheet(home)
    assert row["alt"] == f"'{text}"
    (edit,) = read_sheet(write_sheet(worklist(home, ()).value), "alt.csv").value
    assert (edit.alt, edit.touched) == (Written(text), False)


def _row(**cells: str) -> Row:
    return {"file": PLACE, "line": "8", "alt": "", "decorative": "", "check": "", **cells}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe1\x00", "alt.csv is not text in UTF-8"),
        ("ёлка".encode("cp1251"), "alt.csv is not text in UTF-8"),
        (b"", "alt.csv has no column file"),
        (b"a,b\n1,2\n", "alt.csv has no column file"),
        (written([_row(line="eight")]), "“eight” is not a line"),
        (written([_row(alt="x", decorative="y")]), "the picture is called decorative and has a description"),
        (written([_row(alt="x" * 5000)]), "a description has at most 4,000 characters"),
        (written([_row(alt="x" * 200_000)]), "a cell is longer than 131,072 characters, or the row is broken"),
    ],
)
def test_a_sheet_that_cannot_be_understood_is_refused(data: bytes, said: str) -> None:
    read = read_sheet(data, "alt.csv")
    assert [(d.id, d.message) for d in read.diagnostics] == [("alt-sheet-invalid", said)]
    assert not read.ok


def test_empty_rows_and_short_rows(tmp_path: Path) -> None:
    rows = sheet(project(tmp_path, BODY))
    data = written(rows) + b"\r\n,,,\r\n"
    assert len(read_sheet(data, "alt.csv").value) == 2


def test_an_emptied_description_is_missing(tmp_path: Path) -> None:
    rows = sheet(project(tmp_path, BODY))
    rows[0]["alt"] = " "
    assert read_sheet(written(rows), "alt.csv").value[0].alt == Missing()


@pytest.mark.parametrize("number", ["9" * 5000, "1234567890", "٣" * 4400])
def test_a_line_that_no_text_has_is_named_and_no_fault(number: str) -> None:
    table = f"file,line,alt,decorative,check\r\na.md,{number},Boats,,x:y\r\n".encode()
    read = read_sheet(table, "alt.csv")
    assert [found.id for found in read.diagnostics] == ["alt-sheet-invalid"]
    assert len(read.diagnostics[0].message) < 80
