"""``publish clean``: takes away what build has made."""

from publish.cli.console import Console
from publish.cli.options import Editions, Project, Quiet
from publish.errors import ExitCode


def clean(editions: Editions = None, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Take away what build has made.

    The books of the editions go, and what a killed build left in the folder; any other file stays. The paths of what
    was taken away are printed to standard output.
    """
    from publish.cli.paths import shown_path
    from publish.cli.project import open_project
    from publish.pipeline.cleaning import clean as cleaned

    console = Console(quiet=quiet)
    opened = open_project(project, editions or ())
    result = cleaned(opened.project, opened.editions)
    for path in result.removed:
        console.put(shown_path(path))
    for path in result.left:
        console.remark(f"{shown_path(path)} stays: there is no edition of that name")
    return ExitCode.OK
