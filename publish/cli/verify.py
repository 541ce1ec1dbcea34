"""``publish verify``: the finished books, read in full."""

from typing import Annotated

import typer

from publish.cli.console import Console
from publish.cli.options import AsOf, Editions, Form, Json, Packages, Project, Quiet, Strict, Verbose, form
from publish.errors import ExitCode

Required = Annotated[
    bool,
    typer.Option("--require-validators", help="End in 3 when a validator is not installed, instead of naming it."),
]


def verify(
    editions: Editions = None,
    project: Project = None,
    as_of: AsOf = None,
    strict: Strict = False,
    require_validators: Required = False,
    output_format: Form = None,
    packages: Packages = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Read the finished books in full, with every validator at hand.

    Every word of the content must be in the EPUB and in the PDF, in order; epubcheck, veraPDF, qpdf and Ghostscript
    judge the files. A validator that is not installed is named. Build the books first.
    """
    from publish.cli import dates
    from publish.cli.paths import repository_folder
    from publish.cli.project import open_project
    from publish.pipeline.prepare import CheckTerms
    from publish.pipeline.validators import require_validators as required
    from publish.pipeline.verify import verify as verified
    from publish.reports.report import Absent, Report, in_order
    from publish.reports.terminal import counted

    console = Console(quiet, verbose, form(output_format, json=json), repository_folder(project))
    opened = open_project(project, editions or (), packages=packages or ())
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today(), strict=strict)
    if require_validators:
        required()
    outcome = verified(opened.project, opened.editions, terms=terms, progress=console.progress, remark=console.remark)
    done = outcome.value
    report = Report(
        "verify",
        diagnostics=in_order((*opened.diagnostics, *outcome.diagnostics)),
        waived=tuple(dict.fromkeys(done.waived)),
        judges=done.validators,
        absent=tuple(Absent(tool.name, tool.reason, tool.hint) for tool in done.absent),
        editions=opened.editions,
    )
    code = console.show_findings(report)
    for tool in done.absent:
        console.remark(f"{tool.name} did not judge: {tool.reason}. {tool.hint}")
    judges = ", ".join(done.validators) or "no validator"
    console.remark(f"{counted(len(done.books), 'book') or 'no book'} read; judged by {judges}")
    return code
