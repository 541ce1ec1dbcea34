"""Trying one input after the other in a process with limits, so that none can end the run or pass unseen."""

import multiprocessing
import os
import resource
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from publish.errors import OverLimit

T = TypeVar("T")

SECONDS = 60
"""What one input may take of processor time, in the process and in its worker."""
PATIENCE = 600
"""What one input may take by the clock: what waits for ever takes no processor time."""
MEMORY = 1 << 30
"""What one input may take beyond what the process had, in bytes."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One input of a suite."""

    name: str
    """What a complaint calls it."""
    data: T
    """What is tried."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a suite."""

    complaints: list[str]
    """What the judge said of each item; an exception, a crash and a limit of this process are complaints too."""
    over: list[str]
    """What the program refused at its own limits, as it should."""


def tried(items: Iterable[Item[T]], judge: Callable[[T], Iterable[str]]) -> Tried:
    """Judge each item within limits that are not the program's: what is judged must keep within them by itself."""
    queue = list(items)
    found = Tried([], [])
    context = multiprocessing.get_context("fork")
    while queue:
        mine, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_work, args=(theirs, queue, judge))
        child.start()
        theirs.close()
        queue = queue[_collect(mine, _Clock(child.pid or 0), queue, found) :]
        child.kill()
        child.join()
    return found


def expect_none(items: Iterable[Item[T]], judge: Callable[[T], Iterable[str]]) -> None:
    """Fail with all complaints, a line each; what was over its limits is a warning of the run."""
    found = tried(items, judge)
    if found.over:
        warnings.warn(f"{len(found.over)} refused at their limits\n" + "\n".join(found.over), stacklevel=2)
    assert not found.complaints, f"{len(found.complaints)} complaints\n" + "\n".join(found.complaints)


class _Clock:
    """The processor time of a process and of its children since the last answer."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.restart()

    def restart(self) -> None:
        self._spent, self._began = _processor_time(self._pid), time.monotonic()

    def has_run_out(self) -> bool:
        return _processor_time(self._pid) - self._spent > SECONDS or time.monotonic() - self._began > PATIENCE


def _processor_time(pid: int) -> float:
    """Seconds that a process, the children that it has waited for and those that it has took (``proc(5)``)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    return own + sum(_processor_time(int(child)) for child in children)


def _collect(answers: Connection, clock: _Clock, queue: Sequence[Item[T]], found: Tried) -> int:
    """Take the answers of one process; says how many items are done with."""
    for done, item in enumerate(queue):
        clock.restart()
        while not answers.poll(1):
            if clock.has_run_out():
                found.complaints.append(f"{item.name}: not finished within {SECONDS} s")
                return done + 1
        try:
            lines, over = answers.recv()
        except EOFError:
            found.complaints.append(f"{item.name}: the process died")
            return done + 1
        found.complaints.extend(f"{item.name}: {line}" for line in lines)
        found.over.extend(f"{item.name}: {line}" for line in over)
    return len(queue)


def _work(answers: Connection, queue: Sequence[Item[T]], judge: Callable[[T], Iterable[str]]) -> None:
    before = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (before + MEMORY, before + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for item in queue:
        over: list[str] = []
        answers.send((list(_lines(item.data, judge, over)), over))


def _lines(data: T, judge: Callable[[T], Iterable[str]], over: list[str]) -> Iterator[str]:
    try:
        yield from judge(data)
    except OverLimit as error:
        over.append(str(error))
    except MemoryError:
        yield f"more than {MEMORY >> 20} MB were wanted"
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {str(error)[:200]} ({where.filename.rpartition('/')[2]}:{where.lineno})"
