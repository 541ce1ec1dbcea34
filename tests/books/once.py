"""What takes long is made once in a run, also when several processes share the run."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of the run that ``make`` has filled; who comes first makes it, who comes later waits.

    What could not be made is not tried again: every test that needs it fails with the reason of the first.
    """
    base = temporary.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, failed = shared / f"once-{name}", shared / f"once-{name}.failed"
    with (shared / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if failed.exists():
            pytest.fail(f"{name} could not be made: {failed.read_text()}", pytrace=False)
        if not folder.exists():
            folder.mkdir()
            try:
                make(folder)
            except BaseException as error:
                failed.write_text(str(error))
                raise
    return folder
