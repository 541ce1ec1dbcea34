"""The last good book survives: crash, full disk, second build."""

import fcntl
import threading
from pathlib import Path

import pytest

from publish.errors import EnvironmentProblem
from publish.pipeline.sinks import delivery


def quiet(_: str) -> None:
    """Say nothing."""


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".lock"}


def test_books_are_delivered_together(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with delivery(tmp_path, "", quiet) as out:
        with out.sink("a.pdf") as sink:
            sink.write(b"new")
        with out.sink("b.epub") as sink:
            sink.write(b"book")
        assert (tmp_path / "a.pdf").read_bytes() == b"old"
        places = out.deliver()
    assert places == (tmp_path / "a.pdf", tmp_path / "b.epub")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert left(tmp_path) == {"a.pdf", "b.epub"}


def test_what_is_not_delivered_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with delivery(tmp_path, "", quiet) as out, out.sink("a.pdf") as sink:
        sink.write(b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert left(tmp_path) == {"a.pdf"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_an_exception_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")

    def build() -> None:
        with delivery(tmp_path, "", quiet) as out, out.sink("a.pdf") as sink:
            sink.write(b"half")
            raise error

    with pytest.raises(error):
        build()
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert left(tmp_path) == {"a.pdf"}


def test_a_full_disk_is_the_environments_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="No space"), delivery(tmp_path, "", quiet) as out, out.sink("a.pdf"):
        raise OSError(28, "No space left on device")
    assert left(tmp_path) == set()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"")
    with pytest.raises(EnvironmentProblem), delivery(tmp_path, "build", quiet):
        raise AssertionError


def test_leftovers_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".a.pdf.4194305.part").write_bytes(b"half")
    with delivery(tmp_path, "", quiet):
        assert left(tmp_path) == set()


@pytest.mark.parametrize("name", [".x.epub.999999.part", ".a.pdf.4194305.part"])
def test_a_folder_in_the_place_of_a_temporary_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(EnvironmentProblem, match="is a folder") as told, delivery(tmp_path, "", quiet):
        raise AssertionError
    assert str(tmp_path / name) in told.value.message
    assert told.value.hint


@pytest.mark.parametrize("name", ["x" * 200, "x" * 201, "x" * 250 + ".epub", "é" * 127])
def test_a_book_may_have_as_long_a_name_as_the_disk_takes(tmp_path: Path, name: str) -> None:
    for data in (b"old", b"new"):
        with delivery(tmp_path, "", quiet) as out:
            for kind in ("", "a"):
                with out.sink(kind or name) as sink:
                    sink.write(data)
            out.deliver()
        assert (tmp_path / name).read_bytes() == data
    assert left(tmp_path) == {name, "a"}


@pytest.mark.parametrize("name", ["x" * 251 + ".epub", "é" * 128])
def test_a_longer_one_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    def build() -> None:
        with delivery(tmp_path, "", quiet) as out:
            with out.sink(name) as sink:
                sink.write(b"new")
            out.deliver()

    with pytest.raises(EnvironmentProblem, match="the name is too long") as told:
        build()
    assert str(tmp_path / name) in told.value.message
    assert left(tmp_path) == set()


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    said: list[str] = []
    entered = threading.Event()

    def second() -> None:
        with delivery(tmp_path, "", said.append):
            entered.set()

    lock = (tmp_path / ".lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    thread = threading.Thread(target=second)
    thread.start()
    assert not entered.wait(0.3)
    assert len(said) == 1
    assert "another build" in said[0]
    lock.close()
    thread.join(10)
    assert entered.is_set()


def test_another_commands_file_is_not_swept(tmp_path: Path) -> None:
    (tmp_path / ".a.sheet.png.1.part").write_bytes(b"half")
    with delivery(tmp_path, "", quiet):
        assert left(tmp_path) == {".a.sheet.png.1.part"}


def test_a_place_that_is_a_folder_is_seen_before_any_book_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()

    def build() -> None:
        with delivery(tmp_path, "", quiet) as out:
            for name in ("a.pdf", "b.pdf"):
                with out.sink(name) as sink:
                    sink.write(b"new")
            out.deliver()

    with pytest.raises(EnvironmentProblem, match="is a folder"):
        build()
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_what_is_no_matter_of_the_disk_is_told_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), delivery(tmp_path, "", quiet):
        raise FileNotFoundError(2, "No such file", "styles/icc/nowhere.icc")
