"""``publish diff``: two printings of any kind, and what changed between them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.errors import ExitCode
from publish.reports.run_json import run_json
from publish.tools.pdfium import drawer
from tests.cli.conftest import Shell
from tests.reports.runs import a_run

ROOT = Path(__file__).parents[2]


def test_what_is_no_printing_is_refused(shell: Shell, tmp_path: Path) -> None:
    files = {
        "none.json": "{}",
        "later.json": '{"format": "dispatch-press run", "version": 9}',
        "short.json": '{"format": "dispatch-press run", "version": 1}',
        "text.md": "The lamp.",
        "broken.epub": "PK\x03\x04 and no more",
        "broken.pdf": "%PDF-1.7\nand no more",
    }
    sound = tmp_path / "sound.json"
    sound.write_text(run_json(a_run()))
    for name, text in files.items():
        (tmp_path / name).write_text(text)
        for pair in ((tmp_path / name, sound), (sound, tmp_path / name)):
            done = shell("diff", *pair)
            assert done.code is ExitCode.USAGE, name
            assert done.err.startswith("error: ")
            assert "hint: " in done.err
            assert done.out == ""
    assert shell("diff", tmp_path / "gone.json", sound).code is ExitCode.USAGE


def test_a_report_that_is_older_is_compared_by_what_it_has(shell: Shell, tmp_path: Path) -> None:
    report = json.loads(run_json(a_run()))
    (tmp_path / "new.json").write_text(json.dumps(report))
    del report["compares"]
    report["editions"][0]["dispatches"][0]["words"] = 1100
    for edition in report["editions"]:
        for dispatch in edition["dispatches"]:
            del dispatch["passages"], dispatch["shown"]
        for book in edition["books"]:
            del book["metadata"], book["faces"]
    (tmp_path / "old.json").write_text(json.dumps(report))
    done = shell("diff", tmp_path / "old.json", tmp_path / "new.json")
    assert done.code is ExitCode.OK, done.err
    assert "1,100 → 1,149 (+49)" in done.out
    assert "was written by another version of publish" in done.out


def test_what_is_written_is_what_the_name_says(shell: Shell, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(run_json(a_run()))
    for name, begin in (("a.md", "<!-- "), ("a.html", "<!DOCTYPE html>"), ("a.json", "{\n")):
        done = shell("diff", report, report, "-o", tmp_path / name)
        assert (done.code, done.lines) == (ExitCode.OK, [name])
        assert "Nothing changed." in done.err
        assert (tmp_path / name).read_text().startswith(begin)
    assert shell("diff", report, report, "-o", tmp_path / "a.txt").code is ExitCode.USAGE
    assert shell("diff", report, report, "--json", "-o", tmp_path / "a.md").code is ExitCode.USAGE
    assert shell("diff", report, report, "-o", tmp_path / "none/a.md").code is ExitCode.OK
    assert json.loads(shell("diff", report, report, "--json").out)["editions"] == []


OLD = "felt that somebody had hung up on him."
NEW = "felt that somebody had quietly hung up on him in the middle of a word."


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, require_tool: Callable[[str], Path]) -> tuple[Path, Path]:
    """The sample edition of a month, and the same with one sentence changed; the second is compared with the first."""
    require_tool("epubcheck")
    folders: list[Path] = []
    for name in ("before", "after"):
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(ROOT / "content", folder / "content")
        base: list[str] = []
        if folders:
            dispatch = folder / "content/editions/2026-11/lighthouse.md"
            text = dispatch.read_text()
            assert text.count(OLD) == 1
            dispatch.write_text(text.replace(OLD, NEW))
            base = ["--base", str(folders[0] / "build/report")]
        command = [sys.executable, "-c", "from publish.cli.app import main; main()", "ci", "--no-strict", "-q"]
        done = subprocess.run([*command, "2026-11", *base], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        folders.append(folder)
    return folders[0], folders[1]


def pixels(path: Path) -> list[bytes]:
    with drawer(path) as pages:
        return [pages.draw(number, pages.boxes(number).media, dpi=72).tobytes() for number in range(len(pages))]


@pytest.mark.slow
def test_one_changed_sentence_of_the_samples_is_one_dispatch_and_its_pages(runs: tuple[Path, Path]) -> None:
    told: dict[str, Any] = json.loads((runs[1] / "build/report/changes.json").read_text())
    (edition,) = told["editions"]
    (dispatch,) = edition["dispatches"]
    assert (dispatch["key"], dispatch["change"]) == ("2026-11/lighthouse", "changed")
    (sentence,) = dispatch["sentences"]
    assert sentence["before"].endswith(OLD)
    assert sentence["after"].endswith(NEW)
    assert dispatch["words_after"] - dispatch["words_before"] == len(NEW.split()) - len(OLD.split())
    new = json.loads((runs[1] / "build/report/report.json").read_text())
    own = next(one for one in new["editions"][0]["dispatches"] if one["key"] == dispatch["key"])
    assert dispatch["words_after"] == own["words"]
    assert dispatch["pictures"] == told["findings"] == told["uncompared"] == []
    (book,) = edition["books"]
    assert book["path"] == "build/2026-11.pdf"
    assert book["metadata"] == []
    before, after = (pixels(folder / "build/2026-11.pdf") for folder in runs)
    really = [number for number, pair in enumerate(zip(before, after, strict=True), start=1) if pair[0] != pair[1]]
    assert really
    assert [one["number_after"] for one in book["pages"]] == really
    assert {one["change"] for one in book["pages"]} == {"changed"}
    assert {one["after"] for one in book["pages"]} <= set(own["pages"])
    page = (runs[1] / "build/report/changes.html").read_text()
    assert page.count("data:image/jpeg;base64,") == 2 * len(really)
    assert "1 dispatch, " in (runs[1] / "build/report/report.md").read_text()
    assert (runs[1] / "build/report/changes.md").read_text().startswith("<!-- dispatch-press changes -->\n")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["report/report.json", "2026-11.epub", "2026-11.pdf"])
@pytest.mark.parametrize("other", ["report/report.json", "2026-11.epub", "2026-11.pdf"])
def test_every_mix_of_kinds_names_the_same_sentence(
    shell: Shell, runs: tuple[Path, Path], kind: str, other: str
) -> None:
    done = shell("diff", "--json", runs[0] / "build" / kind, runs[1] / "build" / other)
    assert done.code is ExitCode.OK, done.err
    (edition,) = json.loads(done.out)["editions"]
    (dispatch,) = [one for one in edition["dispatches"] if one["change"] == "changed"]
    assert dispatch["headline"] == "Eleven keepers for a light that needs none"
    (sentence,) = dispatch["sentences"]
    assert [sentence[side].endswith(text) for side, text in (("before", OLD), ("after", NEW))] == [True, True]
    assert [one["change"] for one in edition["dispatches"]] == ["changed"]
    alike = shell("diff", "--json", runs[0] / "build" / kind, runs[0] / "build" / other)
    assert json.loads(alike.out)["editions"] == []
