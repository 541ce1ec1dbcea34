"""``publish preflight``: a finished PDF, held to what a printer asks."""

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.complete import edition_names, printer_names
from publish.cli.console import Console, json_or_text
from publish.cli.options import Json, Project, Quiet, Strict, Verbose
from publish.errors import ExitCode, UsageError

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="PDFs, of ours or made by another program.")]

Printer = Annotated[
    str | None,
    typer.Option(
        "--printer",
        "-p",
        metavar="NAME",
        help="The printer: a file in styles/printers/, without its ending; publish printers lists them. By default the "
        "edition's.",
        autocompletion=printer_names,
        show_default=False,
    ),
]

Edition = Annotated[
    str | None,
    typer.Option(
        "--edition",
        "-e",
        metavar="EDITION",
        help="The edition that the file was built from: its trim counts, and no font but its theme's.",
        autocompletion=edition_names,
        show_default=False,
    ),
]

Cover = Annotated[
    int | None,
    typer.Option(
        "--cover",
        metavar="PAGES",
        min=1,
        help="The file is the cover in one piece of a book of so many pages: back, spine and front.",
        show_default=False,
    ),
]

Paper = Annotated[
    str,
    typer.Option(
        "--paper",
        metavar="NAME",
        help="With --cover: the paper of the book, by the printer's name for it. By default the usual one.",
        show_default=False,
    ),
]


def preflight(
    files: Files,
    printer: Printer = None,
    edition: Edition = None,
    cover: Cover = None,
    paper: Paper = "",
    project: Project = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Say what of a PDF a printer would refuse or print badly.

    Looks at every page: boxes, colours, pictures, inks, fonts, transparency, marks, page numbers; and at what the file
    says of itself. Findings name the page, and millimetres across and down from the top left of the trimmed page.
    Exits with 1 if the printer would refuse the file.
    """
    from publish.cli.project import open_project
    from publish.config.waivers import strict as raised
    from publish.diagnostics import collect
    from publish.pipeline.preflight import ordered, ordered_cover, ordered_edition, preflight_file
    from publish.pipeline.project_root import nearest_project, project_root
    from publish.reports.report import Report

    console = Console(quiet=quiet, verbose=verbose, form=json_or_text(json))
    if edition:
        opened = open_project(project, [edition])
        order = ordered_edition(opened.project, opened.editions[0], printer or "")
    elif printer:
        order = ordered(project_root(project, start=Path.cwd()) if project else nearest_project(Path.cwd()), printer)
    else:
        raise UsageError("no printer is named", hint="Add --printer NAME: publish printers lists them.")
    if not order.ok:
        return console.show_files(Report("preflight", order.diagnostics))
    meant = ordered_cover(order.value, cover, paper) if cover else order.value
    seen = collect(preflight_file(file, meant, str(file)) for file in files)
    found = tuple(dict.fromkeys(seen.diagnostics))
    report = Report("preflight", diagnostics=raised(found) if strict else found, judges=(order.value.printer.name,))
    code = console.show_findings(report)
    pages = sum(one.pages for one in seen.value)
    console.remark(f"{pages} {'page' if pages == 1 else 'pages'} looked at for {order.value.printer.name}")
    return code
