"""Work on the workers of a scheduler: what is sent, who gets it, and what is told where nobody answers."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from publish.cli.app import run
from publish.errors import EnvironmentProblem, ExitCode
from publish.pipeline import cluster as clusters
from publish.pipeline.cache import Cache
from publish.pipeline.cluster import _alike, _packed, cluster, done, likeness
from publish.pipeline.pickled import CacheSlot
from publish.pipeline.secret import user_secret
from tests.bench.generate import write_project

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from publish.cli.app import program; program()"]


@pytest.fixture(autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


def _kept(place: CacheSlot) -> tuple[bool, CacheSlot]:
    return place.keep("a galley"), place


def test_no_secret_is_sent_with_a_job(tmp_path: Path) -> None:
    """The worker opens the cache with its own."""
    secret = user_secret()
    assert secret is not None
    place = CacheSlot(Cache(tmp_path, secret), "galleys", "key")
    job = _packed((_kept, (place,)))
    reply = done(job)
    assert secret not in job
    assert secret not in reply
    assert place.load() == "a galley"


def test_workers_that_are_otherwise_get_no_job_and_are_named(caplog: pytest.LogCaptureFixture) -> None:
    own = likeness()
    told = {"tcp://a:1": own, "tcp://b:1": ("other", *own[1:]), "tcp://c:1": ImportError("publish")}
    assert _alike({"tcp://a:1": own}, "tcp://desk:8786") is None
    assert _alike(told, "tcp://desk:8786") == ["tcp://a:1"]
    assert caplog.messages == [
        "worker tcp://b:1 gets no job: it has another version of the program or its libraries",
        "worker tcp://c:1 gets no job: the program does not run there (publish)",
    ]
    with pytest.raises(EnvironmentProblem, match="no worker that is like this program"):
        _alike({"tcp://b:1": ("other", *own[1:])}, "tcp://desk:8786")


def test_a_scheduler_that_does_not_answer_stops_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 0.5)
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(EnvironmentProblem, match="does not answer"), cluster(address):
            pass


@pytest.mark.parametrize("given", [["--executor", "dask"], ["--scheduler", "tcp://desk.example:8786"]])
def test_one_option_without_the_other_is_refused(given: list[str]) -> None:
    assert run(["check", *given]) is ExitCode.USAGE


@pytest.fixture
def local() -> Iterator[Any]:
    """A scheduler with two workers, each a process."""
    from distributed import LocalCluster

    asked: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with LocalCluster(**asked, silence_logs=True) as made:  # type: ignore[no-untyped-call]
        yield made


def _started(project: Path, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*PROGRAM, "build", "--json", *arguments, "--project", str(project)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=project.parent, env=environment, stdout=pipe, stderr=pipe, text=True)


def _files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "build").iterdir() if path.is_file()}


@pytest.mark.slow
def test_a_cluster_makes_the_books_that_one_worker_makes_also_where_a_worker_is_killed(
    local: Any, tmp_path: Path
) -> None:
    project = write_project(tmp_path / "project", dispatches=4, photos=1)
    serial = _started(project, "--jobs", "1")
    report, _ = serial.communicate(timeout=600)
    assert serial.returncode == 0
    books = _files(project)
    rmtree(project / "build")
    running = _started(project, "--executor", "dask", "--scheduler", local.scheduler_address)
    galleys = project / "build/.cache"
    for _ in range(6000):
        if list(galleys.glob("*/galleys/*/*")):
            break
        time.sleep(0.01)
    os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
    again, told = running.communicate(timeout=600)
    assert running.returncode == 0, told
    assert again == report
    assert _files(project) == books
