"""A layer below the program that fails: the Nth change of a folder is an error of the disk, or the end of the process.

python -m tests.hostile.layer ERRNO|kill|count N [for-good] -- build --quiet
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

_CHANGES = ("open", "mkdir", "rename", "link", "unlink", "fsync")


class Layer:
    """Counts what changes a folder that is held open, and every wait for the disk."""

    def __init__(self, what: str, at: int, *, for_good: bool) -> None:
        self.what, self.at, self.for_good, self.count = what, at, for_good, 0

    def over(self, name: str) -> Callable[..., Any]:
        """The call of the system by this name, with the fault before it."""
        call = getattr(os, name)

        def changed(*arguments: Any, **named: Any) -> Any:
            held = named.get("dir_fd", named.get("src_dir_fd")) is not None
            writes = name != "open" or bool(arguments[1] & os.O_CREAT)
            if name == "fsync" or (held and writes):
                self._counted()
            return call(*arguments, **named)

        return changed

    def _counted(self) -> None:
        self.count += 1
        if self.count == self.at or (self.for_good and self.count > self.at):
            if self.what == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            number = getattr(errno, self.what)
            raise OSError(number, os.strerror(number))


def main() -> int:
    """Run the program on the layer; with ``count`` nothing fails, and the number of changes is printed at the end."""
    end = sys.argv.index("--")
    what, at, *more = sys.argv[1:end]
    layer = Layer(what, 0 if what == "count" else int(at), for_good=bool(more))
    from publish.cli.app import run

    for name in _CHANGES:
        setattr(os, name, layer.over(name))
    code = run(sys.argv[end + 1 :])
    if what == "count":
        print(f"changes: {layer.count}")
    return code


if __name__ == "__main__":
    sys.exit(main())
