"""A layer below the program that fails: the Nth change of a folder is an error of the disk, or the end of it all."""

import errno
import os
import signal
from collections.abc import Callable
from typing import Any

COUNTS, KILLS = "count", "kill"
"""What a layer may do besides failing with the name of an error: nothing but count, and end the process."""

_CHANGES = ("open", "mkdir", "rename", "link", "unlink", "fsync")


class Layer:
    """Counts what changes a folder that is held open, and every wait for the disk."""

    def __init__(self, what: str = COUNTS, at: int = 0, *, for_good: bool = False) -> None:
        self.what, self.at, self.for_good, self.count = what, at, for_good, 0

    def lay(self) -> None:
        """Put it below everything that this process does from here on."""
        for name in _CHANGES:
            setattr(os, name, self._over(getattr(os, name)))

    def _over(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call of the system, with the fault before it."""
        writes = call.__name__ != "open"

        def changed(*arguments: Any, **named: Any) -> Any:
            held = named.get("dir_fd", named.get("src_dir_fd")) is not None
            if call.__name__ == "fsync" or (held and (writes or bool(arguments[1] & os.O_CREAT))):
                self._counted()
            return call(*arguments, **named)

        return changed

    def _counted(self) -> None:
        self.count += 1
        if self.at and (self.count == self.at or (self.for_good and self.count > self.at)):
            if self.what == KILLS:
                os.kill(os.getpid(), signal.SIGKILL)
            number = getattr(errno, self.what)
            raise OSError(number, os.strerror(number))
