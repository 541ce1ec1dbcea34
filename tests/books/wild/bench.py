"""One process for many runs: what was set stays set, for a galley depends on its flow and its workshop alone.

A run after the first one takes out what was refused; the others' flows are the same, and are not set again.
"""

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, dumps
from typing import Any
from unittest.mock import patch

from publish.cli.app import run
from publish.config.limits import WorkLimits
from publish.pipeline import typesetting
from publish.pipeline.worker import WORKER


@dataclass
class Bench:
    """Runs command lines in this process."""

    _set: dict[bytes, Any] = field(default_factory=dict)

    def publish(self, *arguments: str, folder: Path) -> tuple[int, str, str]:
        """Run ``publish`` in a folder: its exit code, and what it says to standard output and standard error."""
        out, err = io.StringIO(), io.StringIO()
        with _inside(folder), redirect_stdout(out), redirect_stderr(err), patch.object(typesetting, "WORKER", self):
            code = int(run(arguments))
        return code, out.getvalue(), err.getvalue()

    def run(self, function: Callable[..., Any], *arguments: Any, limits: WorkLimits) -> Any:
        """In the place of the worker's: a job that was done is not done again."""
        key = hashlib.sha256(dumps((function.__qualname__, arguments), HIGHEST_PROTOCOL)).digest()
        if key not in self._set:
            self._set[key] = WORKER.run(function, *arguments, limits=limits)
        return self._set[key]


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
