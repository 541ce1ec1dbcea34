"""Dispatches worked on side by side give the book that one after the other gives, whatever befalls the workers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from tests.bench.generate import write_project

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from publish.cli.app import program; program()"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the children of a process"),
]


def started(project: Path, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(project.parent / "state")}
    command = [*PROGRAM, "build", "--json", *arguments, "--project", str(project)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=project.parent, env=environment, stdout=pipe, stderr=pipe, text=True)


def children(pid: int) -> list[int]:
    """The processes that a process has started from any of its threads, the oldest first."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return sorted(int(child) for task in tasks for child in (task / "children").read_text().split())
    except FileNotFoundError:
        return []


def waited(condition: Callable[[], bool]) -> None:
    """Wait until something is so; a minute is for ever."""
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it never came to be")


def files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "build").iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, dict[str, bytes]]:
    """A project of several dispatches, and what one worker makes of it: its report, and its books."""
    project = write_project(tmp_path_factory.mktemp("serial") / "project", dispatches=4, photos=1)
    running = started(project, "--jobs", "1")
    report, _ = running.communicate(timeout=600)
    assert running.returncode == 0
    made = files(project)
    rmtree(project / "build")
    return project, report, made


@pytest.fixture
def project(serial: tuple[Path, str, dict[str, bytes]], tmp_path: Path) -> Path:
    """The same project, with nothing kept; it stands where it stood, for reports name paths from there."""
    rmtree(serial[0] / "build", ignore_errors=True)
    return serial[0]


def test_the_books_and_the_report_are_those_of_one_worker(
    serial: tuple[Path, str, dict[str, bytes]], project: Path
) -> None:
    running = started(project, "--jobs", "3")
    report, _ = running.communicate(timeout=600)
    assert report.count('"typography-counted"') > 1  # what is told of pages is told in their order
    assert report == serial[1]
    assert files(project) == serial[2]


def test_a_worker_that_is_killed_costs_no_page(serial: tuple[Path, str, dict[str, bytes]], project: Path) -> None:
    running = started(project, "--format", "pdf,epub", "--jobs", "2")
    waited(lambda: len(children(running.pid)) == 3)  # the program's own, and two that set
    killed = children(running.pid)[1:]
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    report, told = running.communicate(timeout=600)
    assert running.returncode == 0
    for pid in killed:
        assert f"worker {pid} was ended from outside (SIGKILL): its work is done again" in told
    assert report == serial[1]
    assert files(project) == serial[2]


def test_an_interrupt_leaves_no_process_behind(project: Path) -> None:
    running = started(project, "--jobs", "2")
    waited(lambda: len(children(running.pid)) == 3)
    pids = children(running.pid)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    waited(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))
    assert not (project / "build/bench.pdf").exists()
