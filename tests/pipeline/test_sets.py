"""A set of books is whole: whichever step fails, and wherever the machine stops."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from publish.cli.signals import Ended
from publish.errors import EnvironmentProblem
from publish.pipeline.atomic_delivery import BACK, FORWARD, settle
from publish.pipeline.held import Irregular, held
from publish.pipeline.sinks import Delivery, deliver_files, delivery, finished
from tests.pipeline.torn import torn

NAMES = ("a.pdf", "a.epub", "a.cover.jpg")
CUT_SHORT = "the last run was cut short while it put its files in place: the rest is put there now"
OLD, NEW = dict.fromkeys(NAMES[:2], b"old"), dict.fromkeys(NAMES, b"new")


class Killed(BaseException):
    """The machine stops: nothing behind it is done."""


class Steps:
    """Counts the calls that change a folder, and lets one, or all from one on, fail: before it is done, or after."""

    def __init__(self, at: int, error: BaseException, *, for_good: bool, late: bool = False) -> None:
        self.at, self.error, self.for_good, self.late, self.count = at, error, for_good, late, 0

    def wrapped(self, name: str) -> Any:
        call = getattr(os, name)

        def stepped(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.at or (self.for_good and self.count > self.at):
                if self.late:
                    call(*arguments, **named)
                raise self.error
            return call(*arguments, **named)

        return stepped


@contextmanager
def faulty(steps: Steps, *calls: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in calls:
            patch.setattr(os, name, steps.wrapped(name))
        yield


def quiet(_: str) -> None:
    """Say nothing."""


def books(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def hidden(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")} - {".lock"}


def run(folder: Path, steps: Steps | None = None, *calls: str) -> None:
    """Deliver new books; the steps are counted from the moment when all of them are written."""
    with delivery(folder, "", quiet) as out:
        for name in NAMES:
            with out.sink(name) as sink:
                sink.write(b"new")
        if steps:
            with faulty(steps, *calls):
                out.deliver()
        else:
            out.deliver()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


MOVES = ("rename", "fsync", "unlink", "link")


@pytest.mark.parametrize("at", range(1, 25))
@pytest.mark.parametrize("for_good", [False, True])
def test_a_step_that_fails_leaves_a_whole_set_at_once_or_at_the_next_run(folder: Path, at: int, for_good: bool) -> None:
    steps = Steps(at, OSError(5, "Input/output error"), for_good=for_good)
    try:
        run(folder, steps, *MOVES)
    except (EnvironmentProblem, OSError):
        if not (folder / FORWARD).exists() and not (folder / BACK).exists():
            assert books(folder) in (OLD, NEW)
    else:
        assert books(folder) == NEW
    if not for_good and not (folder / FORWARD).exists():
        assert len(hidden(folder)) <= 1, "more is left than what could not be taken away"
    finished(folder, "", quiet)
    assert books(folder) in (OLD, NEW)
    with delivery(folder, "", quiet):
        assert hidden(folder) == set()
    assert books(folder) in (OLD, NEW)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_move_that_fails_is_taken_back_at_once(folder: Path, at: int) -> None:
    with pytest.raises(EnvironmentProblem, match="Input/output"):
        run(folder, Steps(at, OSError(5, "Input/output error"), for_good=False), "rename")
    assert books(folder) == OLD
    assert hidden(folder) == set()


@pytest.mark.parametrize("at", [1, 2, 3])
def test_an_interrupt_between_two_moves_is_taken_back_too(folder: Path, at: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(folder, Steps(at, KeyboardInterrupt(), for_good=False), "rename")
    assert books(folder) == OLD


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), Ended(143)])
def test_an_interrupt_during_a_move_that_is_made_is_taken_back_too(folder: Path, at: int, error: BaseException) -> None:
    with pytest.raises(type(error)):
        run(folder, Steps(at, error, for_good=False, late=True), "rename")
    assert books(folder) == OLD
    assert hidden(folder) == set()


@pytest.mark.parametrize("at", range(1, 25))
@pytest.mark.parametrize("late", [False, True])
def test_an_interrupt_at_any_step_leaves_a_whole_set_at_once_or_at_the_next_run(
    folder: Path, at: int, late: bool
) -> None:
    with suppress(KeyboardInterrupt):
        run(folder, Steps(at, KeyboardInterrupt(), for_good=False, late=late), *MOVES)
    if not (folder / FORWARD).exists() and not (folder / BACK).exists():
        assert books(folder) in (OLD, NEW)
    finished(folder, "", quiet)
    assert books(folder) in (OLD, NEW)


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("late", [False, True])
def test_an_interrupt_on_a_disk_without_second_names_leaves_a_whole_set(folder: Path, at: int, late: bool) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise OSError(1, "Operation not permitted")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", refused)
        with pytest.raises((KeyboardInterrupt, EnvironmentProblem)):
            run(folder, Steps(at, KeyboardInterrupt(), for_good=False, late=late), "rename")
    if (at, late) == (1, False):
        assert books(folder) == OLD, "nothing was moved"
    finished(folder, "", quiet)
    assert books(folder) in (OLD, NEW)


@pytest.mark.parametrize("at", range(1, 25))
def test_a_run_that_is_killed_is_finished_by_the_next_one(folder: Path, at: int) -> None:
    child = os.fork()
    if not child:  # the child ends at the step, and nothing behind it is done
        steps = Steps(at, Killed(), for_good=True)
        steps.wrapped = _ending(at)  # type: ignore[method-assign]
        try:
            run(folder, steps, *MOVES)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    told: list[str] = []
    with delivery(folder, "", told.append):
        assert books(folder) in (OLD, NEW)
        assert hidden(folder) == set()
    assert all("put" in line for line in told)


def _ending(at: int) -> Any:
    count = 0

    def wrapped(name: str) -> Any:
        call = getattr(os, name)

        def stepped(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == at:
                os._exit(9)
            return call(*arguments, **named)

        return stepped

    return wrapped


def test_the_next_run_says_that_it_finished_a_set(folder: Path) -> None:
    child = os.fork()
    if not child:
        steps = Steps(2, Killed(), for_good=True)
        steps.wrapped = _ending(2)  # type: ignore[method-assign]
        try:
            run(folder, steps, "rename")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert books(folder) not in (OLD, NEW)
    told: list[str] = []
    finished(folder, "", told.append)
    assert told == [CUT_SHORT]
    assert books(folder) == NEW


@pytest.mark.parametrize("moved", [1, 2])
@pytest.mark.parametrize("names", [("a.sheet.png",), ("x.md", "y.md"), NAMES[:1]])
def test_no_delivery_loses_the_journal_of_another(folder: Path, moved: int, names: tuple[str, ...]) -> None:
    torn(folder, NEW, moved=moved)
    told: list[str] = []
    with held(folder) as place:
        made = Delivery(place, told.append)
        for name in names:
            with made.sink(name) as sink:
                sink.write(b"other")
        made.deliver()
    assert told == [CUT_SHORT]
    assert books(folder) == NEW | dict.fromkeys(names, b"other")
    assert hidden(folder) == set()


@pytest.mark.parametrize("names", [("a.sheet.png",), ("x.md", "y.md")])
def test_files_of_another_command_finish_a_set_and_say_so(folder: Path, names: tuple[str, ...]) -> None:
    torn(folder, NEW)
    told: list[str] = []
    deliver_files(folder, "", dict.fromkeys(names, b"other"), hint="", remark=told.append)
    assert told == [CUT_SHORT]
    assert books(folder) == NEW | dict.fromkeys(names, b"other")


@pytest.mark.parametrize("call", ["rename", "fsync"])
def test_where_a_set_cannot_be_finished_its_journal_stays_and_nothing_else_is_moved(folder: Path, call: str) -> None:
    torn(folder, NEW)
    waiting = hidden(folder)
    with held(folder) as place:
        made = Delivery(place, quiet)
        with made.sink("a.sheet.png") as sink:
            sink.write(b"other")
        with (
            pytest.raises(OSError, match="Input/output"),
            faulty(Steps(1, OSError(5, "Input/output error"), for_good=True), call),
        ):
            made.deliver()
        made.discard()
    assert "a.sheet.png" not in books(folder)
    assert FORWARD in hidden(folder)
    assert hidden(folder) <= waiting, "what was written in vain is gone"
    finished(folder, "", quiet)
    assert books(folder) == NEW


@pytest.mark.parametrize(
    "journal",
    [b"", b"half", b"0" * 64 + b'\n[["x", "y", ""]]', b"[" * 5000],
)
def test_half_a_journal_and_a_forged_one_count_for_none(folder: Path, journal: bytes) -> None:
    (folder / FORWARD).write_bytes(journal)
    with held(folder) as place:
        assert settle(place) == ""
    assert books(folder) == OLD


@pytest.mark.parametrize(
    "moves",
    [
        '[[".a.1.part", "../x", ""]]',
        '[["../y", "a.pdf", "?"]]',
        '[["../.y.1.part", "a.pdf", "?"]]',
        '[["", "a.pdf", "?"]]',
        '[["a.pdf", "b.pdf", ""]]',
        '[[".a.1.part", "sub/a.pdf", ""]]',
        "[[1]]",
        "{}",
    ],
)
def test_a_journal_moves_finished_parts_of_this_folder_alone(tmp_path: Path, moves: str) -> None:
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"old")
    (tmp_path / "y").write_bytes(b"other")
    (tmp_path / ".y.1.part").write_bytes(b"other")
    (folder / ".a.1.part").write_bytes(b"part")
    (folder / FORWARD).write_bytes(sha256(moves.encode()).hexdigest().encode() + b"\n" + moves.encode())
    with held(folder) as place:
        assert settle(place) == ""
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".a.1.part", ".y.1.part", "a.pdf", "build", "y"]


@pytest.mark.parametrize("linked", ["whole", "parts"])
def test_a_journal_moves_nothing_through_a_link(tmp_path: Path, linked: str) -> None:
    away, folder = tmp_path / "away/deep", tmp_path / "build"
    away.mkdir(parents=True)
    (away / "a.md").write_bytes(b"old")
    (away / ".a.md.1.part").write_bytes(b"new")
    folder.mkdir()
    (folder / "sub").symlink_to(away if linked == "whole" else away.parent)
    path = "sub" if linked == "whole" else "sub/deep"
    moves = json.dumps([[f"{path}/.a.md.1.part", f"{path}/a.md", "?"]]).encode()
    (folder / FORWARD).write_bytes(sha256(moves).hexdigest().encode() + b"\n" + moves)
    with held(folder) as place, pytest.raises(Irregular):
        settle(place)
    assert (away / "a.md").read_bytes() == b"old"


TWO = {"one/x.md": b"new", "two/deep/y.md": b"new", "z.md": b"new"}


def texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}


@pytest.fixture
def texts_below(tmp_path: Path) -> Path:
    for name in TWO:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


@pytest.mark.parametrize("at", range(1, 30))
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_a_set_in_several_folders_is_whole_too(texts_below: Path, at: int, late: bool, error: BaseException) -> None:
    steps = Steps(at, error, for_good=False, late=late)
    with suppress(KeyboardInterrupt, OSError, EnvironmentProblem), held(texts_below) as folder:
        made = Delivery(folder, quiet)
        for name, data in TWO.items():
            with made.sink(name) as sink:
                sink.write(data)
        with faulty(steps, *MOVES):
            made.deliver()
    finished(texts_below, "", quiet)
    assert set(texts(texts_below).values()) in ({b"old"}, {b"new"})
    assert set(texts(texts_below)) == set(TWO)


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_set_in_several_folders_that_was_cut_short_is_finished(texts_below: Path, moved: int) -> None:
    torn(texts_below, TWO, moved=moved)
    finished(texts_below, "", quiet)
    assert texts(texts_below) == TWO
    assert [path for path in texts_below.rglob(".*") if path.name != ".lock"] == []


@pytest.mark.parametrize("changed", ["two/deep/y.md", "z.md"])
@pytest.mark.parametrize("data", [b"by hand", None])
def test_what_somebody_changed_since_stays(texts_below: Path, changed: str, data: bytes | None) -> None:
    torn(texts_below, TWO)
    (texts_below / changed).unlink()
    if data is not None:
        (texts_below / changed).write_bytes(data)
    told: list[str] = []
    finished(texts_below, "", told.append)
    assert told == [f"{CUT_SHORT}, but for {changed}, changed since"]
    assert texts(texts_below).get(changed) == data
    assert [path for path in texts_below.rglob(".*") if path.name != ".lock"] == []
