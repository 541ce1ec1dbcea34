"""``publish schema``: JSON Schema for editors that check and complete while one types."""

from typing import Annotated

import typer

from publish.cli.complete import schema_names
from publish.cli.console import Console
from publish.errors import ExitCode, UsageError

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="front-matter, publication, edition, printer or theme. By default the names are listed.",
        autocompletion=schema_names,
        show_default=False,
    ),
]


def schema(name: Name = None) -> ExitCode:
    """Print a JSON Schema, for editors.

    There is one for front matter and one for each kind of settings file.

    Save it beside the project and name it in the editor's settings: keys are completed and faults shown while one
    types.
    """
    from publish.config.suggest import did_you_mean
    from publish.pipeline.schemas import SCHEMAS
    from publish.reports.json import dumps

    console = Console()
    if name is None:
        for known, found in SCHEMAS.items():
            console.put(f"{known}  {found.title}")
        return ExitCode.OK
    if name not in SCHEMAS:
        raise UsageError(f"there is no schema “{name}”", hint=did_you_mean(name, SCHEMAS))
    console.write(dumps(SCHEMAS[name].document()))
    return ExitCode.OK
