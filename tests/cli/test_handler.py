"""Exits: each reason to stop has its code, its sentence and its hint, and no traceback unless one is asked for."""

import errno
import json
from pathlib import Path

import pytest
import typer

from publish.cli import handler
from publish.cli.app import COMMANDS
from publish.cli.console import ReaderGone
from publish.errors import EnvironmentProblem, ExitCode, Fault, PublishError, Timeout, UsageError
from tests.cli.conftest import Shell

REASONS: list[tuple[Exception, ExitCode]] = [
    (UsageError("no such thing", hint="Name another."), ExitCode.USAGE),
    (EnvironmentProblem("the disk is full"), ExitCode.ENVIRONMENT),
    (Timeout("too long"), ExitCode.ENVIRONMENT),
    (Fault("an invariant"), ExitCode.FAULT),
    (typer.BadParameter("not that"), ExitCode.USAGE),
    (MemoryError(), ExitCode.ENVIRONMENT),
    (OSError(errno.ENOSPC, "No space left on device"), ExitCode.ENVIRONMENT),
    (PermissionError(errno.EACCES, "Permission denied", "build"), ExitCode.ENVIRONMENT),
    (OSError("cannot load library 'libpango-1.0.so.0'"), ExitCode.ENVIRONMENT),
    (ModuleNotFoundError("No module named 'weasyprint'"), ExitCode.ENVIRONMENT),
    (OSError(errno.ENAMETOOLONG, "File name too long", "x" * 300), ExitCode.ENVIRONMENT),
    (OSError(errno.ENAMETOOLONG, "File name too long"), ExitCode.ENVIRONMENT),
    (FileNotFoundError(errno.ENOENT, "No such file", "x"), ExitCode.FAULT),
    (KeyError("x"), ExitCode.FAULT),
    (RecursionError(), ExitCode.FAULT),
]


def raising(error: BaseException) -> handler.Work:
    def work(arguments: list[str]) -> object:
        raise error

    return work


@pytest.mark.parametrize(("error", "code"), REASONS, ids=lambda value: type(value).__name__)
def test_every_reason_to_stop_has_its_code(
    error: Exception, code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handler.run(raising(error), ["build"]) is code
    said = capsys.readouterr()
    assert said.err.startswith("error: ")
    assert "Traceback" not in said.err
    assert said.out == ""
    if isinstance(error, PublishError):
        assert said.err.startswith(f"error: {error.message}\n")


def test_an_interrupt_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert handler.run(raising(KeyboardInterrupt()), []) is ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "interrupted\n"


def test_a_reader_that_has_gone_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "_forget_output", lambda: None)
    assert handler.run(raising(ReaderGone()), []) is ExitCode.READER_GONE


def test_debug_shows_the_traceback_wherever_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[list[str]] = []

    def work(arguments: list[str]) -> object:
        seen.append(arguments)
        raise KeyError("x")

    for arguments in (["--debug", "build", "x"], ["build", "x", "--debug"]):
        assert handler.run(work, arguments) is ExitCode.FAULT
        assert "Traceback" in capsys.readouterr().err
    handler.run(work, ["build", "--", "--debug"])
    assert "Traceback" not in capsys.readouterr().err
    assert seen == [["build", "x"], ["build", "x"], ["build", "--", "--debug"]]


def test_a_fault_says_how_to_show_more(capsys: pytest.CaptureFixture[str]) -> None:
    handler.run(raising(KeyError("x")), ["build", "a b"])
    assert "publish --debug build 'a b'" in capsys.readouterr().err


def test_programs_get_the_reason_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    handler.run(raising(UsageError("no such thing", hint="Name another.")), ["build", "--json"])
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert (document["ok"], document["exit"], document["command"]) == (False, 2, "build")
    assert document["stopped"] == {"message": "no such thing", "hint": "Name another."}


def test_wrong_command_lines_end_in_2_with_the_nearest_word(shell: Shell, letters: Path) -> None:
    command = shell("biuld")
    assert (command.code, command.err) == (
        ExitCode.USAGE,
        "error: No such command 'biuld'. Did you mean 'build'?\n  hint: Try: publish --help\n",
    )
    option = shell("build", "--fromat", "epub")
    assert option.code is ExitCode.USAGE
    assert "--format" in option.err
    assert "publish build --help" in option.err
    assert shell("explain", "a", "b").code is ExitCode.USAGE
    formats = shell("build", "--format", "epbu", "-C", letters)
    assert formats.code is ExitCode.USAGE
    assert "Did you mean epub?" in formats.err


def test_without_a_command_the_help_is_shown_and_nothing_was_done(shell: Shell) -> None:
    for arguments in ([], ["new"]):
        shown = shell(*arguments)
        assert (shown.code, shown.out) == (ExitCode.USAGE, "")
        assert "Usage: publish" in shown.err


@pytest.mark.parametrize("name", ["new", "new edition", *(name for name, _ in COMMANDS)])
def test_every_help_begins_with_a_sentence(shell: Shell, name: str) -> None:
    shown = shell(*name.split(), "--help")
    first = shown.out.split("\n\n")[1].strip()
    assert shown.code is ExitCode.OK
    assert first.endswith(".")
    assert first[0].isupper()
