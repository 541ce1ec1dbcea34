"""``publish catalog``: OPDS, Atom, ONIX and a page with covers, of the books that are built."""

from pathlib import Path

from publish.cli.console import Console
from publish.cli.options import AsOf, Editions, Form, Json, Packages, Project, Quiet, Verbose, form
from publish.errors import ExitCode


def catalog(
    editions: Editions = None,
    project: Project = None,
    as_of: AsOf = None,
    output_format: Form = None,
    packages: Packages = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Write a catalogue of the books that are built.

    In build/catalog/ stand index.html with the covers, feed.xml (Atom), opds.xml (OPDS 1.2), opds.json (OPDS 2.0), and
    onix.xml (ONIX 3.1) for the trade, with the e-books and covers: a folder to be served as it is. Where it is served
    is set in publication.toml, by site or by address under [catalog].
    """
    from publish.cli import dates
    from publish.cli.earlier import user_cache
    from publish.cli.paths import repository_folder, shown_path
    from publish.cli.project import open_project
    from publish.pipeline.prepare import CheckTerms, check
    from publish.pipeline.project_root import project_root
    from publish.pipeline.trade import CatalogRun
    from publish.pipeline.trade import catalog as written
    from publish.reports.report import Report, in_order

    console = Console(quiet, verbose, form(output_format, json=json), repository_folder(project))
    cache = user_cache(project_root(project, start=Path.cwd()))
    opened = open_project(project, editions or (), packages=packages or (), cache=cache)
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today())
    run = CatalogRun()
    if opened.ok:
        tell = {"progress": console.progress, "remark": console.remark}
        outcome = written(opened.project, opened.editions, terms=terms, **tell)
        run, found = outcome.value, outcome.diagnostics
    else:
        found = check(opened.project, opened.editions, terms).diagnostics
    report = Report(
        "catalog",
        in_order((*opened.diagnostics, *found)),
        tuple(dict.fromkeys(run.waived)),
        files=tuple(map(shown_path, run.files)),
        editions=opened.editions,
    )
    return console.show_files(report)
