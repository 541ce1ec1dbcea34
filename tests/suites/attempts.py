"""Trying one input after the other in a process with limits, so that none can end the run or pass unseen."""

import multiprocessing
import resource
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

SECONDS = 60
"""What one input may take, by the clock."""
MEMORY = 1 << 30
"""What one input may take beyond what the process had, in bytes."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One input of a suite."""

    name: str
    """What a complaint calls it."""
    data: T
    """What is tried."""


def complaints(items: Iterable[Item[T]], judge: Callable[[T], Iterable[str]]) -> list[str]:
    """What ``judge`` complains of, item by item; an exception, a crash and a limit passed are complaints too.

    The limits are those of the machine's process, not of the program: what is judged must keep within them by itself.
    """
    queue = list(items)
    found: list[str] = []
    context = multiprocessing.get_context("fork")
    while queue:
        mine, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_work, args=(theirs, queue, judge))
        child.start()
        theirs.close()
        queue = queue[_collect(mine, queue, found) :]
        child.kill()
        child.join()
    return found


def expect_none(items: Iterable[Item[T]], judge: Callable[[T], Iterable[str]]) -> None:
    """Fail with all complaints, a line each."""
    found = complaints(items, judge)
    assert not found, f"{len(found)} complaints\n" + "\n".join(found)


def _collect(answers: Connection, queue: Sequence[Item[T]], found: list[str]) -> int:
    """Take the answers of one process; says how many items are done with."""
    for done, item in enumerate(queue):
        if not answers.poll(SECONDS):
            found.append(f"{item.name}: not finished within {SECONDS} s")
            return done + 1
        try:
            found.extend(f"{item.name}: {line}" for line in answers.recv())
        except EOFError:
            found.append(f"{item.name}: the process died")
            return done + 1
    return len(queue)


def _work(answers: Connection, queue: Sequence[Item[T]], judge: Callable[[T], Iterable[str]]) -> None:
    before = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (before + MEMORY, before + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for item in queue:
        answers.send(list(_lines(item.data, judge)))


def _lines(data: T, judge: Callable[[T], Iterable[str]]) -> Iterator[str]:
    try:
        yield from judge(data)
    except MemoryError:
        yield f"more than {MEMORY >> 20} MB were wanted"
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {str(error)[:200]} ({where.filename.rpartition('/')[2]}:{where.lineno})"
