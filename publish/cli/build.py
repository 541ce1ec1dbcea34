"""``publish build``: the books."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.complete import format_names, printer_names, store_names
from publish.cli.console import Console
from publish.cli.options import (
    AsOf,
    Editions,
    Executor,
    ExecutorName,
    Form,
    GitHub,
    Jobs,
    Json,
    Packages,
    Project,
    Quiet,
    Scheduler,
    Strict,
    Verbose,
    form,
    scheduler_of,
)
from publish.errors import ExitCode

if TYPE_CHECKING:
    from publish.pipeline.formats.format import Accessibility

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


StoreNames = Annotated[
    list[str] | None,
    typer.Option(
        "--store",
        metavar="STORE",
        help="A store that the e-book is made for: makes build/EDITION.STORE.epub by its rules. May be given again; "
        "by default the book is made for none in particular.",
        autocompletion=store_names,
        show_default=False,
    ),
]


Links = Annotated[
    bool,
    typer.Option(
        "--links",
        help="Write build/EDITION.links/ too: what a web server needs to know the short addresses that print gives "
        "beside QR codes (links_base).",
    ),
]


Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Say of each part why it was made again, and whose pages could not be planned.",
    ),
]


def build(
    editions: Editions = None,
    formats: Formats = None,
    printer: PrinterName = "",
    stores: StoreNames = None,
    links: Links = False,
    project: Project = None,
    as_of: AsOf = None,
    strict: Strict = False,
    explain: Explain = False,
    output_format: Form = None,
    github: GitHub = False,
    packages: Packages = None,
    jobs: Jobs = None,
    executor: Executor = ExecutorName.POOL,
    scheduler: Scheduler = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Make an EPUB and a PDF of each edition.

    content/editions/NAME becomes build/NAME.epub and build/NAME.pdf. Beside the e-book stand its cover, NAME.cover.jpg,
    and what it says of its accessibility, NAME.accessibility.json; beside the PDF stands NAME.pages.json, by which
    publish where knows its lines. A printer that wants a cover in one piece gets build/NAME.PRINTER.cover.pdf too, and
    its dimensions are reported. The paths of the books are printed to standard
    output, one a line. With an error in any edition nothing is written, and the books of the last run stay.
    """
    from publish.cli.earlier import earlier_run, user_cache
    from publish.cli.paths import repository_folder, shown_path
    from publish.pipeline.project_root import project_root

    console = Console(quiet, verbose, form(output_format, json=json, github=github), repository_folder(project))
    address = scheduler_of(executor, scheduler)
    root = project_root(project, start=Path.cwd())
    cache = user_cache(root)
    asked = {"editions": editions, "formats": formats, "printer": printer, "stores": stores, "links": links}
    before = earlier_run(root, cache, "build", **asked, project=project, as_of=as_of, strict=strict)
    # What an installed package adds is not told by its version while it is being written.
    if not packages and (report := before.report()) is not None:
        if explain:
            console.remark("nothing was changed since the last build: nothing is made again")
        return console.show_files(report)

    from publish.checks.makeup.pages_unplanned import pages_unplanned
    from publish.cli import dates
    from publish.cli.project import open_project
    from publish.pipeline.build import build as built
    from publish.pipeline.doctor import require_libraries
    from publish.pipeline.prepare import CheckTerms, check
    from publish.reports.report import Book, Report, in_order

    kinds = _formats(formats) if formats or not (printer or stores) else _implied(printer, stores)
    opened = open_project(project, editions or (), packages=packages or (), cache=cache, jobs=jobs, scheduler=address)
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today(), strict=strict)
    if not opened.ok:
        # Nothing can be made, but who mends the settings wants to know of all else that is wrong, too.
        found = check(opened.project, opened.editions, terms).diagnostics
        report = Report("build", in_order((*opened.diagnostics, *found)), editions=opened.editions)
        return console.show_files(report)
    require_libraries()
    outcome = built(
        opened.project,
        opened.editions,
        formats=kinds,
        printer=printer,
        stores=_listed(stores),
        links=links,
        terms=terms,
        progress=console.progress,
        remark=console.remark,
    )
    books = tuple(
        Book(
            made.edition,
            made.format,
            shown_path(made.path),
            made.pages,
            made.size,
            dimensions=made.dimensions.data() if made.dimensions else None,
            measures=made.dimensions.lines() if made.dimensions else _accessibility_line(made.accessibility),
            accessibility=made.accessibility.entry if made.accessibility else None,
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
    if explain:
        reasons = opened.project.reasons
        for line in reasons.lines():
            console.remark(f"made again: {line}")
        console.remark(f"{reasons.kept:,} parts are from the last build")
        for finding in report.diagnostics:
            if finding.rule is pages_unplanned.rule:
                console.remark(f"not planned: {finding.at}: {finding.message}")
    if report.ok and not packages:
        before.keep(report, report.diagnostics, opened.project.files.tops, outcome.value.files)
    return console.show_files(report)


def _accessibility_line(book: "Accessibility | None") -> tuple[str, ...]:
    """What an e-book says of its accessibility, in a line."""
    return (book.line,) if book else ()


def _implied(printer: str, stores: list[str] | None) -> tuple[str, ...]:
    """The formats that a printer or a store asks for, where none is named."""
    return (*(("pdf",) if printer else ()), *(("epub",) if stores else ()))


def _listed(given: list[str] | None) -> tuple[str, ...]:
    """The words of an option that may be given again, or hold several between commas."""
    return tuple(word.strip().lower() for option in given or () for word in option.split(",") if word.strip())


def _formats(given: list[str] | None) -> tuple[str, ...]:
    """The formats that were named, each once, or all that there are."""
    from publish.pipeline.formats import formats_named

    return formats_named(_listed(given))
