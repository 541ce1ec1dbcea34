"""Programs are run within limits, and what is missing is told with what would bring it."""

import sys
import time
from pathlib import Path

import pytest

from publish.errors import EnvironmentProblem, ExitCode, MissingTool, Timeout
from publish.tools import java, machine
from publish.tools.run import run
from publish.tools.table import TOOLS
from publish.tools.tool import Tool, program


def test_output_errors_and_status_come_back() -> None:
    code = "import sys; sys.stdout.write(sys.stdin.read().upper()); sys.stderr.write('low'); sys.exit(3)"
    finished = run([sys.executable, "-c", code], timeout=20, given=b"tide")
    assert (finished.status, finished.output, finished.errors) == (3, b"TIDE", "low")


def test_the_callers_environment_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Dnoise=1")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    code = "import os; print(sorted(set(os.environ) - {'LC_CTYPE', '__CF_USER_TEXT_ENCODING'}), os.environ['LC_ALL'])"
    finished = run([sys.executable, "-c", code], timeout=20, variables={"EXTRA": "1"})
    assert finished.text.strip() == "['EXTRA', 'LC_ALL', 'PATH', 'TZ'] C.UTF-8"


def test_a_program_that_hangs_is_stopped() -> None:
    started = time.monotonic()
    with pytest.raises(Timeout, match=r"took longer than 0\.5 seconds"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.5)
    assert time.monotonic() - started < 20


def test_a_program_that_cannot_start_is_a_problem_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be started"):
        run([tmp_path / "gone"], timeout=1)


def test_a_missing_program_says_what_would_bring_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tool = program("qpdf", package="qpdf")
    assert (tool.path, tool.reason, tool.hint) == (None, "there is no program qpdf", "Install qpdf.")
    with pytest.raises(MissingTool, match="qpdf cannot be used: there is no program qpdf") as caught:
        tool.require()
    assert caught.value.exit_code is ExitCode.ENVIRONMENT


@pytest.mark.parametrize("name", TOOLS)
def test_every_tool_is_there_or_says_why(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    java.find.cache_clear()
    try:
        tool = TOOLS[name]()
    finally:
        java.find.cache_clear()
    assert tool.path is None
    assert tool.reason
    assert tool.hint.startswith("Install")


@pytest.mark.parametrize(
    ("version", "reason"),
    [("1.8", "Java 1.8 is too old"), ("", "the program java does not run"), ("11", ""), ("25", "")],
)
def test_java_must_run_and_be_new_enough(
    version: str, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "java"
    said = f"    java.specification.version = {version}" if version else "No Java runtime present"
    fake.write_text(f"#!/bin/sh\necho '{said}' >&2\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    java.find.cache_clear()
    try:
        tool = java.find()
    finally:
        java.find.cache_clear()
    assert tool.reason == reason
    assert (tool.path is None) == bool(reason)


def test_an_archive_needs_its_package() -> None:
    tool = java.archive("Ferry", package="no_such_package_here", inside="ferry.jar")
    assert tool.path is None
    assert tool.reason


def test_a_machine_that_dies_gives_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "library", lambda: Path("/nowhere/libjvm.so"))
    with pytest.raises(EnvironmentProblem, match=r"Ferry gave no report: .*no_such_module.* \(exit 1\)"):
        machine.ask("publish.tools.no_such_module", {}, name="Ferry", timeout=30)


def test_a_tool_that_is_there_is_required_without_complaint() -> None:
    assert Tool("gauge", Path("/bin/gauge")).require() == Path("/bin/gauge")
