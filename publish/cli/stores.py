"""``publish stores``: whom an e-book can be made for, and what each takes."""

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.complete import store_names
from publish.cli.console import Console
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode, UsageError

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
    """List the stores that an e-book can be made for, with what they take.

    Shows the project's own stores and the shipped ones; outside a project the shipped ones. With a name everything that
    this store takes is shown. Ends in 1 when a file has faults. In JSON all sizes are bytes.
    """
    from publish.config.suggest import did_you_mean
    from publish.pipeline.locate import nearest_project, project_root
    from publish.pipeline.stores import offered
    from publish.reports import Report, dumps, in_order
    from publish.reports.stores import store_entry, store_lines, store_sheet

    console = Console(quiet=quiet, json=json)
    root = project_root(project, start=Path.cwd()) if project else nearest_project(Path.cwd())
    outcome = offered(root)
    known = {entry.store.name: entry for entry in outcome.value}
    if name is not None and name not in known:
        raise UsageError(f"no store is called “{name}”", hint=did_you_mean(name, known))
    shown = [known[name]] if name else list(known.values())
    if json:
        entries = [{**store_entry(entry.store), "own": entry.own} for entry in shown]
        console.write(dumps(entries[0] if name else entries))
        console = Console(quiet=quiet)
    else:
        found = [entry.store for entry in shown]
        for line in store_sheet(found[0]) if name else store_lines(found):
            console.put(line)
    if not outcome.diagnostics:
        return ExitCode.OK
    return console.show(Report("stores", diagnostics=in_order(outcome.diagnostics)), findings_are_the_result=False)
