"""Checks that follow what is typed: none while somebody types, and one at a time."""

import asyncio
from collections.abc import Awaitable, Callable

QUIET = 0.2
"""Seconds without a change before the content is checked."""
LONGEST = 2.0
"""Seconds that a change waits at most while more of them come."""


class Debounced:
    """Does a work again after changes; changes that come while it is done have it done once more."""

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work = work
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def change(self) -> None:
        """Note that something changed."""
        self._changed.set()
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._loop())

    def end(self) -> None:
        """Do it no more."""
        if self._task is not None:
            self._task.cancel()

    async def _loop(self) -> None:
        while self._changed.is_set():
            await self._quiet()
            await self._work()

    async def _quiet(self) -> None:
        loop = asyncio.get_running_loop()
        latest = loop.time() + LONGEST
        while self._changed.is_set() and loop.time() < latest:
            self._changed.clear()
            await asyncio.sleep(QUIET)
        self._changed.clear()
