"""``publish marks``: what proofreaders left, at the lines of the content."""

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.complete import edition_names
from publish.cli.console import Console
from publish.cli.options import Form, Json, Project, Quiet, form
from publish.errors import ExitCode

Proofs = Annotated[
    list[Path],
    typer.Argument(
        metavar="PROOF",
        help="A marked PDF, an annotation set of an e-book reader (.json, .annotation), or a Word copy.",
        show_default=False,
    ),
]
Of = Annotated[
    list[str] | None,
    typer.Option(
        "--edition",
        metavar="EDITION",
        help="Look in this edition alone; by default in all of them.",
        autocompletion=edition_names,
        show_default=False,
    ),
]


def marks(
    proofs: Proofs,
    edition: Of = None,
    project: Project = None,
    output_format: Form = None,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """Print what proofreaders left, each mark at its line.

    Read are highlights, strike-outs, notes and carets in a PDF of this or an earlier build, the annotations that a
    reader of the e-book exports, and tracked changes and comments in a copy that publish proof --docx made. A mark is
    found by its words and those round them; one whose words are gone, or stand in several places, is told as such.
    """
    from publish.cli.paths import repository_folder
    from publish.cli.project import open_project
    from publish.pipeline.proofs import find_marks
    from publish.reports.report import Report, in_order

    console = Console(quiet, True, form(output_format, json=json), repository_folder(project))
    opened = open_project(project, edition or ())
    found = find_marks(opened.project, opened.editions, proofs)
    report = Report("marks", in_order((*opened.diagnostics, *found.diagnostics)), editions=opened.editions)
    return console.show_findings(report)
