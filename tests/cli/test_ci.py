"""``publish ci``: content checked, books made and read back, and a report of all of it, whatever it came to."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from jsonschema import Draft202012Validator

from publish.errors import ExitCode, Timeout
from publish.tools import java
from tests.cli.conftest import Shell
from tests.reports.models import SarifLog
from tests.reports.test_runs import schema

FILES = ("report.html", "report.md", "report.json", "report.sarif", "junit.xml", "code-quality.json")


def report(project: Path) -> dict[str, Any]:
    """What a run wrote, which is what its schema says."""
    folder = project / "build/report"
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    document: dict[str, Any] = json.loads((folder / "report.json").read_text())
    Draft202012Validator(schema()).validate(document)
    SarifLog.model_validate_json((folder / "report.sarif").read_text())
    fromstring((folder / "junit.xml").read_text())
    return document


def unsound(letters: Path, dispatch: str = "02-letter.md") -> None:
    path = letters / f"content/editions/2026-11/{dispatch}"
    path.write_text(path.read_text() + "\nSee [there](lost.md).\n")


@pytest.mark.slow
def test_a_sound_project_has_its_books_and_a_report_of_them(
    shell: Shell, letters: Path, require_tool: Callable[[str], Path]
) -> None:
    for name in ("epubcheck", "qpdf", "pdftotext"):
        require_tool(name)
    done = shell("ci", "-C", letters)
    assert done.code is ExitCode.OK, done.err
    assert sorted(done.lines) == sorted(
        f"letters/build/{name}" for name in ("2026-11.epub", "2026-11.pdf", *(f"report/{file}" for file in FILES))
    )
    told = report(letters)
    assert (told["ok"], told["exit"], told["strict"], told["affected"]) == (True, 0, True, None)
    (edition,) = told["editions"]
    assert [one["key"] for one in edition["dispatches"]] == ["2026-11/window", "2026-11/letter"]
    assert all(one["words"] > 50 and one["pages"] for one in edition["dispatches"])
    assert edition["words"] == sum(one["words"] for one in edition["dispatches"])
    books = {book["format"]: book for book in edition["books"]}
    assert books["pdf"]["pages"] >= int(edition["dispatches"][-1]["pages"][-1])
    seen = books["pdf"]["preflight"]
    assert (seen["version"], seen["trims"], seen["unembedded"]) == ("1.7", ["148 × 210 mm"], [])
    assert seen["pictures"] >= 1
    assert seen["least_ppi"] >= 150
    assert set(seen["colours"]) <= {"grey", "rgb"}
    assert books["epub"]["preflight"] is None
    assert books["epub"]["structure"]["pages"] > 0
    assert [item["title"] for item in books["epub"]["structure"]["contents"]][:2] == [
        one["headline"] for one in edition["dispatches"]
    ]
    assert books["epub"]["accessibility"]["claims"]
    assert {"epubcheck", "qpdf", "pdftotext"} <= set(told["judges"])
    assert [step["what"] for step in told["steps"]] == [
        "the content: checking",
        "2026-11: setting the print edition",
        "2026-11: making the e-book",
        "the books: reading what they were made of",
        "2026-11.epub: reading",
        "2026-11.pdf: reading",
        "the books: asking epubcheck",
        *(["the books: asking veraPDF"] if "veraPDF" in told["judges"] else []),
    ]
    page = (letters / "build/report/report.html").read_text()
    assert page.count("data:image/jpeg;base64,") == books["pdf"]["pages"]
    assert shell("clean", "-C", letters).code is ExitCode.OK
    assert not (letters / "build/report").exists()


@pytest.mark.slow
def test_a_book_that_did_not_change_is_not_judged_again(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch, require_tool: Callable[[str], Path]
) -> None:
    for name in ("epubcheck", "verapdf", "qpdf", "pdftotext"):
        require_tool(name)
    assert shell("ci", "-C", letters).code is ExitCode.OK
    first = report(letters)

    def asked(*_: object, **__: object) -> None:
        raise Timeout("a validator is asked")

    with monkeypatch.context() as patched:
        for name in ("epubcheck.check", "verapdf.check", "qpdf.check", "pdftotext.text", "ghostscript.check"):
            patched.setattr(f"publish.tools.{name}", asked)
        again = shell("ci", "-C", letters)
        assert again.code is ExitCode.OK, again.out
        second = report(letters)
        assert [step["what"] for step in second["steps"]][-1] == "2026-11.pdf: read before, and the same"
        assert {**second, "steps": []} == {**first, "steps": []}
        assert shell("verify", "-C", letters).code is ExitCode.CONTENT, "publish verify asks whatever is kept"
        path = letters / "content/editions/2026-11/02-letter.md"
        path.write_text(f"{path.read_text()}\nOne sentence more.\n")
        assert shell("ci", "-C", letters).code is ExitCode.CONTENT, "what changed is judged"
    assert shell("ci", "-C", letters).code is ExitCode.OK, "a refusal is not kept"


def test_content_with_faults_makes_no_book_and_a_report(shell: Shell, letters: Path) -> None:
    unsound(letters)
    done = shell("ci", "-q", "-C", letters)
    assert done.code is ExitCode.CONTENT
    assert done.err.count("crossref-dead") == 1, "no finding is printed twice"
    told = report(letters)
    assert (told["ok"], told["exit"], told["counts"]["error"]) == (False, 1, 1)
    assert told["editions"][0]["books"] == []
    (found,) = [one for one in told["findings"] if one["severity"] == "error"]
    lines = (letters / found["path"]).read_text().splitlines()
    assert found["excerpt"] == [
        {"number": number, "text": lines[number - 1]} for number in (found["line"] - 1, found["line"])
    ]
    assert "No book was delivered" in (letters / "build/report/report.md").read_text()
    assert not list((letters / "build").glob("*.pdf"))


def test_warnings_stop_the_books_unless_they_need_not(shell: Shell, letters: Path) -> None:
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text() + '\n![](images/desk.jpg "The desk.")\n')
    done = shell("ci", "-q", "-C", letters)
    assert done.code is ExitCode.CONTENT
    assert "error[figure-alt-missing]" in done.err
    assert report(letters)["strict"] is True


def test_settings_with_errors_have_a_report_too(shell: Shell, letters: Path) -> None:
    publication = letters / "content/publication.toml"
    publication.write_text(publication.read_text().replace("publisher =", "publischer ="))
    done = shell("ci", "-q", "-C", letters)
    assert done.code is ExitCode.CONTENT
    assert {one["id"] for one in report(letters)["findings"] if one["severity"] == "error"} >= {"setting-unknown"}


def test_what_a_waiver_lets_through_is_told_with_reason_name_and_day(shell: Shell, letters: Path) -> None:
    unsound(letters)
    unsound(letters, "01-window.md")
    publication = letters / "content/publication.toml"
    waiver = '\n[[waivers]]\nid = "crossref-dead"\npath = "editions/2026-11/01-window.md"\nreason = "on its way"\n'
    publication.write_text(publication.read_text() + waiver + 'by = "Edda Quill"\nexpires = 2400-01-01\n')
    assert shell("ci", "-q", "-C", letters).code is ExitCode.CONTENT
    told = report(letters)
    assert told["counts"] == {"error": 1, "warning": 0, "note": told["counts"]["note"], "waived": 1}
    (waived,) = [one for one in told["findings"] if one["waived"]]
    assert waived["waived"] == {"reason": "on its way", "by": "Edda Quill", "expires": "2400-01-01"}
    for name in FILES:
        text = (letters / "build/report" / name).read_text()
        assert all(word in text for word in ("on its way", "Edda Quill", "2400-01-01")), name


@pytest.mark.parametrize("arguments", [["--affected"], ["--base", "main"]])
def test_what_is_affected_needs_something_to_compare_with(shell: Shell, letters: Path, arguments: list[str]) -> None:
    done = shell("ci", *arguments, "-C", letters)
    assert (done.code, done.err.splitlines()[0]) == (
        ExitCode.USAGE,
        "error: --affected goes together with --base and a commit",
    )


def test_a_commit_that_is_none_ends_in_2_and_leaves_the_last_report(
    shell: Shell, letters: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("git")
    for base in ("gone", "--output=x"):
        done = shell("ci", "--affected", f"--base={base}", "-C", letters)
        assert done.code is ExitCode.USAGE
        assert done.err.startswith("error: ")
    assert not (letters / "build/report").exists()


def test_validators_that_must_be_there_are_missed_before_a_page_is_set(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    java.find.cache_clear()
    try:
        done = shell("ci", "--require-validators", "-C", letters)
    finally:
        java.find.cache_clear()  # what is not found here would be missing for all tests that follow
    assert done.code is ExitCode.ENVIRONMENT
    assert "qpdf: there is no program qpdf" in done.err
    assert not (letters / "build/report").exists()


@pytest.fixture
def repository(letters: Path, shell: Shell, require_tool: Callable[[str], Path]) -> Path:
    """The project with a second edition, committed on ``main``, and a branch begun."""
    git = str(require_tool("git"))
    shell("new", "edition", "2026-12", "-C", letters)
    shutil.copy(letters / "content/editions/2026-11/02-letter.md", letters / "content/editions/2026-12/a.md")
    settings = ("-c", "user.name=Edda Quill", "-c", "user.email=edda@lamp.example", "-c", "commit.gpgsign=false")
    for words in (["init", "-b", "main"], ["add", "."], ["commit", "-m", "One"], ["checkout", "-b", "work"]):
        subprocess.run([git, "-C", str(letters), *settings, *words], check=True, capture_output=True)
    return letters


def test_a_change_that_touches_no_edition_makes_none(shell: Shell, repository: Path) -> None:
    (repository / "README.md").write_text("Other words.\n")
    done = shell("ci", "--affected", "--base", "main", "-C", repository)
    assert done.code is ExitCode.OK, done.err
    told = report(repository)
    assert told["affected"] == {"base": "main", "changed": ["README.md"], "editions": []}
    assert told["editions"] == []
    assert "The change touches no edition" in (repository / "build/report/report.md").read_text()


def test_a_fault_in_an_edition_that_is_not_touched_is_told_all_the_same(shell: Shell, repository: Path) -> None:
    unsound(repository)
    subprocess.run(["git", "-C", str(repository), "checkout", "-B", "main"], check=True, capture_output=True)
    settings = ("-c", "user.name=Edda Quill", "-c", "user.email=edda@lamp.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(repository), *settings, "commit", "-am", "x"], check=True, capture_output=True)
    edition = repository / "content/editions/2026-12/a.md"
    edition.write_text(edition.read_text() + "\nMore.\n")
    done = shell("ci", "-q", "--affected", "--base", "main", "-C", repository)
    assert done.code is ExitCode.CONTENT
    assert report(repository)["affected"]["editions"] == ["2026-12"]
    assert "content/editions/2026-11/02-letter.md" in done.err


@pytest.mark.slow
def test_only_what_a_change_touches_is_made(shell: Shell, repository: Path) -> None:
    dispatch = repository / "content/editions/2026-12/a.md"
    dispatch.write_text(dispatch.read_text() + "\nOne sentence more.\n")
    done = shell("ci", "--affected", "--base", "main", "-C", repository)
    assert done.code is ExitCode.OK, done.err
    assert {path.name for path in (repository / "build").glob("*.*") if path.suffix in (".pdf", ".epub")} == {
        "2026-12.pdf",
        "2026-12.epub",
    }
    told = report(repository)
    assert [one["name"] for one in told["editions"]] == ["2026-12"]
    assert told["affected"]["changed"] == ["content/editions/2026-12/a.md"]
