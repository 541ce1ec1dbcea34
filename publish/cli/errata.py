"""``publish errata``: what differs from the printing that readers hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.console import Console
from publish.cli.diff import DocumentForm, Out, form_of, give
from publish.cli.options import AsOf, Editions, Json, Packages, Project, Quiet
from publish.errors import ExitCode

if TYPE_CHECKING:
    from publish.model.changes import Changes

Since = Annotated[
    Path,
    typer.Option(
        "--since",
        metavar="BUILD",
        help="The printing: the report.json of its run, its EPUB or its PDF.",
        show_default=False,
    ),
]


def errata(
    since: Since,
    editions: Editions = None,
    project: Project = None,
    out: Out = None,
    as_of: AsOf = None,
    packages: Packages = None,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """Say what differs from the printing that readers hold.

    The content as it is now is compared with a printing, sentence by sentence, and each place is named by the page of
    that printing. Pictures that were exchanged are told, and dispatches that the printing lacks. Exits with 1 where the
    content has faults: what cannot be read cannot be compared.
    """
    from publish.cli import dates
    from publish.cli.project import open_project
    from publish.pipeline.changes.compare import compared
    from publish.pipeline.changes.from_content import printing_of_content
    from publish.pipeline.changes.read import printing_of
    from publish.pipeline.prepare import CheckTerms
    from publish.reports.errata import counted_errata
    from publish.reports.report import Report, in_order

    console = Console(quiet=quiet)
    form = form_of(out, json=json)
    before = printing_of(since)
    opened = open_project(project, editions or (), packages=packages or ())
    names = tuple(one.name for one in before.editions if one.name in opened.editions) or opened.editions
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today())
    content = printing_of_content(opened.project, names, terms)
    if not (opened.ok and content.ok):
        return console.show_files(Report("errata", in_order((*opened.diagnostics, *content.diagnostics))))
    changes = compared(before, content.value)
    give(_document(changes, form), out, console)
    for reason in changes.uncompared:
        if not reason.startswith("findings"):
            console.remark(f"not compared: {reason}")
    if out is not None:
        console.remark(f"{counted_errata(changes.editions)} to correct")
    return ExitCode.OK


def _document(changes: "Changes", form: DocumentForm) -> str:
    from publish.reports.changes_json import changes_json
    from publish.reports.errata import errata_markdown, errata_page

    if form is DocumentForm.HTML:
        return errata_page(changes)
    return changes_json(changes) if form is DocumentForm.JSON else errata_markdown(changes)
