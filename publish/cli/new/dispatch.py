"""``publish new edition`` and ``publish new dispatch``: the next one, numbered after the last."""

from typing import Annotated

import typer

from publish.cli import dates
from publish.cli.complete import edition_names
from publish.cli.console import Console
from publish.cli.options import Project, Quiet
from publish.errors import ExitCode

Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="Its date, as 2026-11-20. By default today.", show_default=False),
]


Headline = Annotated[str, typer.Argument(metavar="HEADLINE", help="Its headline, in quotes.", show_default=False)]
Edition = Annotated[
    str,
    typer.Option(
        "--edition",
        metavar="NAME",
        help="The edition that it goes into. By default the newest.",
        autocompletion=edition_names,
        show_default=False,
    ),
]
Writer = Annotated[str, typer.Option("--by", metavar="NAME", help="Who writes it, for the byline.", show_default=False)]


def dispatch(
    headline: Headline,
    edition: Edition = "",
    by: Writer = "",
    date: Date = None,
    project: Project = None,
    quiet: Quiet = False,
) -> ExitCode:
    """Start a dispatch, numbered after the last one of its edition.

    It is a draft, and stays out of the book until its status is ready. Its path is printed to standard output.
    """
    from publish.cli.paths import shown_path
    from publish.cli.project import open_project
    from publish.pipeline.starting import NewDispatch, start_dispatch

    console = Console(quiet=quiet)
    opened = open_project(project, editions=False)
    begun = start_dispatch(opened.project, NewDispatch(headline, dates.day(date, option="--date"), edition, by))
    console.put(shown_path(begun.place))
    if not begun.gathered:
        console.say(f"Add {begun.place.name} to the dispatches in edition.toml: no pattern there gathers it.")
    console.remark("Set its status to ready when it is; until then it stays out of the book.")
    return ExitCode.OK


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
    from publish.cli.paths import shown_path
    from publish.cli.project import open_project
    from publish.pipeline.starting import NewEdition, start_edition

    console = Console(quiet=quiet)
    opened = open_project(project, editions=False)
    new = NewEdition(name, dates.day(date, option="--date"), title)
    for path in start_edition(opened.project, new):
        console.put(shown_path(path))
    console.remark(f'Next: publish new dispatch "A headline" --edition {name}')
    return ExitCode.OK
