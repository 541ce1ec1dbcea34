"""The help of a group of commands, where none of them is named."""

import sys

import typer

from publish.cli.console import write
from publish.errors import ExitCode
from publish.reports import document


def help_unless_named(context: typer.Context) -> ExitCode:
    """Show the help on standard error when no command is named: then nothing was done."""
    if context.invoked_subcommand is None:
        write(document(f"{context.get_help()}\n"), sys.stderr, end="")
        return ExitCode.USAGE
    return ExitCode.OK
