"""The exceptions that stop a command, each with the exit code it ends in.

Problems in the content are never raised: they are yielded as diagnostics. What stands here is for the
moments when work cannot go on. One handler, in ``publish.cli.app``, turns these into exits.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell sees when a command ends."""

    OK = 0
    CONTENT = 1
    USAGE = 2
    ENVIRONMENT = 3
    FAULT = 4
    INTERRUPTED = 130
    READER_GONE = 141  # what a shell calls a program that wrote to a closed pipe


class PublishError(Exception):
    """A reason to stop: what is wrong, and what to do about it."""

    exit_code = ExitCode.FAULT

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PublishError):
    """The command line asks for something that is not there."""

    exit_code = ExitCode.USAGE


class EnvironmentProblem(PublishError):
    """The machine lacks something: a permission, disk space, a library."""

    exit_code = ExitCode.ENVIRONMENT


class MissingTool(EnvironmentProblem):
    """A program or library that this command needs is not installed."""


def installs(extra: str) -> str:
    """What to type for the libraries of an extra of this package."""
    return f"pip install 'dispatch-press[{extra}]'"


class Timeout(EnvironmentProblem):
    """A step took longer than it may."""


class OverLimit(PublishError):
    """Something that was brought along takes more time or memory than it may: it was ended, and is told of.

    The message says which, as a sentence about it: ``it takes longer than 10 seconds``.
    """

    exit_code = ExitCode.CONTENT


class Fault(PublishError):
    """A mistake of this program: an invariant did not hold."""

    exit_code = ExitCode.FAULT
