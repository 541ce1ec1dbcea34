"""A shell for the tests: the command line run in this process, and a project to run it on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from publish.cli.app import run
from publish.errors import ExitCode
from publish.pipeline.starting import NewProject, start_project

IDENTIFIER = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"


@dataclass(frozen=True)
class Result:
    """What a command line came to."""

    code: ExitCode
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Shell = Callable[..., Result]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """Runs ``publish`` with arguments, in a folder that holds nothing."""
    monkeypatch.chdir(tmp_path)

    def type_in(*arguments: str | Path) -> Result:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return type_in


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A project as ``publish new`` makes it, its notices written over."""
    folder = tmp_path / "letters"
    new = NewProject("Letters", "Mill Street Press", "en", IDENTIFIER, date(2026, 11, 20))
    start_project(folder, new)
    for notice in (folder / "content/notices").iterdir():
        notice.write_text(f"The words of {notice.stem}, at the desk on Mill Street.\n", encoding="utf-8")
    return folder
