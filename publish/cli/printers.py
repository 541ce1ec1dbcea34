"""``publish printers``: whom a book can be made for, and what each asks for."""

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.complete import printer_names
from publish.cli.console import Console
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode, UsageError

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
    """List the printers that a book can be made for, with sizes and limits.

    Shows the project's own printers and the shipped ones; outside a project the shipped ones. With a name everything
    that this printer asks for is shown. Ends in 1 when a file has faults. In JSON all lengths are points.
    """
    from publish.config.suggest import did_you_mean
    from publish.pipeline.locate import nearest_project, project_root
    from publish.pipeline.printers import offered
    from publish.reports import Report, dumps, in_order
    from publish.reports.printers import printer_entry, printer_lines, printer_sheet

    console = Console(quiet=quiet, json=json)
    root = project_root(project, start=Path.cwd()) if project else nearest_project(Path.cwd())
    outcome = offered(root)
    known = {entry.printer.name: entry for entry in outcome.value}
    if name is not None and name not in known:
        raise UsageError(f"no printer is called “{name}”", hint=did_you_mean(name, known))
    shown = [known[name]] if name else list(known.values())
    if json:
        entries = [{**printer_entry(entry.printer), "own": entry.own} for entry in shown]
        console.write(dumps(entries[0] if name else entries))
        console = Console(quiet=quiet)
    else:
        printers = [entry.printer for entry in shown]
        for line in printer_sheet(printers[0]) if name else printer_lines(printers):
            console.put(line)
    if not outcome.diagnostics:
        return ExitCode.OK
    return console.show(Report("printers", diagnostics=in_order(outcome.diagnostics)), findings_are_the_result=False)
