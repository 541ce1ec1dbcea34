"""``publish dump``: an edition's tree as JSON."""

from publish.cli.console import Console
from publish.cli.options import Edition, Project, Quiet
from publish.errors import ExitCode


def dump(edition: Edition, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Print an edition as JSON, for other tools.

    publish load reads it. The tree is printed as it was read, before quotes are set and figures numbered; pictures are
    named and not held. With an error in the content nothing is printed.
    """
    from publish.cli.project import open_project
    from publish.model.json import dump as dumped
    from publish.pipeline.load import load_edition
    from publish.reports import Report, in_json, in_order

    console = Console(quiet=quiet)
    opened = open_project(project, [edition])
    (name,) = opened.editions
    outcome = load_edition(opened.project, name)
    report = Report("dump", in_order((*opened.diagnostics, *outcome.diagnostics)), editions=opened.editions)
    code = console.show(report, findings_are_the_result=False)
    if code is ExitCode.OK:
        console.write(in_json(dumped(outcome.value.edition)))
    return code
