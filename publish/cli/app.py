"""The program: its commands in the order of its help, and what happens before and after each."""

import atexit
import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated, Any, NoReturn, TypeAlias

import typer
from typer.core import TyperGroup
from typer.main import get_command

from publish import __version__
from publish.cli import handler
from publish.cli.console import Logged, write
from publish.cli.options import help_unless_named
from publish.cli.signals import ending
from publish.errors import ExitCode

Command: TypeAlias = Callable[..., ExitCode]


def _import_page() -> Command:
    from publish.cli.import_page import import_page

    return import_page


def _check() -> Command:
    from publish.cli.check import check

    return check


def _alt() -> Command:
    from publish.cli.alt import alt

    return alt


def _build() -> Command:
    from publish.cli.build import build

    return build


def _preview() -> Command:
    from publish.cli.preview import preview

    return preview


def _verify() -> Command:
    from publish.cli.verify import verify

    return verify


def _ci() -> Command:
    from publish.cli.ci import ci

    return ci


def _catalog() -> Command:
    from publish.cli.catalog import catalog

    return catalog


def _proof() -> Command:
    from publish.cli.proof import proof

    return proof


def _marks() -> Command:
    from publish.cli.marks import marks

    return marks


def _where() -> Command:
    from publish.cli.where import where

    return where


def _diff() -> Command:
    from publish.cli.diff import diff

    return diff


def _errata() -> Command:
    from publish.cli.errata import errata

    return errata


def _sheet() -> Command:
    from publish.cli.sheet import sheet

    return sheet


def _preflight() -> Command:
    from publish.cli.preflight import preflight

    return preflight


def _printers() -> Command:
    from publish.cli.printers import printers

    return printers


def _stores() -> Command:
    from publish.cli.stores import stores

    return stores


def _explain() -> Command:
    from publish.cli.explain import explain

    return explain


def _doctor() -> Command:
    from publish.cli.doctor import doctor

    return doctor


def _schema() -> Command:
    from publish.cli.schema import schema

    return schema


def _lsp() -> Command:
    from publish.cli.lsp import lsp

    return lsp


def _dump() -> Command:
    from publish.cli.load import dump

    return dump


def _load() -> Command:
    from publish.cli.load import load

    return load


def _clean() -> Command:
    from publish.cli.clean import clean

    return clean


def _cache() -> Command:
    from publish.cli.cache import cache

    return cache


COMMANDS: tuple[tuple[str, Callable[[], Command]], ...] = (
    ("import", _import_page),
    ("check", _check),
    ("alt", _alt),
    ("build", _build),
    ("preview", _preview),
    ("verify", _verify),
    ("ci", _ci),
    ("where", _where),
    ("proof", _proof),
    ("marks", _marks),
    ("catalog", _catalog),
    ("diff", _diff),
    ("errata", _errata),
    ("sheet", _sheet),
    ("preflight", _preflight),
    ("printers", _printers),
    ("stores", _stores),
    ("explain", _explain),
    ("doctor", _doctor),
    ("schema", _schema),
    ("lsp", _lsp),
    ("dump", _dump),
    ("load", _load),
    ("clean", _clean),
    ("cache", _cache),
)
"""The commands behind ``new``, in the order of the help; the file of one is loaded when it is called or listed."""

_NEW = "new"
_EPILOG = (
    "Exit codes: 0 done; 1 problems in the content; 2 wrong use or settings; 3 something of the machine's is missing, "
    "full or forbidden; 4 a fault of this program; 130 interrupted."
)


class _InOrder(TyperGroup):
    """Lists what starts a project before what works on one."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of the help."""
        return [_NEW, *(name for name in super().list_commands(ctx) if name != _NEW)]


def application(called: str | None = None) -> typer.Typer:
    """The program with the command that is called; with all of them, where that is none of its own."""
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
    names = (_NEW, *(name for name, _ in COMMANDS))
    wanted = (called,) if called in names else names
    if _NEW in wanted:
        from publish.cli.new.app import new_commands

        app.add_typer(new_commands())
    for name, command in COMMANDS:
        if name in wanted:
            app.command(name)(command())
    return app


def run(arguments: Sequence[str]) -> ExitCode:
    """Run a command line, without the program's name, and give the exit code."""
    # Options before a command have no values, so the first other word is its name.
    command = get_command(application(next((word for word in arguments if not word.startswith("-")), None)))

    def work(given: list[str]) -> object:
        return command.main(args=given, prog_name="publish", standalone_mode=False)

    return handler.run(work, arguments)


def program() -> NoReturn:
    """The command ``publish``: as :func:`main`, and what it holds is left to the system.

    To take apart all modules and values one by one costs a tenth of a check; mypy ends in the same way.
    """
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    atexit._run_exitfuncs()  # worker processes are ended, folders for the time being removed
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def main() -> None:
    """Run the command line of this process, and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is shown by its code, and stops nothing.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Pydantic would look through every installed package for plug-ins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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
