"""Folders that are written into: no link is followed, nothing but regular files is opened, nothing hangs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import EnvironmentProblem
from publish.pipeline.held import Held, Irregular, held, within

PRECIOUS = "precious"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    file = tmp_path / "victim"
    file.write_text(PRECIOUS)
    return file


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "project/build").mkdir(parents=True)
    return tmp_path / "project/build"


def _link(place: Path, victim: Path) -> None:
    place.symlink_to(victim)


def _dangling(place: Path, victim: Path) -> None:
    place.symlink_to(victim.with_name("not-there"))


def _pipe(place: Path, victim: Path) -> None:
    os.mkfifo(place)


def _device(place: Path, victim: Path) -> None:
    place.symlink_to("/dev/zero")


def _folder(place: Path, victim: Path) -> None:
    place.mkdir()


LAID = (_link, _dangling, _pipe, _device, _folder)


@pytest.mark.parametrize("lay", LAID)
@pytest.mark.parametrize(
    "use",
    [
        lambda folder: folder.read("x"),
        lambda folder: folder.lock("x"),
        lambda folder: folder.move("new", "x"),
        lambda folder: folder.regular("x"),
    ],
)
def test_what_is_no_regular_file_is_refused_with_its_path(
    room: Path, victim: Path, lay: Callable[[Path, Path], None], use: Callable[[Held], object]
) -> None:
    lay(room / "x", victim)
    with held(room.parent, "build") as folder:
        folder.new("new").close()
        with pytest.raises(Irregular, match="build/x is "):
            use(folder)
    assert victim.read_text() == PRECIOUS
    assert not victim.with_name("not-there").exists()


@pytest.mark.parametrize("lay", LAID)
def test_a_new_file_takes_no_place_that_is_taken(room: Path, victim: Path, lay: Callable[[Path, Path], None]) -> None:
    lay(room / "x", victim)
    with held(room.parent, "build") as folder, pytest.raises(FileExistsError):
        folder.new("x")
    assert victim.read_text() == PRECIOUS


@pytest.mark.parametrize("name", ["x", "full"])
def test_a_folder_is_not_taken_away_and_told(room: Path, name: str) -> None:
    (room / "full/inner").mkdir(parents=True)
    (room / "x").mkdir()
    with held(room.parent, "build") as folder, pytest.raises(Irregular, match=f"build/{name} is a folder"):
        folder.remove(name)
    assert (room / name).is_dir()


@pytest.mark.parametrize("name", ["x" * 256, "é" * 128, f"sub/{'x' * 300}"])
@pytest.mark.parametrize(
    "use",
    [
        lambda folder, name: folder.new(name),
        lambda folder, name: folder.opened(name),
        lambda folder, name: folder.regular(name),
        lambda folder, name: folder.remove(name),
        lambda folder, name: folder.move("there", name),
    ],
)
def test_a_name_that_is_too_long_is_told(room: Path, use: Callable[[Held, str], object], name: str) -> None:
    (room / "sub").mkdir()
    (room / "there").write_bytes(b"")
    with held(room.parent, "build") as folder, pytest.raises(EnvironmentProblem, match="the name is too long") as told:
        use(folder, name)
    assert f"build/{name}: " in str(told.value)
    assert "255 bytes" in told.value.hint


def test_a_link_is_taken_away_and_not_what_it_leads_to(room: Path, victim: Path) -> None:
    (room / "x").symlink_to(victim)
    with held(room.parent, "build") as folder:
        assert folder.remove("x")
        assert not folder.remove("x")
    assert victim.read_text() == PRECIOUS


@pytest.mark.parametrize("part", ["build", "build/.cache", "build/.cache/ab"])
def test_no_part_of_the_way_is_a_link(tmp_path: Path, part: str) -> None:
    other = tmp_path / "other"
    (other / ".cache/ab").mkdir(parents=True)
    (other / "ab").mkdir()
    project = tmp_path / "project"
    (project / part).parent.mkdir(parents=True)
    (project / part).symlink_to(other)
    before = sorted(other.rglob("*"))
    with pytest.raises(Irregular, match=f"{part} is a symbolic link"), held(project, "build/.cache/ab", make=True):
        raise AssertionError
    if part == "build/.cache":
        with held(project, "build") as folder, pytest.raises(Irregular):
            folder.remove_folder(".cache")
    assert sorted(other.rglob("*")) == before


def test_the_way_to_the_project_may_hold_links(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with held(tmp_path / "link", "a/b", make=True) as folder, folder.new("x") as file:
        file.write(b"1")
    assert (tmp_path / "real/a/b/x").read_bytes() == b"1"


@pytest.mark.parametrize("path", ["..", "a/../..", "/etc", "a//b", "a\\b", "a\0b"])
def test_a_path_stays_below_its_root(tmp_path: Path, path: str) -> None:
    with pytest.raises(Irregular), held(tmp_path, path, make=True):
        raise AssertionError
    assert list(tmp_path.iterdir()) == []


def test_a_place_is_reached_from_the_project_where_it_lies_in_there(tmp_path: Path) -> None:
    root = tmp_path / "project"
    assert within(root / "build/sheets", root) == (root, "build/sheets")
    assert within(root / "out/../build", root) == (root, "build")
    assert within(root, root) == (root, "")
    assert within(tmp_path / "projects", root) == (tmp_path / "projects", "")
