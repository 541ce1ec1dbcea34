"""Runs a program to its end, within a time limit and away from the settings of who started it."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.errors import EnvironmentProblem, ExitCode, PublishError, Timeout

# Programs answer in one language and one encoding, and no variable of the caller's bends what they say.
_SURROUNDINGS = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Finished:
    """What a program left behind."""

    status: int
    """Its exit status; negative when a signal ended it."""
    output: bytes
    """All that it wrote to its standard output."""
    errors: str
    """All that it wrote to its standard error."""

    @property
    def text(self) -> str:
        """The standard output as text; what is not UTF-8 becomes U+FFFD."""
        return self.output.decode("utf-8", "replace")


def run(
    command: Sequence[str | Path], *, timeout: float, given: bytes = b"", variables: Mapping[str, str] | None = None
) -> Finished:
    """Run ``command`` with ``given`` on its standard input, for at most ``timeout`` seconds.

    Of the environment it sees a search path, a locale, a time zone, and the ``variables``.

    Raises :class:`publish.errors.Timeout` when the time is up, and :class:`publish.errors.EnvironmentProblem` when the
    program cannot be started. An exit status other than 0 is for the caller to judge.
    """
    name = Path(command[0]).name
    surroundings = _SURROUNDINGS | dict(variables or {})
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=timeout, env=surroundings, check=False)
    except subprocess.TimeoutExpired as late:
        raise Timeout(
            f"{name} took longer than {timeout:g} seconds", hint="Try again on a machine with less to do."
        ) from late
    except OSError as refused:
        raise EnvironmentProblem(f"{name} cannot be started: {refused.strerror}") from refused
    return Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


class Unreadable(PublishError):
    """A program cannot read the file that it was given."""

    exit_code = ExitCode.CONTENT


def unreadable(path: Path, name: str, finished: Finished) -> Unreadable:
    """The error for a file that the program ``name`` gave up on, with its last words."""
    return Unreadable(f"{path.name} cannot be read: {_last_words(finished)} ({name}, exit {finished.status})")


def misbehaved(name: str, finished: Finished) -> EnvironmentProblem:
    """The error for a program that ended without its report: its last words, and its status."""
    return EnvironmentProblem(
        f"{name} gave no report: {_last_words(finished)} (exit {finished.status})",
        hint="Run `publish doctor` to see what is installed.",
    )


def _last_words(finished: Finished) -> str:
    words = [line.strip() for line in finished.errors.splitlines() if line.strip()]
    return words[-1] if words else "it said nothing"
