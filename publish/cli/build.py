"""``publish build``: the books."""

from typing import Annotated

import typer

from publish.cli.complete import format_names, printer_names
from publish.cli.console import Console
from publish.cli.options import AsOf, Editions, GitHub, Json, Project, Quiet, Strict
from publish.errors import ExitCode

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="epub or pdf, or both as epub,pdf. By default both.",
        autocompletion=format_names,
        show_default=False,
    ),
]


PrinterName = Annotated[
    str,
    typer.Option(
        "--printer",
        metavar="PRINTER",
        help="A printer other than the edition's own: makes build/EDITION.PRINTER.pdf. By default no e-book then.",
        autocompletion=printer_names,
        show_default=False,
    ),
]


def build(
    editions: Editions = None,
    formats: Formats = None,
    printer: PrinterName = "",
    project: Project = None,
    as_of: AsOf = None,
    strict: Strict = False,
    github: GitHub = False,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """Make an EPUB and a PDF of each edition.

    content/editions/NAME becomes build/NAME.epub and build/NAME.pdf. A printer that wants a cover in one piece gets
    build/NAME.PRINTER.cover.pdf too, and its measures are told. The paths of the books are printed to standard output,
    one a line. With an error in any edition nothing is written, and the books of the last run stay.
    """
    from publish.cli import dates
    from publish.cli.opened import annotated_folder, open_project, shown_path
    from publish.pipeline.build import build as built
    from publish.pipeline.doctor import require_libraries
    from publish.pipeline.prepare import Terms
    from publish.reports import Book, Report, in_order

    console = Console(quiet=quiet, json=json, annotated=annotated_folder(project) if github else None)
    kinds = _formats(formats) if formats or not printer else ("pdf",)
    opened = open_project(project, editions or ())
    if not opened.ok:
        return console.show(
            Report("build", in_order(opened.diagnostics), editions=opened.editions), findings_are_the_result=False
        )
    require_libraries()
    terms = Terms(as_of=dates.as_of(as_of), today=dates.today(), strict=strict)
    outcome = built(
        opened.project, opened.editions, formats=kinds, printer=printer, terms=terms, progress=console.progress
    )
    books = tuple(
        Book(
            made.edition,
            made.format,
            shown_path(made.path),
            made.pages,
            made.size,
            dimensions=made.dimensions.data() if made.dimensions else None,
            measures=made.dimensions.lines() if made.dimensions else (),
        )
        for made in outcome.value.made
    )
    report = Report(
        "build",
        diagnostics=in_order((*opened.diagnostics, *outcome.diagnostics)),
        waived=tuple(dict.fromkeys(outcome.value.waived)),
        books=books,
        editions=opened.editions,
    )
    return console.show(report, findings_are_the_result=False)


def _formats(given: list[str] | None) -> tuple[str, ...]:
    """The formats that were named, each once, or all that there are."""
    from publish.registry import REGISTRY

    words = [word.strip().lower() for option in given or () for word in option.split(",") if word.strip()]
    return tuple(dict.fromkeys(REGISTRY.formats.row(word).name for word in words)) or REGISTRY.formats.names
