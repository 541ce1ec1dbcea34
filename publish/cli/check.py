"""``publish check``: what is wrong with the content, without setting a page."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    from collections.abc import Sequence

    from publish.pipeline.picture_names import Fetch

FetchList = Annotated[
    Path | None,
    typer.Option(
        "--fetch-list",
        metavar="FILE",
        help="Write a script that loads the pictures on other machines that placeholders stand for.",
        show_default=False,
    ),
]


def check(
    editions: Editions = None,
    project: Project = None,
    as_of: AsOf = None,
    strict: Strict = False,
    output_format: Form = None,
    github: GitHub = False,
    packages: Packages = None,
    jobs: Jobs = None,
    executor: Executor = ExecutorName.POOL,
    scheduler: Scheduler = "",
    fetch_list: FetchList = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Say what is wrong with the content, and where.

    Reads every dispatch, notice and picture of the editions and prints each finding as path:line:column with a hint.
    No page is set, and nothing is written but the script of --fetch-list and what the next run need not do again, in
    build/.cache. Exits with 1 if there is an error.
    """
    from publish.cli.earlier import earlier_run, user_cache
    from publish.cli.paths import repository_folder
    from publish.pipeline.project_root import project_root

    console = Console(quiet, verbose, form(output_format, json=json, github=github), repository_folder(project))
    address = scheduler_of(executor, scheduler)
    root = project_root(project, start=Path.cwd())
    cache = user_cache(root)
    before = earlier_run(root, cache, "check", editions=editions, project=project, as_of=as_of, strict=strict)
    # What an installed package adds is not told by its version while it is being written.
    remembers = not packages and not fetch_list
    if remembers and (kept := before.report()) is not None:
        return console.show_findings(kept)

    from publish.cli import dates
    from publish.cli.project import open_project
    from publish.pipeline.prepare import CheckTerms
    from publish.pipeline.prepare import check as checked
    from publish.reports.report import Report, in_order

    opened = open_project(project, editions or (), packages=packages or (), cache=cache, jobs=jobs, scheduler=address)
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today(), strict=strict)
    outcome = checked(opened.project, opened.editions, terms)
    files = _fetch_list(outcome.value.fetches, fetch_list, opened.project.root, console) if fetch_list else ()
    report = Report(
        "check",
        diagnostics=in_order((*opened.diagnostics, *outcome.diagnostics)),
        waived=tuple(dict.fromkeys(outcome.value.waived)),
        files=files,
        editions=opened.editions,
    )
    if remembers:
        before.keep(report, report.diagnostics, opened.project.files.tops, ())
    code = console.show_findings(report)
    if fetch_list:
        count = len(outcome.value.fetches)
        what = f"{count} picture{'' if count == 1 else 's'}"
        console.remark(f"Next: Read {fetch_list}, then load {what} with it: sh {shlex.quote(str(fetch_list))}")
    return code


def _fetch_list(fetches: "Sequence[Fetch]", place: Path, root: Path, console: Console) -> tuple[str, ...]:
    """Write the script, and name it."""
    from publish.cli.paths import shown_path
    from publish.pipeline.imports.fetching import write_fetch_list

    written = write_fetch_list(fetches, place=place, folder=root, remark=console.remark)
    return tuple(shown_path(path) for path in written)
