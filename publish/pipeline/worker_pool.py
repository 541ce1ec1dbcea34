"""Jobs done side by side: threads that only wait, each for a process of its own that keeps what it has loaded."""

import atexit
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from types import TracebackType

from publish.pipeline.crew import take_worker
from publish.pipeline.worker import Worker


class WorkerPool(ThreadPoolExecutor):
    """Does so many jobs side by side, each in a process of its own.

    A process that was ended from outside is replaced, and its job is done again. Left by an exception, such as that of
    an interrupt, it ends what is being done at once.
    """

    def __init__(self, count: int) -> None:
        self._crew = [Worker() for _ in range(count)]
        atexit.register(self._close)  # where who reads the results is interrupted between two of them
        try:
            for worker in self._crew:
                worker.start()  # before there is another thread: only then may a process be a copy of this one
        except BaseException:
            self._close()
            raise
        free = SimpleQueue[Worker]()
        for worker in self._crew:
            free.put(worker)
        super().__init__(count, thread_name_prefix="worker", initializer=lambda: take_worker(free.get_nowait()))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        """Wait for all jobs; or, where an exception leaves it, for none."""
        try:
            if kind is not None:
                self.shutdown(wait=False, cancel_futures=True)
                for worker in self._crew:
                    worker.stop()
            self.shutdown()
        finally:
            self._close()
        return None

    def _close(self) -> None:
        atexit.unregister(self._close)
        for worker in self._crew:
            worker.stop()
            worker.close()
