"""What is begun is there as a whole or not at all."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from publish.cli.signals import Ended
from publish.errors import EnvironmentProblem
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.restoring import restore
from publish.pipeline.starting import (
    NewDispatch,
    NewEdition,
    NewProject,
    start_dispatch,
    start_edition,
    start_project,
    write_new,
)

NEW = NewProject("Letters", "Press", "en", "urn:x:1", date(2026, 11, 20))


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, folders and links too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
    }


def _project(home: Path) -> object:
    return start_project(home / "sub/letters", NEW)


def _edition(home: Path) -> object:
    return start_edition(load_project(home).value, NewEdition("2026-12", date(2026, 12, 1)))


def _dispatch(home: Path) -> object:
    return start_dispatch(load_project(home).value, NewDispatch("The tide", date(2026, 12, 1)))


def _files(home: Path) -> object:
    return write_new(home, {"new/a.md": b"a", "new/deep/b.md": b"b", "content/editions/2026-11/c.md": b"c"})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    start_project(tmp_path, NEW)
    return tmp_path


@pytest.mark.parametrize("begin", [_project, _edition, _dispatch, _files])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), Ended(143), RuntimeError()]
)
@pytest.mark.parametrize("late", [False, True])
def test_whatever_stops_it_nothing_of_it_is_left(
    home: Path, begin: Callable[[Path], object], error: BaseException, late: bool
) -> None:
    before, stopped = tree(home), 0
    for at in (1, 2, 3, 6, 10, 60):
        opening, count = os.open, 0

        def failing(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
            nonlocal count
            count += bool(flags & os.O_CREAT)
            if flags & os.O_CREAT and count == at:  # noqa: B023
                if late:
                    os.close(opening(path, flags, *arguments, **named))  # noqa: B023
                raise error
            return opening(path, flags, *arguments, **named)  # noqa: B023

        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(os, "open", failing)
                begin(home)
        except (EnvironmentProblem, type(error)):
            stopped += 1
            assert tree(home) == before
        else:
            break
    assert stopped >= 1
    assert tree(home) != before, "without a fault it is made"


@pytest.mark.parametrize("linked", ["content", "content/editions", "content/editions/2026-11/images", "build"])
def test_a_link_in_the_way_leaves_nothing_of_a_project(tmp_path: Path, linked: str) -> None:
    away, home = tmp_path / "away", tmp_path / "home"
    away.mkdir()
    (home / linked).parent.mkdir(parents=True)
    (home / linked).symlink_to(away)
    before = tree(tmp_path)
    with pytest.raises(EnvironmentProblem, match="symbolic link"):
        start_project(home, NEW)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.EIO, "Input/output error")])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_dump_that_is_stopped_leaves_nothing(home: Path, error: BaseException, at: int) -> None:
    project = load_project(home).value
    edition = load_edition(project, "2026-11").value.edition
    before = tree(home)
    opening, count = os.open, 0

    def failing(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        nonlocal count
        count += bool(flags & os.O_CREAT)
        if flags & os.O_CREAT and count == at:
            raise error
        return opening(path, flags, *arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", failing)
        with pytest.raises((EnvironmentProblem, KeyboardInterrupt)):
            restore(edition, project=project, name="2026-12")
    assert tree(home) == before
    assert restore(edition, project=project, name="2026-12").written


@pytest.mark.parametrize("name", ["new/a.md", "new/deep/b.md"])
def test_a_file_that_somebody_else_makes_meanwhile_is_theirs(home: Path, name: str) -> None:
    before, opening = tree(home), os.open

    def quicker(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & os.O_CREAT and path == Path(name).name:
            (home / name).write_bytes(b"theirs")
        return opening(path, flags, *arguments, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", quicker)
        with pytest.raises(EnvironmentProblem, match="exists"):
            _files(home)
    assert (home / name).read_bytes() == b"theirs"
    assert {path: data for path, data in tree(home).items() if data} == {
        path: data for path, data in before.items() if data
    } | {name: b"theirs"}
