"""Options that several commands have, each described once."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publish.cli.complete import edition_names
from publish.cli.console import write
from publish.errors import ExitCode, UsageError
from publish.reports.harmless import document
from publish.reports.output import OutputFormat


def help_unless_named(context: typer.Context) -> ExitCode:
    """Show the help on standard error when no command is named: then nothing was done."""
    if context.invoked_subcommand is None:
        write(document(f"{context.get_help()}\n"), sys.stderr, end="")
        return ExitCode.USAGE
    return ExitCode.OK


Project = Annotated[
    Path | None,
    typer.Option(
        "--project",
        "-C",
        metavar="DIR",
        help="The project's folder. By default this folder, or the nearest one above it, that holds "
        "content/publication.toml.",
        show_default=False,
    ),
]

Editions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="EDITION",
        help="Names of folders in content/editions/. By default all of them.",
        autocompletion=edition_names,
        show_default=False,
    ),
]

Edition = Annotated[
    str,
    typer.Argument(
        metavar="EDITION",
        help="The name of a folder in content/editions/.",
        autocompletion=edition_names,
        show_default=False,
    ),
]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Leave out progress and summaries.")]

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell notes too, and what is being done.")]

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document to standard output, for programs.")]

Form = Annotated[
    OutputFormat | None,
    typer.Option(
        "--output-format",
        help="How findings are told: as text; the first ten errors and warnings as annotations of GitHub Actions; or "
        "as one document on standard output: this program's JSON, GitLab's Code Quality, SARIF 2.1.0, JUnit's XML, or "
        "Markdown.",
        show_default=False,
    ),
]


GitHub = Annotated[bool, typer.Option("--github", help="The same as --output-format github.", show_default=False)]


def form(output: OutputFormat | None, *, json: bool, github: bool = False) -> OutputFormat:
    """How findings are told; ``--json`` and ``--github`` are short for theirs: :class:`UsageError` beside another."""
    shorts = {"--json": (json, OutputFormat.JSON), "--github": (github, OutputFormat.GITHUB)}
    named = {option: form for option, (given, form) in shorts.items() if given}
    if output is not None:
        named[f"--output-format {output}"] = output
    if len(set(named.values())) > 1:
        raise UsageError(f"{' and '.join(named)} exclude each other", hint="Name one of them.")
    return next(iter(named.values()), OutputFormat.TEXT)


Strict = Annotated[bool, typer.Option("--strict", help="Let warnings stop the book, as errors do.")]

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Work on so many dispatches or photos at once, each in a process of its own. By default on as many as the "
        "machine has cores, and memory for; 1 works on one after the other.",
        show_default=False,
    ),
]


class ExecutorName(StrEnum):
    """What work is shared by."""

    POOL = "pool"
    DASK = "dask"


Executor = Annotated[
    ExecutorName,
    typer.Option(
        "--executor",
        help="Where the work is done: on this machine, or with dask on the workers of --scheduler.",
        show_default=False,
    ),
]

Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Where Dask's scheduler listens, such as tcp://desk.example:8786; goes with --executor dask.",
        show_default=False,
    ),
]


def scheduler_of(executor: ExecutorName, address: str) -> str:
    """The address of the scheduler, empty without one; :class:`UsageError` for one option without the other."""
    if (executor is ExecutorName.DASK) is not bool(address):
        hint = "Type, for example: --executor dask --scheduler tcp://desk.example:8786"
        raise UsageError("--executor dask and --scheduler go together", hint=hint)
    return address


AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The moment that embargoes are judged by, as 2026-11-19 (the end of that day, UTC) or "
        "2026-11-19T06:00Z. By default the end of the edition's day.",
        show_default=False,
    ),
]

Packages = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="PACKAGE",
        help="An installed package that adds importers, transforms or checks. May be given several times.",
        show_default=False,
    ),
]
