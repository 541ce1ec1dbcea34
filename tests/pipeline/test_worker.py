"""Work in a process that can be ended: what it gives back, what ends it, and that the next job finds another one."""

import itertools
import operator
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish.config.limits import WorkLimits
from publish.errors import OverLimit, UsageError
from publish.pipeline.worker import Worker

_SHORT = WorkLimits(seconds=0.3, memory=300)


@pytest.fixture(params=[True, False], ids=["forked", "spawned"])
def worker(request: pytest.FixtureRequest) -> Iterator[Worker]:
    if request.param and sys.platform != "linux":
        pytest.skip("only Linux copies processes")
    made = Worker(forks=request.param)
    yield made
    made.close()


def test_jobs_are_done_by_one_process_that_is_not_ours(worker: Worker) -> None:
    assert worker.run(operator.add, 40, 2) == 42
    pids = {worker.run(os.getpid) for _ in range(3)}
    assert len(pids) == 1
    assert pids != {os.getpid()}


def test_a_long_message_passes_in_both_directions(worker: Worker) -> None:
    data = os.urandom(3_000_000)
    assert worker.run(bytes.upper, data) == data.upper()


def test_what_a_job_raises_is_raised_here(worker: Worker) -> None:
    with pytest.raises(ZeroDivisionError):
        worker.run(operator.truediv, 1, 0)
    with pytest.raises(UsageError, match="no such") as raised:
        worker.run(_refuse)
    assert raised.value.hint == "Name another."


@pytest.mark.parametrize(
    ("function", "arguments", "words"),
    [
        (sum, (itertools.count(),), "longer than"),
        (re.match, ("(a*)*b", "a" * 60), "longer than"),
        (bytearray, (3_000_000_000,), "more than 300 MB"),
        (os.abort, (), "more than 300 MB"),
        (signal.raise_signal, (signal.SIGKILL,), "the system ended it"),
        (signal.raise_signal, (signal.SIGSEGV,), "breaks the library"),
    ],
    ids=["endless", "inside a library", "memory", "abort", "killed", "segfault"],
)
def test_what_is_too_much_is_ended_and_the_next_job_is_done(
    worker: Worker, function: Callable[..., object], arguments: tuple[object, ...], words: str
) -> None:
    with pytest.raises(OverLimit, match=words):
        worker.run(function, *arguments, limits=_SHORT)
    assert worker.run(operator.add, 1, 1, limits=_SHORT) == 2


def test_each_job_has_the_whole_time(worker: Worker) -> None:
    before = worker.run(os.getpid, limits=_SHORT)
    for _ in range(4):
        worker.run(_busy, 0.15, limits=_SHORT)
    assert worker.run(os.getpid, limits=_SHORT) == before


def test_an_interrupt_ends_the_work_too(worker: Worker) -> None:
    pid = worker.run(os.getpid)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt):
            worker.run(time.sleep, 60)
    finally:
        signal.signal(signal.SIGALRM, before)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes")
def test_a_copy_holds_no_file_of_the_program_open(tmp_path: Path) -> None:
    worker = Worker(forks=True)
    with (tmp_path / "lock").open("w"):
        kept = worker.run(_open_files)
    worker.close()
    assert os.devnull in kept
    assert str(tmp_path / "lock") not in kept


def _refuse() -> None:
    raise UsageError("there is no such thing", hint="Name another.")


def _open_files() -> set[str]:
    return {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}


def _busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
