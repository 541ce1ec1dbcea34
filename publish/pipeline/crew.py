"""Where jobs are done: one after the other, or side by side; behind one interface, ``concurrent.futures.Executor``.

A job is :func:`in_worker` with a function and what it is given: it is done in the worker of the thread that it comes
to. The serial executor does it in the program's own thread, with the program's worker; a
:class:`publish.pipeline.worker_pool.WorkerPool` has several, each with a worker of its own; a
:func:`publish.pipeline.cluster.cluster` does it on another machine, in a worker there.

Results come in the order of the jobs, whichever was done first, so that nothing in a book or a report depends on it.
What they make that is large comes back through the cache (:class:`publish.pipeline.pickled.CacheSlot`), not
through them.
"""

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from publish.config.limits import WorkLimits
from publish.pipeline.worker import WORKER, Worker

P = ParamSpec("P")
J = TypeVar("J")
T = TypeVar("T")

_OWN = threading.local()


def take_worker(worker: Worker) -> None:
    """From now on the jobs of this thread are done in that worker."""
    _OWN.worker = worker


def in_worker(function: Callable[..., T], *arguments: object, limits: WorkLimits) -> T:
    """As :meth:`publish.pipeline.worker.Worker.run`, in the worker of this thread."""
    if not hasattr(_OWN, "worker"):
        take_worker(WORKER if threading.current_thread() is threading.main_thread() else Worker())
    worker: Worker = _OWN.worker
    return worker.run(function, *arguments, limits=limits)


class SerialExecutor(Executor):
    """Does each job in the thread that brings it."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do a job; the future is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # told to whoever asks for the result, as every executor does
            future.set_exception(error)
        return future


SERIAL = SerialExecutor()
"""One job after the other."""


@dataclass(frozen=True, slots=True)
class Crew:
    """The workers of a run."""

    most: int = 1
    """How many there may be at once."""
    scheduler: str = ""
    """The address of a scheduler of Dask whose workers they are; empty for this machine's own."""

    @contextmanager
    def executor(self, wanted: int) -> Iterator[Executor]:
        """What does jobs that keep so many workers busy; for one, no other process is started than the program has."""
        count = min(self.most, wanted)
        if self.scheduler and wanted > 1:
            from publish.pipeline.cluster import cluster

            with cluster(self.scheduler) as executor:
                yield executor
            return
        if count < 2:
            yield SERIAL
            return
        from publish.pipeline.worker_pool import WorkerPool

        with WorkerPool(count) as pool:
            yield pool

    def in_order(
        self, function: Callable[[J], T], jobs: Iterable[J], *, wanted: int, ahead: int | None = None
    ) -> Generator[T, None, None]:
        """What a function makes of each job, in their order, on workers of which so many are kept busy.

        For each worker so many jobs are fetched ahead, by default all of them; on one worker none is. Closed before its
        end (``contextlib.closing``), it ends what is being done.
        """
        with self.executor(wanted) as executor:
            most = 0 if executor is SERIAL else None if ahead is None else ahead * min(self.most, wanted)
            waiting = deque[Future[T]]()
            for job in jobs:
                waiting.append(executor.submit(function, job))
                if most is not None and len(waiting) > most:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


ALONE = Crew()
"""One worker."""
