"""Killed at any moment, with any error of the disk: the books of a run stay together, old or new, and none is torn.

The same content gives the same bytes, so a set is whole where all its books are those of one run, byte by byte.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.pipeline.sinks import finished
from tests.docs.documents import ROOT
from tests.docs.promises import letter
from tests.hostile.layer import COUNTS, KILLS
from tests.hostile.room import Done, Room, opened

_KILLS, _STEPS, _SIZES = 150, 60, 15
_ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT", "EACCES", "EMFILE")
_DISPATCH = "---\nheadline: The {} tide\ndate: 2026-11-18\n---\n\nThe tide was out, and stayed out.\n"
_BOOKS = ("2026-11.pdf", "2026-11.epub", "2026-11.cover.jpg", "2026-11.accessibility.json")


@dataclass(frozen=True)
class Shelf:
    """A project with the books of its last run, whose content has changed since; and the books of both runs."""

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float
    """How long a run takes."""
    steps: int
    """How often a run changes the folder."""

    def copied(self, to: Path) -> Path:
        """A copy to spoil."""
        shutil.copytree(self.folder, to)
        return to


def _books(project: Path) -> dict[str, bytes]:
    return {name: (project / "build" / name).read_bytes() for name in _BOOKS if (project / "build" / name).exists()}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with opened(tmp_path_factory.mktemp("room")) as made:
        yield made


@pytest.fixture(scope="module")
def resources(room: Room) -> Shelf:
    project = letter.make(room.folder / "letter", {"01-tide.md": _DISPATCH.format("first")})
    assert _run(room, project).code == 0
    old = _books(project)
    (project / "content/editions/2026-11/01-tide.md").write_text(_DISPATCH.format("second"))
    other = room.folder / "other"
    shutil.copytree(project, other)
    began = time.monotonic()
    counted = _run(room, other, layer=(COUNTS, 0))
    seconds = time.monotonic() - began
    assert counted.code == 0
    new = _books(other)
    assert set(old) == set(new) == set(_BOOKS)
    assert old["2026-11.pdf"] != new["2026-11.pdf"]
    assert old["2026-11.epub"] != new["2026-11.epub"]
    return Shelf(project, old, new, seconds, int(counted.out.rpartition(": ")[2]))


def _run(room: Room, project: Path, *, killed: float = 0, layer: tuple[object, ...] = (), largest: int = 0) -> Done:
    done = room.run("build", "--quiet", cwd=project, limit=60, killed=killed, layer=layer, largest=largest)
    assert "Traceback" not in done.told
    return done


def _whole(project: Path, resources: Shelf) -> None:
    """The set is whole, at once or by what the next run does before anything else; and nothing is left lying about."""
    for name, data in _books(project).items():
        assert data in (resources.old[name], resources.new[name]), f"{name} is torn"
    finished(project, "build", lambda _: None)
    assert _books(project) in (resources.old, resources.new)


def _tidy(project: Path) -> None:
    """Nothing is left lying about but what the disk would not take away; the next run sweeps that."""
    left = [path.name for path in (project / "build").iterdir() if path.name.endswith(".part")]
    assert len(left) <= 1 or (project / "build/.delivery").exists(), left


def _numbers(most: int, many: int) -> list[int]:
    """So many numbers, evenly from 1 to the most."""
    return sorted({1 + round(at * (most - 1) / max(1, many - 1)) for at in range(many)})


@pytest.mark.nightly
def test_killed_at_any_moment(resources: Shelf, room: Room, tmp_path: Path) -> None:
    chance = random.Random(26)
    for at in range(_KILLS):
        project = resources.copied(tmp_path / str(at))
        _run(room, project, killed=chance.uniform(0.01, resources.seconds))
        _whole(project, resources)


@pytest.mark.nightly
def test_killed_at_any_step(resources: Shelf, room: Room, tmp_path: Path) -> None:
    for at in _numbers(resources.steps, _STEPS):
        project = resources.copied(tmp_path / str(at))
        assert _run(room, project, layer=(KILLS, at)).code == -signal.SIGKILL
        _whole(project, resources)


@pytest.mark.nightly
@pytest.mark.parametrize("for_good", [False, True])
def test_an_error_at_any_step(resources: Shelf, room: Room, tmp_path: Path, for_good: bool) -> None:
    for number, at in enumerate(_numbers(resources.steps, 36)):
        project = resources.copied(tmp_path / str(at))
        done = _run(room, project, layer=(_ERRORS[number % len(_ERRORS)], at, *(["for good"] if for_good else [])))
        assert done.code in (0, 3), done.err
        assert done.code == 0 or "hint: " in done.err
        if not for_good:
            _tidy(project)
        _whole(project, resources)


@pytest.mark.slow
def test_an_error_where_the_books_are_put_in_place(resources: Shelf, room: Room, tmp_path: Path) -> None:
    """The same at three steps of the end, where a set can be torn."""
    for at in (resources.steps - 14, resources.steps - 10, resources.steps - 6):
        project = resources.copied(tmp_path / str(at))
        done = _run(room, project, layer=("EIO", at))
        assert done.code in (0, 3), done.err
        _tidy(project)
        _whole(project, resources)


@pytest.mark.nightly
def test_a_file_that_may_grow_no_further(resources: Shelf, room: Room, tmp_path: Path) -> None:
    largest = max(map(len, resources.new.values()))
    for size in _numbers(largest - 1, _SIZES):
        project = resources.copied(tmp_path / str(size))
        done = _run(room, project, largest=size)
        assert done.code == 3, (size, done.code, done.err)
        _tidy(project)
        assert _books(project) == resources.old


@pytest.mark.nightly
def test_a_small_disk(resources: Shelf, tmp_path: Path) -> None:
    own = ["unshare", "-rm", "--kill-child"]
    if not shutil.which("unshare") or subprocess.run([*own, "true"], check=False, capture_output=True).returncode:
        pytest.skip("the machine gives no file system of one's own")
    total = sum(map(len, resources.new.values()))
    for part in (0.05, 0.3, 0.6, 0.9, 0.99):
        project = resources.copied(tmp_path / str(part))
        kept, size = tmp_path / f"{part}.kept", int((1 + part) * total)
        script = (
            f'cp -r "$1/build" "$2" && mount -t tmpfs -o size={size // 4096 * 4096} none "$1/build" '
            '&& cp -r "$2/." "$1/build" && cd "$1"; "$3" -c "from publish.cli.app import main; main()" build --quiet; '
            'code=$?; rm -rf "$2"; cp -r "$1/build" "$2"; exit $code'
        )
        done = subprocess.run(
            [*own, "sh", "-c", script, "sh", str(project), str(kept), sys.executable],
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 3, (part, done.returncode, done.stderr)
        assert {name: (kept / name).read_bytes() for name in _BOOKS} == resources.old
        assert [path.name for path in kept.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.nightly
def test_there_are_as_many_kills_and_errors_as_promised(resources: Shelf) -> None:
    """Further kills, of deliveries alone and so by the step, stand in ``tests/pipeline/test_sets.py``."""
    steps = len(_numbers(resources.steps, _STEPS))
    assert _KILLS + steps + 24 >= 200
    assert 2 * len(_numbers(resources.steps, 36)) >= 60
    assert os.path.lexists(resources.folder / "build/.lock")
