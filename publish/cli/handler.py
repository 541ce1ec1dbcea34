"""The one place where exceptions become exits.

Content problems never come here: they are findings, and a command that has printed them returns its exit code.
"""

import errno
import logging
import os
import shlex
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import typer

from publish.cli.console import Console, ReaderGone
from publish.errors import ExitCode, PublishError
from publish.reports.output import OutputFormat

Work = Callable[[list[str]], object]
"""What a command line starts: gets the arguments, and gives an exit code or nothing."""

_DEBUG, _FORM = "--debug", "--output-format"

_MACHINE = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOMEM,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
    errno.ETIMEDOUT,
}
"""Errors of the operating system that say something of the machine; others are mistakes of this program."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why work could not go on, as it is said."""

    message: str
    """What is wrong."""
    hint: str
    """What to do."""
    code: ExitCode
    """What the shell sees."""


def run(work: Work, arguments: Sequence[str]) -> ExitCode:
    """Do the work of a command line, say why where it stops, and give the exit code.

    ``--debug`` is taken out of the arguments wherever it stands before ``--``; it shows the traceback of a fault.
    """
    own, rest = _own(arguments)
    given = [argument for argument in own if argument != _DEBUG] + rest
    # What was stopped at the last wall has a traceback too.
    logging.getLogger("publish").setLevel(logging.DEBUG if _DEBUG in own else logging.NOTSET)
    try:
        result = work(given)
        _flush()
        code = ExitCode(result) if isinstance(result, int) else ExitCode.OK
        if code is ExitCode.INTERRUPTED:
            Console().say("interrupted")
    except ReaderGone:
        _forget_output()
        return ExitCode.READER_GONE
    except KeyboardInterrupt:
        Console().say("interrupted")
        return ExitCode.INTERRUPTED
    except Exception as error:
        if _DEBUG in own:
            for line in "".join(traceback.format_exception(error)).splitlines():
                Console().say(line)
        return _report_stop(_stop(error, arguments), own)
    return code


def _own(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The arguments that may be options, and those behind ``--`` that are none."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return list(arguments[:end]), list(arguments[end:])


def _stop(error: Exception, arguments: Sequence[str]) -> Stop:
    if isinstance(error, PublishError):
        return Stop(error.message, error.hint, error.exit_code)
    if isinstance(error, typer.TyperException):
        return Stop(*_usage(error), ExitCode.USAGE)
    if isinstance(error, MemoryError):
        return Stop(
            "the machine has no memory left", "Close other programs, or build fewer editions.", ExitCode.ENVIRONMENT
        )
    if isinstance(error, OSError) and error.errno in _MACHINE:
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
        return Stop(what, "Make room on the disk, or give yourself the right to this file.", ExitCode.ENVIRONMENT)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        told = f"{error.filename}: the name is too long" if error.filename else "a name is too long"
        return Stop(told, "A name may have 255 bytes: use a shorter one.", ExitCode.ENVIRONMENT)
    own = isinstance(error, ImportError) and (error.name or "").partition(".")[0] == "publish"
    absent = isinstance(error, ImportError) and not own
    if absent or (isinstance(error, OSError) and "cannot load library" in str(error)):
        return Stop(f"something is not installed: {error}", "Type publish doctor: it says what.", ExitCode.ENVIRONMENT)
    again = shlex.join(["publish", _DEBUG, *(argument for argument in arguments if argument != _DEBUG)])
    message = f"a fault of this program, not of the content: {type(error).__name__}: {error}"
    return Stop(message, f"Report it, with what this shows: {again}", ExitCode.FAULT)


def _usage(error: typer.TyperException) -> tuple[str, str]:
    """What is wrong with a command line, and where its help is."""
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "publish"
    return " ".join(error.format_message().split()), f"Try: {command} --help"


def _report_stop(stop: Stop, own: Sequence[str]) -> ExitCode:
    console = Console(form=_form(own))
    command = next((argument for argument in own if not argument.startswith("-")), "")
    try:
        console.stopped(command, stop.message, hint=stop.hint, code=stop.code)
        _flush()
    except (ReaderGone, OSError):
        _forget_output()
    return stop.code


def _form(own: Sequence[str]) -> OutputFormat:
    """The form that a command line asks for, whatever else is wrong with it."""
    if "--json" in own:
        return OutputFormat.JSON
    words = iter(own)
    named = [word.partition("=")[2] or next(words, "") for word in words if word.partition("=")[0] == _FORM]
    return next((form for form in OutputFormat if form in named), OutputFormat.TEXT)


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError as closed:
        raise ReaderGone from closed


def _forget_output() -> None:
    """What is left in the buffer goes nowhere, so that the interpreter's own last flush finds no closed pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)
