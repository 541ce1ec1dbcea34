"""``publish where``: from a place on a page, or from words, to the line that they were set from."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from publish.checks.words import letters
from publish.errors import ExitCode
from publish.pipeline.starting import NewProject, start_project
from tests.books.press import built
from tests.cli.conftest import IDENTIFIER, Shell

WRAPPED = """---
headline: Where it comes from
credits:
  - {name: Edda Quill, roles: [writer]}
date: 2026-11-20
---

The first paragraph is set from
several lines of the file, as
some hands write it, *with marks*
between and a [link](https://long.example/with/some/words) in it.

- One thing that is listed.
- Another thing, with “quotes” -- and a dash.

## A heading for it

A note stands here.[^a] And behind it the paragraph goes on for so long that it takes up more than one line of the page.

[^a]: What the note says of it.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("where")
    start_project(folder, NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20)))
    (folder / "content/editions/2026-11/03-wrapped.md").write_text(WRAPPED, encoding="utf-8")
    built(folder, "--format", "pdf")
    return folder


def page_map(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "build/2026-11.pages.json").read_text(encoding="utf-8"))
    return read


FILE = "content/editions/2026-11/03-wrapped.md"


def place_of(words: str) -> str:
    """Where words stand in the file, as they are written there."""
    before = WRAPPED[: WRAPPED.index(words)]
    return f"{FILE}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("Where it comes from", "Where it comes from"),
        ("first paragraph", "first paragraph"),
        ("several lines", "several lines"),
        ("marks between", "marks*"),
        ("as some hands", "as\nsome"),
        ("link in it", "link](https"),
        ("and a link", "and a [link"),
        ("Another thing, with quotes – and a", "Another"),
        ("a heading FOR it", "A heading"),
        ("takes up more than one line", "takes up"),
        ("What the note says", "What the note"),
        ("roles Edda Quill in", ""),
    ],
)
def test_words_are_found_at_their_line(shell: Shell, made: Path, phrase: str, written: str) -> None:
    done = shell("where", "-C", made, "2026-11", *phrase.split())
    assert done.lines == ([place_of(written)] if written else []), done.err


def test_every_place_of_words_is_told(shell: Shell, made: Path) -> None:
    done = shell("where", "-C", made, made / "build/2026-11.pdf", "the")
    assert len(done.lines) > 4
    assert len({*done.lines}) == len(done.lines)


def test_the_middle_of_each_block_leads_to_its_line(shell: Shell, made: Path) -> None:
    """Every block of every page, by a point in it; one of several lines to the line that its words stand in."""
    seen = 0
    for page in page_map(made)["pages"]:
        for block in page["blocks"]:
            box = block["box"]
            done = shell("where", "-C", made, "2026-11", page["label"], f"{box['x'] + 5}pt", f"{box['y'] + 3}")
            (line,) = done.lines
            path, number, _ = line.split(":")
            assert path == block["path"]
            if block["text"] and re.search(r":b\d+$", block["block"]):
                source = (made / path).read_text(encoding="utf-8").splitlines()[int(number) - 1 :]
                assert letters(block["text"])[:12] in letters(" ".join(source))[:600]
                seen += 1
    assert seen > 6


def test_a_mark_in_the_margin_is_meant_for_what_stands_beside_it(shell: Shell, made: Path) -> None:
    page = page_map(made)["pages"][-1]
    block = next(one for one in page["blocks"] if one["block"].endswith(":b0"))
    middle = block["box"]["y"] + block["box"]["height"] / 2
    beside = shell("where", "-C", made, "2026-11", page["label"], "4mm", str(middle)).lines
    assert beside == shell("where", "-C", made, "2026-11", page["label"], "30mm", str(middle)).lines
    assert re.match(rf"{re.escape(FILE)}:(8|9|10|11):", beside[0])


def test_what_is_not_there_is_told(shell: Shell, made: Path, tmp_path: Path) -> None:
    done = shell("where", "-C", made, "2026-11", "words that nobody wrote")
    assert (done.code, done.out) == (ExitCode.CONTENT, "")
    done = shell("where", "-C", made, "2026-11", "99", "1", "1")
    assert done.code is ExitCode.USAGE
    assert "Pages with dispatches: " in done.err
    done = shell("where", "-C", made, "2026-11", "5", "12furlong", "1")
    assert done.code is ExitCode.USAGE
    last = page_map(made)["pages"][-1]["label"]
    assert shell("where", "-C", made, "2026-11", last, "50", "4000").code is ExitCode.CONTENT


def test_the_map_is_known_by_the_book_and_not_by_its_name(shell: Shell, made: Path, tmp_path: Path) -> None:
    project = shutil.copytree(made, tmp_path / "copy")
    mailed = tmp_path / "read this.pdf"
    shutil.copyfile(project / "build/2026-11.pdf", mailed)
    assert shell("where", "-C", project, mailed, "first paragraph").lines == [f"{FILE}:8:5"]
    path = project / "build/2026-11.pages.json"
    whole = path.read_text(encoding="utf-8")
    for spoilt in (whole.replace(page_map(made)["sources"], "0" * 48), whole[:100], "[]", whole.replace("pages", "p")):
        path.write_text(spoilt, encoding="utf-8")
        done = shell("where", "-C", project, mailed, "first paragraph")
        assert done.code is ExitCode.USAGE
        assert "there is no map of the pages of read this.pdf" in done.err


def test_lines_that_moved_are_found_where_they_are_now(shell: Shell, made: Path, tmp_path: Path) -> None:
    project = shutil.copytree(made, tmp_path / "edited")
    path = project / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("\nThe first", "\n\n\nThe first"), encoding="utf-8")
    assert shell("where", "-C", project, "2026-11", "several lines").lines == [f"{FILE}:11:1"]
