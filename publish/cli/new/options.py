"""Options that the commands under ``publish new`` share."""

from typing import Annotated

import typer

Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="Its date, as 2026-11-20. By default today.", show_default=False),
]
