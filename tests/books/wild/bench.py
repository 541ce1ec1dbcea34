"""One process for many runs: what is loaded stays loaded, and what was set is kept in the project's cache.

A run after the first one takes out what was refused; the others' flows are the same, and are not set again.
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from publish.cli.app import run


def publish(*arguments: str, folder: Path) -> tuple[int, str, str]:
    """Run ``publish`` in a folder: its exit code, and what it says to standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    with _inside(folder), redirect_stdout(out), redirect_stderr(err):
        code = int(run(arguments))
    return code, out.getvalue(), err.getvalue()


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
