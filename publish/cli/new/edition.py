"""``publish new edition``: the next number."""

from typing import Annotated

import typer

from publish.cli import dates
from publish.cli.console import Console
from publish.cli.new.options import Date
from publish.cli.options import Project, Quiet
from publish.errors import ExitCode

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The name of its folder and of its books, such as 2026-12.", show_default=False
    ),
]
Title = Annotated[
    str,
    typer.Option("--title", metavar="TEXT", help="Its title. By default No. and its number.", show_default=False),
]


def edition(
    name: Name, title: Title = "", date: Date = None, project: Project = None, quiet: Quiet = False
) -> ExitCode:
    """Start an edition, numbered after the last one.

    The path of its edition.toml is printed to standard output.
    """
    from publish.cli.project import open_project, shown_path
    from publish.pipeline.starting import NewEdition, start_edition

    console = Console(quiet=quiet)
    opened = open_project(project, editions=False)
    new = NewEdition(name, dates.day(date, option="--date"), title)
    for path in start_edition(opened.project, new):
        console.put(shown_path(path))
    console.remark(f'Next: publish new dispatch "A headline" --edition {name}')
    return ExitCode.OK
