"""``publish stores``: whom an e-book can be made for, and what each takes."""

from typing import Annotated

import typer

from publish.cli.complete import store_names
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="A file in styles/stores/, without its ending: all of it is shown. By default all stores are listed.",
        autocompletion=store_names,
        show_default=False,
    ),
]


def stores(name: Name = None, project: Project = None, quiet: Quiet = False, json: Json = False) -> ExitCode:
    """List the stores that an e-book can be made for.

    Shows the project's own stores and the shipped ones, with what they take; outside a project the shipped ones. With a
    name everything that this store takes is shown. Exits with 1 if a file has errors. In JSON all sizes are bytes.
    """
    from publish.cli.listing import Listing, tell
    from publish.pipeline.stores import offered_stores
    from publish.reports.listings import store_entry, store_lines, store_sheet

    kind = Listing("store", offered_stores, store_lines, store_sheet, store_entry)
    return tell(kind, name, project=project, quiet=quiet, json=json)
