"""The program: its commands in the order of its help, and what happens before and after each."""

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from publish import __version__
from publish.cli import handler
from publish.cli.alt import alt
from publish.cli.build import build
from publish.cli.check import check
from publish.cli.clean import clean
from publish.cli.console import Logged, write
from publish.cli.doctor import doctor
from publish.cli.explain import explain
from publish.cli.import_page import import_page
from publish.cli.load import dump, load
from publish.cli.new.app import new_commands
from publish.cli.options import help_unless_named
from publish.cli.preflight import preflight
from publish.cli.printers import printers
from publish.cli.schema import schema
from publish.cli.sheet import sheet
from publish.cli.signals import ending
from publish.cli.stores import stores
from publish.cli.verify import verify
from publish.errors import ExitCode

COMMANDS: tuple[tuple[str, Callable[..., ExitCode]], ...] = (
    ("import", import_page),
    ("check", check),
    ("alt", alt),
    ("build", build),
    ("verify", verify),
    ("sheet", sheet),
    ("preflight", preflight),
    ("printers", printers),
    ("stores", stores),
    ("explain", explain),
    ("doctor", doctor),
    ("schema", schema),
    ("dump", dump),
    ("load", load),
    ("clean", clean),
)
"""The commands behind ``new``, in the order of the help."""

_EPILOG = (
    "Exit codes: 0 done; 1 problems in the content; 2 wrong use or settings; 3 something of the machine's is missing, "
    "full or forbidden; 4 a fault of this program; 130 interrupted."
)


class _InOrder(TyperGroup):
    """Lists what starts a project before what works on one."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the help."""
        first = "new"
        return [first, *(name for name in super().list_commands(ctx) if name != first)]


def application() -> typer.Typer:
    """The program with all its commands."""
    app = typer.Typer(
        name="publish",
        cls=_InOrder,
        help="From the dispatches of a newsletter to a book: an EPUB and a print-ready PDF.",
        epilog=_EPILOG,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(_before)
    app.add_typer(new_commands())
    for name, command in COMMANDS:
        app.command(name)(command)
    return app


def run(arguments: Sequence[str]) -> ExitCode:
    """Run a command line, without the program's name, and give the exit code."""
    command = get_command(application())

    def work(given: list[str]) -> object:
        return command.main(args=given, prog_name="publish", standalone_mode=False)

    return handler.run(work, arguments)


def main() -> None:
    """The entry point of the command ``publish``."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is shown by its code, and stops nothing.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(100_000, 20, 20)  # trees of content live as long as the command: looking for garbage finds none
    logging.basicConfig(handlers=[Logged()], level=logging.WARNING)
    logging.captureWarnings(True)
    with ending():
        sys.exit(run(sys.argv[1:]))


def _version(wanted: bool) -> None:
    if wanted:
        write(f"publish {__version__}", sys.stdout)
        raise typer.Exit


def _before(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault; stands before or behind a command.")
    ] = False,
) -> ExitCode:
    """What all commands have in common stands in the handler."""
    return help_unless_named(context)
