"""``publish new DIR``: a project that builds as it is."""

import shlex
import uuid
from pathlib import Path
from typing import Annotated

import typer

from publish.cli import dates
from publish.cli.console import Console
from publish.cli.new.brought import brought_lines
from publish.cli.new.dispatch import Date
from publish.cli.options import Quiet
from publish.errors import ExitCode
from publish.model.parting import EditionsBy

Dir = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder. It may be there, with other files in it.", show_default=False)
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help="The newsletter's name. By default that of the folder."),
]
Publisher = Annotated[
    str | None,
    typer.Option("--publisher", metavar="TEXT", help="Who publishes it. By default the newsletter's name."),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG",
        help="The language of its own words, such as en, de-AT or kk. By default English, or that of --from.",
    ),
]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="FOLDER", help="Make it of the posts in a folder: a repository, a site, a vault."),
]
By = Annotated[
    EditionsBy | None,
    typer.Option("--by", help="How posts of --from are parted into editions. By default by year."),
]


def project(
    folder: Dir,
    title: Title = None,
    publisher: Publisher = None,
    language: Language = None,
    source: From = None,
    by: By = None,
    date: Date = None,
    quiet: Quiet = False,
) -> ExitCode:
    """Start a project: a publication that builds as it is.

    It has one edition of two dispatches. publish new DIR does the same. The paths of the new files are printed to
    standard output. Where this program was installed from GitHub at a commit, a workflow that uses it is among them.
    With --from it holds the posts of another folder, which stays as it is: what was found there, and
    what is left to decide, is told at the end.
    """
    if source is not None:
        return _brought(source, folder, title, publisher, language, date, by, quiet=quiet)
    from publish.cli.paths import shown_path
    from publish.pipeline.starting import NewProject, start_project
    from publish.pipeline.workflow import installed_from, repository_of

    console = Console(quiet=quiet)
    name = title or _from_folder(folder)
    new = NewProject(
        title=name,
        publisher=publisher or name,
        language=language or "en",
        identifier=uuid.uuid4().urn,
        day=dates.day(date, option="--date"),
        action="" if repository_of(folder.absolute().parent) else installed_from(),
    )
    for path in start_project(folder, new):
        console.put(shown_path(path))
    console.remark(f"Next: publish build --project {shlex.quote(shown_path(folder))}")
    return ExitCode.OK


def _from_folder(folder: Path) -> str:
    """A newsletter's name made from its folder's: ``the-harbour-letter`` is The Harbour Letter."""
    words = folder.absolute().resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"


def _brought(
    source: Path,
    folder: Path,
    title: str | None,
    publisher: str | None,
    language: str | None,
    date: str | None,
    by: EditionsBy | None,
    *,
    quiet: bool,
) -> ExitCode:
    from publish.cli.paths import shown_path
    from publish.pipeline.bringing import NewFrom, bring

    console = Console(quiet=quiet)
    day = dates.day(date, option="--date")
    new = NewFrom(title or "", publisher or "", language or "", uuid.uuid4().urn, day, by)
    brought = bring(source, folder, new)
    for path in brought.written:
        if path.suffix == ".toml":
            console.put(shown_path(path))
    for line in brought_lines(brought, shlex.quote(shown_path(folder))):
        console.say(line)
    return ExitCode.OK
