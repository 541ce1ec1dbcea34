"""``publish dump`` and ``publish load``: an edition as one JSON document, and back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from publish.cli.console import Console
from publish.cli.options import Edition, Project, Quiet
from publish.errors import ExitCode, UsageError


def dump(edition: Edition, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Print an edition as JSON, for other tools.

    publish load reads it. The tree is printed as it was read, before quotes are set and figures numbered; pictures are
    named and not held. With an error in the content nothing is printed.
    """
    from publish.cli.project import open_project
    from publish.model.json import dump as dumped
    from publish.pipeline.load import load_edition
    from publish.reports.harmless import in_json
    from publish.reports.report import Report, in_order

    console = Console(quiet=quiet)
    opened = open_project(project, [edition])
    (name,) = opened.editions
    outcome = load_edition(opened.project, name)
    report = Report("dump", in_order((*opened.diagnostics, *outcome.diagnostics)), editions=opened.editions)
    code = console.show_files(report)
    if code is ExitCode.OK:
        console.write(in_json(dumped(outcome.value.edition)))
    return code


File = Annotated[str, typer.Argument(metavar="FILE", help="A dump, or - for standard input.", show_default=False)]
Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="DIR",
        help="Write the edition as Markdown into this new folder in content/editions/.",
        show_default=False,
    ),
]


def load(file: File, into: Into = None, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Read a dump back: print it, or write it as Markdown.

    Without --into the edition is printed as publish dump prints it. With --into it is written as dispatches and an
    edition.toml, and the paths of the files are printed; nothing that is there is written over. Pictures are not in a
    dump: those that are missing are named.
    """
    from publish.cli.paths import shown_path
    from publish.cli.project import open_project
    from publish.model import json as tree
    from publish.pipeline.locate import new_edition
    from publish.pipeline.restoring import restore
    from publish.reports.harmless import in_json

    console = Console(quiet=quiet)
    edition = tree.load(_text(file))
    if into is None:
        console.write(in_json(tree.dump(edition)))
        return ExitCode.OK
    opened = open_project(project, editions=False)
    restored = restore(edition, project=opened.project, name=new_edition(opened.project.root, into))
    for path in restored.written:
        console.put(shown_path(path))
    for picture in restored.pictures:
        console.say(f"{picture} is not there: copy the picture to its place")
    return ExitCode.OK


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise UsageError(f"{file} is no file that can be read", hint="Name a file that publish dump wrote.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not text in UTF-8", hint="Name a file that publish dump wrote.") from error
