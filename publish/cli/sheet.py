"""``publish sheet``: all spreads of a PDF at a glance."""

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.complete import edition_names
from publish.cli.console import Console, json_or_text
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode, UsageError

Book = Annotated[
    str,
    typer.Argument(
        metavar="FILE|EDITION",
        help="A PDF, or the name of an edition whose PDF was built.",
        autocompletion=edition_names,
        show_default=False,
    ),
]
PrinterName = Annotated[
    str, typer.Option("--printer", metavar="PRINTER", help="The edition's PDF for this printer.", show_default=False)
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="PLACE",
        help="A .png, a .pdf for all sheets in one file, or a folder. By default beside the PDF.",
        show_default=False,
    ),
]
Boxes = Annotated[bool, typer.Option("--boxes", help="Show pages with what is cut off, and lines for trim and bleed.")]
Spreads = Annotated[bool, typer.Option("--spreads", help="Give each spread a sheet of its own, larger.")]
Dpi = Annotated[
    float,
    typer.Option(
        "--dpi",
        metavar="N",
        help="Pixels an inch of the pages. By default as many as fill the sheet, 40 or more; with --spreads 110.",
        show_default=False,
    ),
]


def sheet(
    book: Book,
    printer: PrinterName = "",
    out: Out = None,
    boxes: Boxes = False,
    spreads: Spreads = False,
    dpi: Dpi = 0.0,
    project: Project = None,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """Draw a contact sheet: all spreads of a PDF.

    The first page stands alone on the right, then come pairs, as the book lies open; under each page stands what a
    viewer calls it. Any PDF can be drawn, a cover too. The paths of the sheets are printed to standard output. Needs
    PDFium: dispatch-press[proof].
    """
    from publish.cli.paths import shown_path
    from publish.pipeline.sheets import View
    from publish.pipeline.sheets import sheet as drawn
    from publish.reports.report import Report

    console = Console(quiet=quiet, form=json_or_text(json))
    source = print_source(book, printer, project, console)
    made = drawn(source, out, View(boxes, spreads, dpi), progress=console.progress, remark=console.remark)
    files = tuple(shown_path(path) for path in made.files)
    if json:
        return console.show_files(Report("sheet", files=files))
    for path in files:
        console.put(path)
    counts = ((made.pages, "page"), (made.spreads, "spread"), (made.sheets, "sheet"))
    console.remark(", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts))
    return ExitCode.OK


def print_source(book: str, printer: str, project: Path | None, console: Console) -> Path:
    """The PDF that is meant: a file, or the book of an edition."""
    from publish.cli.project import open_project
    from publish.pipeline.sheets import print_book

    path = Path(book)
    if path.suffix.lower() == ".pdf" or path.is_file():
        if printer:
            raise UsageError("--printer goes with an edition, and a file was named", hint="Leave one of them out.")
        if not path.is_file():
            raise UsageError(f"there is no file {book}", hint="Name a PDF, or an edition.")
        return path
    opened = open_project(project, (book,))
    return print_book(opened.project, opened.editions[0], printer, remark=console.remark)
