"""Processes that work while the server answers: one at a time each, and none of them waited for by another."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from publish.config.limits import WorkLimits
from publish.pipeline.worker import Worker

T = TypeVar("T")


class AsyncWorker:
    """A process that jobs are given to without waiting for them."""

    def __init__(self, limits: WorkLimits) -> None:
        # A copy of a process with several threads may stop for ever: this one begins anew.
        self._worker = Worker(forks=False)
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._limits = limits

    async def run(self, function: Callable[..., T], *arguments: object) -> T:
        """What a function of a module makes of its arguments, which can all be sent.

        Raises what it raised, and :class:`publish.errors.OverLimit` where it takes more than it may.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._thread, lambda: self._worker.run(function, *arguments, limits=self._limits)
        )

    def end(self) -> None:
        """End the process, in the middle of a job too."""
        self._worker.stop()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._worker.close()
