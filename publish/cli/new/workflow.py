"""``publish new workflow``: the books of a repository, made at each update of its content."""

from typing import Annotated

import typer

from publish.cli.console import Console
from publish.cli.options import Project, Quiet
from publish.errors import ExitCode, UsageError

Action = Annotated[
    str,
    typer.Argument(
        metavar="OWNER/REPOSITORY@COMMIT",
        help="The repository of publish at GitHub, and a commit. By default those that it was installed from.",
        show_default=False,
    ),
]


def workflow(action: Action = "", project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Write a workflow: books at each update.

    It runs publish ci at GitHub, on pull requests too. The path of .github/workflows/book.yml is printed to standard
    output.
    """
    from publish.cli.paths import shown_path
    from publish.cli.project import open_project
    from publish.pipeline.starting import start_workflow
    from publish.pipeline.workflow import installed_from

    if not (used := action or installed_from()):
        hint = "Name the repository and a commit: publish new workflow OWNER/REPOSITORY@0a1b…"
        raise UsageError("this program was not installed from a repository at GitHub", hint=hint)
    root = open_project(project, editions=False).project.root
    for path in start_workflow(root, used):
        Console(quiet=quiet).put(shown_path(path))
    return ExitCode.OK
