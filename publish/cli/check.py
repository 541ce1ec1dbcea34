"""``publish check``: what is wrong with the content, without setting a page."""

from publish.cli.console import Console
from publish.cli.options import AsOf, Editions, GitHub, Json, Packages, Project, Quiet, Strict, Verbose
from publish.errors import ExitCode


def check(
    editions: Editions = None,
    project: Project = None,
    as_of: AsOf = None,
    strict: Strict = False,
    github: GitHub = False,
    packages: Packages = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Say what is wrong with the content, and where.

    Reads every dispatch, notice and picture of the editions and prints each finding as path:line:column with a hint.
    No page is set and nothing is written. Exits with 1 if there is an error.
    """
    from publish.cli import dates
    from publish.cli.project import annotated_folder, open_project
    from publish.pipeline.prepare import CheckTerms
    from publish.pipeline.prepare import check as checked
    from publish.reports import Report, in_order

    console = Console(quiet=quiet, verbose=verbose, json=json, annotated=annotated_folder(project) if github else None)
    opened = open_project(project, editions or (), packages=packages or ())
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today(), strict=strict)
    outcome = checked(opened.project, opened.editions, terms)
    report = Report(
        "check",
        diagnostics=in_order((*opened.diagnostics, *outcome.diagnostics)),
        waived=tuple(dict.fromkeys(outcome.value)),
        editions=opened.editions,
    )
    return console.show(report, findings_are_the_result=True)
