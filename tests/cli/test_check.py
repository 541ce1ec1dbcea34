"""``publish check``: every fault of every dispatch in one run, at its place, with a hint."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from xml.etree.ElementTree import fromstring

import pytest

from publish.checks.source import Manuscript
from publish.diagnostics import Diagnostic, Severity, check
from publish.errors import ExitCode
from publish.registry import Extensions
from publish.reports.output import OutputFormat
from tests.cli.conftest import Shell

CASES = Path(__file__).parent / "cases"


def listed(text: str) -> list[str]:
    """``path:line:column id`` of every finding, each of which must have a hint under it."""
    lines = text.splitlines()
    found = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith("  "):
            place, _, rest = line.partition(": error[")
            assert following.startswith("  hint: "), line
            found.append(f"{place} {rest.partition(']')[0]}")
    return found


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_every_fault_is_told_in_one_run(shell: Shell, case: Path, tmp_path: Path) -> None:
    expected = (case / "expected.txt").read_text().splitlines()
    project = shutil.copytree(case / "project", tmp_path / "project")
    for _ in range(2):
        checked = shell("check", "--quiet", "--project", project)
        assert checked.code is ExitCode.CONTENT
        assert listed(checked.out) == expected
        assert checked.err == ""


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_with_a_fault_a_build_writes_no_book(shell: Shell, case: Path, tmp_path: Path) -> None:
    project = shutil.copytree(case / "project", tmp_path / "project")
    before = sorted(project.rglob("*"))
    built = shell("build", "--quiet", "--project", project)
    assert built.code is ExitCode.CONTENT
    assert built.out == ""
    assert listed(built.err) == (case / "expected.txt").read_text().splitlines()
    assert [path.name for path in (project / "build").iterdir()] == [".cache"]
    assert [path for path in sorted(project.rglob("*")) if "build" not in path.parts] == before


def test_one_edition_can_be_named_by_its_name_or_its_folder(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(letters / "content")
    for name in ("2026-11", "editions/2026-11", "editions/2026-11/"):
        assert shell("check", "--strict", name).code is ExitCode.OK
    refused = shell("check", "2026-12")
    assert refused.code is ExitCode.USAGE
    assert refused.err == "error: there is no edition “2026-12”\n  hint: Did you mean 2026-11?\n"


def test_without_a_project_the_way_to_one_is_shown(shell: Shell, tmp_path: Path) -> None:
    assert "publish new DIR" in shell("check").err
    refused = shell("check", "--project", "nowhere")
    assert refused.code is ExitCode.USAGE
    assert "nowhere is not a folder" in refused.err


def test_notes_are_counted_and_told_to_who_asks_for_them(shell: Shell, letters: Path) -> None:
    usual = shell("check", "-C", letters)
    assert (usual.out, usual.err) == ("", "no problems, 1 note (--verbose tells it)\n")
    told = shell("check", "--verbose", "-C", letters)
    assert "note[typography-counted]" in told.out
    assert told.err == "no problems\n"
    assert [found["id"] for found in json.loads(shell("check", "--json", "-C", letters).out)["findings"]] == [
        "typography-counted"
    ]
    quiet = shell("check", "-q", "-C", letters)
    assert (quiet.code, quiet.out, quiet.err) == (ExitCode.OK, "", "")


def test_strict_makes_warnings_stop_the_book(shell: Shell, letters: Path) -> None:
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text() + '\n![](images/desk.jpg "The desk.")\n')
    usual = shell("check", "-q", "-C", letters)
    strict = shell("check", "-q", "--strict", "-C", letters)
    assert "warning[figure-alt-missing]" in usual.out
    assert (usual.code, strict.code) == (ExitCode.OK, ExitCode.CONTENT)
    assert "error[figure-alt-missing]" in strict.out


def test_a_waiver_lets_through_and_is_printed_even_when_quiet(shell: Shell, letters: Path) -> None:
    publication = letters / "content/publication.toml"
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text() + "\nSee [there](lost.md).\n")
    waiver = '\n[[waivers]]\nid = "crossref-dead"\npath = "editions/2026-11"\nreason = "on its way"\nby = "desk"\n'
    publication.write_text(publication.read_text() + waiver + "expires = 2400-01-01\n")
    checked = shell("check", "-q", "-C", letters)
    assert checked.code is ExitCode.OK
    assert "waived[crossref-dead]" in checked.out
    assert "until 2400-01-01, by desk: on its way" in checked.out
    document = json.loads(shell("check", "--json", "-C", letters).out)
    assert [(entry["id"], entry["by"]) for entry in document["waived"]] == [("crossref-dead", "desk")]


def test_an_embargo_is_judged_by_as_of(shell: Shell, letters: Path) -> None:
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text().replace("lang: en\n", "lang: en\nembargo: 2026-11-22T06:00Z\n"))
    window = letters / "content/editions/2026-11/01-window.md"
    window.write_text(window.read_text().replace("[How a letter is made](02-letter.md)", "Another piece"))
    for moment, out in (("2026-11-22T05:59Z", True), ("2026-11-22T06:00Z", False), ("2026-11-22", False)):
        checked = shell("check", "--verbose", "--as-of", moment, "-C", letters)
        assert checked.code is ExitCode.OK
        assert ("dispatch-left-out" in checked.out) is out, moment
    refused = shell("check", "--as-of", "tomorrow", "-C", letters)
    assert refused.code is ExitCode.USAGE
    assert refused.err.startswith("error: --as-of: “tomorrow” is not a date\n  hint: ")


def test_a_report_as_json_holds_what_the_lines_hold(shell: Shell, tmp_path: Path) -> None:
    case = CASES / "broken"
    project = shutil.copytree(case / "project", tmp_path / "project")
    document = json.loads(shell("check", "--json", "--project", project).out)
    expected = (case / "expected.txt").read_text().splitlines()
    errors = [entry for entry in document["findings"] if entry["severity"] == "error"]
    assert [f"{e['path']}:{e['line']}:{e['column']} {e['id']}" for e in errors] == expected
    assert errors
    assert all(entry["message"] and entry["hint"] for entry in errors)
    assert (document["ok"], document["exit"], document["command"]) == (False, 1, "check")
    assert document["counts"]["error"] == len(expected)
    assert document["editions"] == ["2026-01", "undated"]


@check("desk-asks", Severity.WARNING, why="Our desk asks.", hint="Answer it.")
def ours(_: Manuscript) -> Iterator[Diagnostic]:
    yield ours.finding("our desk asks")


def test_a_package_that_is_named_adds_a_check(shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("harbour_press")
    package.PUBLISH = Extensions(checks=(ours,))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "harbour_press", package)
    assert "our desk asks" not in shell("check", "-C", letters).out
    assert "our desk asks" in shell("check", "--with", "harbour_press", "-C", letters).out
    assert shell("check", "--with", "nowhere_press", "-C", letters).code is ExitCode.USAGE


def test_a_check_that_a_package_adds_can_be_switched_off(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = ModuleType("harbour_press")
    package.PUBLISH = Extensions(checks=(ours,))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "harbour_press", package)
    with (letters / "content/publication.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[checks]\ndesk-asks = { off = true, reason = "the desk knows" }\n')
    checked = shell("check", "--verbose", "--with", "harbour_press", "-C", letters)
    assert checked.code is ExitCode.OK
    assert "desk-asks is off (the desk knows)" in checked.out
    assert "“desk-asks” is not a finding" in shell("check", "-C", letters).out


def test_pictures_elsewhere_are_loaded_by_a_script_that_a_person_runs(shell: Shell, letters: Path) -> None:
    settings = letters / "content/publication.toml"
    settings.write_text('remote_pictures = "placeholder"\n' + settings.read_text())
    edition = letters / "content/editions/2026-11"
    (edition / "lamp.md").write_text(
        '---\nheadline: The lamp\n---\n\nIt is lit.\n\n![A lamp.](https://pics.example/lamp.png?w=2 "Lit \\$HOME")\n'
    )
    (picture,) = edition.glob("images/*")
    listed = shell("check", "-C", letters, "--fetch-list", "scripts/fetch.sh")
    assert (listed.code, listed.out) == (ExitCode.OK, "scripts/fetch.sh\n")
    assert "Next: Read scripts/fetch.sh, then load 1 picture with it: sh scripts/fetch.sh" in listed.err
    told = shell("check", "--json", "-C", letters).out
    assert [found["line"] for found in json.loads(told)["findings"] if found["id"] == "photo-elsewhere"] == [7]
    programs = Path("programs")
    programs.mkdir()
    (programs / "curl").write_text(f'#!/bin/sh\nfor last; do :; done; echo "$last" >>asked\ncp "{picture}" "${{13}}"\n')
    (programs / "curl").chmod(0o755)
    environment = {"PATH": f"{programs.absolute()}:/usr/bin:/bin"}
    done = subprocess.run(["sh", "scripts/fetch.sh"], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("content/editions/2026-11/images/lamp-")
    assert (letters / "asked").read_text() == "https://pics.example/lamp.png?w=2\n"
    assert (letters / done.stdout.strip()).read_bytes() == picture.read_bytes()
    told = shell("check", "--json", "-C", letters).out
    assert "photo-elsewhere" not in told
    assert "photo-uncredited" in told, "it is a picture of the book now"


FORMS: dict[str, Callable[[str], list[str | None]]] = {
    "json": lambda told: [found["path"] for found in json.loads(told)["findings"] if found["severity"] == "error"],
    "gitlab": lambda told: [found["location"]["path"] for found in json.loads(told) if found["severity"] == "major"],
    "sarif": lambda told: [
        found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for found in json.loads(told)["runs"][0]["results"]
        if found["level"] == "error"
    ],
    "junit": lambda told: [
        case.get("classname") for case in fromstring(told).iter("testcase") if len(case.findall("failure"))
    ],
    "github": lambda told: re.findall("::error file=([^,]*)", told),
    "markdown": lambda told: [
        path.replace("\\", "") for path in re.findall(r"^## (.*)\n\n(?:- .*\n)*?- line \d+, error ", told, re.MULTILINE)
    ],
    "text": lambda told: re.findall(r"^(\S+):\d+:\d+: error", told, re.MULTILINE),
}


@pytest.mark.parametrize("form", OutputFormat)
def test_every_form_tells_the_finding_once_at_its_file_in_the_repository(
    shell: Shell, letters: Path, form: OutputFormat
) -> None:
    dispatch = letters / "content/editions/2026-11/02-letter.md"
    dispatch.write_text(dispatch.read_text() + "\nSee [there](lost.md).\n")
    told = shell("check", "-q", "--output-format", form, "-C", letters.name)
    assert (told.code, told.err) == (ExitCode.CONTENT, "")
    folder = "" if form in ("json", "text") else "letters/"  # a person and a script know where they are
    assert FORMS[form](told.out) == [f"{folder}content/editions/2026-11/02-letter.md"]


@pytest.mark.parametrize("form", OutputFormat)
def test_a_project_that_is_not_there_is_told_in_every_form(shell: Shell, form: OutputFormat) -> None:
    stopped = shell("check", f"--output-format={form}", "nowhere")
    assert stopped.code is ExitCode.USAGE
    assert stopped.err.startswith("error: ")
    if form not in ("github", "text"):
        FORMS[form](stopped.out)


def test_one_form_is_asked_for(shell: Shell, letters: Path) -> None:
    both = shell("check", "--json", "--output-format", "sarif", "-C", letters)
    assert (both.code, both.err.splitlines()[0]) == (
        ExitCode.USAGE,
        "error: --json and --output-format sarif exclude each other",
    )
    assert "json" in shell("check", "--output-format", "xml", "-C", letters).err


def test_github_is_short_for_its_form(shell: Shell, letters: Path) -> None:
    assert (
        shell("check", "--github", "-C", letters).out == shell("check", "--output-format", "github", "-C", letters).out
    )
    refused = shell("check", "--github", "--json", "-C", letters)
    assert refused.code is ExitCode.USAGE
    assert "--json and --github exclude each other" in refused.err
