"""``publish printers``: whom a book can be made for, and what each asks for."""

from typing import Annotated

import typer

from publish.cli.complete import printer_names
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="A file in styles/printers/, without its ending: all of it is shown. By default all printers are listed.",
        autocompletion=printer_names,
        show_default=False,
    ),
]


def printers(name: Name = None, project: Project = None, quiet: Quiet = False, json: Json = False) -> ExitCode:
    """List the printers that a book can be made for.

    Shows the project's own printers and the shipped ones, with sizes and limits; outside a project the shipped ones.
    With a name everything that this printer asks for is shown. Exits with 1 if a file has errors. In JSON all lengths
    are points.
    """
    from publish.cli.listing import Listing, tell
    from publish.pipeline.stores import offered_printers
    from publish.reports.listings import printer_entry, printer_lines, printer_sheet

    kind = Listing("printer", offered_printers, printer_lines, printer_sheet, printer_entry)
    return tell(kind, name, project=project, quiet=quiet, json=json)
