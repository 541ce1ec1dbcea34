"""Jobs side by side: in their order, each in a process of its own, and none is lost when one of these is ended."""

import operator
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from publish.config.limits import USUAL, WorkLimits
from publish.errors import OverLimit
from publish.pipeline import machine
from publish.pipeline.crew import SERIAL, Crew, in_worker
from publish.pipeline.machine import workers_for
from publish.pipeline.typesetting import _workers
from publish.pipeline.worker_pool import WorkerPool

_SHORT = WorkLimits(seconds=0.3, memory=300)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2) as made:
        yield made


def _late_first(number: int) -> tuple[int, int]:
    """The first jobs are the last to be done."""
    time.sleep(0.2 if number < 2 else 0.01)
    return number, os.getpid()


def test_results_come_in_order_from_processes_that_are_not_ours(pool: WorkerPool) -> None:
    done = list(pool.map(partial(in_worker, _late_first, limits=USUAL), range(6)))
    assert [number for number, _ in done] == [*range(6)]
    pids = {pid for _, pid in done}
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_a_job_that_takes_too_long_is_given_up_alone(pool: WorkerPool) -> None:
    def done(count: int) -> object:
        try:
            return in_worker(sum, range(count), limits=_SHORT)
        except OverLimit as over:
            return over.message

    assert list(pool.map(done, (3, 10**12, 4))) == [3, "it takes longer than 0 seconds", 6]


def _ends_once(mark: Path, number: int) -> int:
    """Done by a process that is ended the first time that it comes to job 1."""
    if number == 1 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("count", [1, 2])
def test_a_worker_that_is_ended_from_outside_is_named_and_its_work_done_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, count: int
) -> None:
    with Crew(count).executor(count) as executor:
        job = partial(in_worker, _ends_once, tmp_path / "ended", limits=USUAL)
        assert list(executor.map(job, range(4))) == [*range(4)]
    (told,) = caplog.messages
    assert told.startswith("worker ")
    assert told.endswith(" was ended from outside (SIGKILL): its work is done again")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _interrupted(pool: WorkerPool) -> None:
    with pool:
        for _ in range(5):
            pool.submit(in_worker, time.sleep, 60, limits=USUAL)
        raise KeyboardInterrupt


def test_an_interrupt_ends_what_is_being_done_and_what_waits() -> None:
    pool = WorkerPool(2)
    pids = {worker.run(os.getpid) for worker in pool._crew}
    with pytest.raises(KeyboardInterrupt):
        _interrupted(pool)
    assert not any(map(_alive, pids))


def test_one_after_the_other_begins_nothing_that_nobody_asks_for() -> None:
    begun: list[int] = []
    with closing(Crew(4).in_order(begun.append, range(3), wanted=1)) as done:
        next(done)
    assert begun == [0]
    with pytest.raises(ZeroDivisionError):
        SERIAL.submit(operator.truediv, 1, 0).result()


def test_jobs_are_fetched_a_few_ahead() -> None:
    fetched: list[int] = []

    def jobs() -> Iterator[int]:
        for number in range(20):
            fetched.append(number)
            yield number

    with closing(Crew(2).in_order(abs, jobs(), wanted=2, ahead=3)) as done:
        assert next(done) == 0
        assert fetched == [*range(7)]
        assert [*done] == [*range(1, 20)]


@pytest.mark.parametrize(
    ("words", "workers"), [([1200], 1), ([40, 400, 5000, 300, 50], 1), ([1200, 40, 1100], 2), ([1100] * 9, 9)]
)
def test_workers_are_started_for_words_that_are_worth_them(words: list[int], workers: int) -> None:
    assert _workers(words) == workers


@pytest.mark.parametrize(
    ("told", "free", "workers"),
    [
        ({}, 64, 8),
        ({}, 3, 3),
        ({}, 0, 1),
        ({"cpu.max": "150000 100000"}, 64, 2),
        ({"cpu.max": "max 100000", "memory.max": "max", "memory.current": "5"}, 64, 8),
        ({"memory.max": "4500000000", "memory.current": "500000000"}, 64, 4),
    ],
)
def test_there_are_as_many_workers_as_the_machine_has_room_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: dict[str, str], free: int, workers: int
) -> None:
    (tmp_path / "meminfo").write_text(f"MemTotal: 99 kB\nMemAvailable: {free * 1_000_000_000 // 1024 + 1} kB\n")
    monkeypatch.setattr(machine, "_MEMORY", tmp_path / "meminfo")
    monkeypatch.setattr(machine, "_said", lambda name: told.get(name, ""))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)
    assert workers_for(WorkLimits(memory=1000)) == workers
