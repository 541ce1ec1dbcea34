"""``publish ci``: check, build, read back and report, in one command."""

from collections.abc import Mapping, Sequence
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
    Jobs,
    Json,
    Packages,
    Project,
    Quiet,
    Scheduler,
    Verbose,
    form,
    scheduler_of,
)
from publish.cli.verify import Required
from publish.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from publish.cli.project import OpenedProject
    from publish.diagnostics import Diagnostic
    from publish.model.changes import Changes
    from publish.model.results import RunResult
    from publish.pipeline.ci import CiRun
    from publish.reports.output import Ending
    from publish.reports.report import Report

Strict = Annotated[
    bool, typer.Option("--strict/--no-strict", help="Let warnings stop the books, as errors do. The default.")
]

Base = Annotated[
    list[str] | None,
    typer.Option(
        "--base",
        metavar="REF|REPORT",
        help="What to compare with: the report.json of an earlier run, or the folder that holds it; with --affected a "
        "commit, branch or tag, too. What differs from where this branch left it has changed.",
        show_default=False,
    ),
]

Affected = Annotated[
    bool, typer.Option("--affected", help="Make only the editions that a change since --base touches.")
]


def ci(
    editions: Editions = None,
    project: Project = None,
    affected: Affected = False,
    base: Base = None,
    strict: Strict = True,
    require_validators: Required = False,
    as_of: AsOf = None,
    output_format: Form = None,
    packages: Packages = None,
    jobs: Jobs = None,
    executor: Executor = ExecutorName.POOL,
    scheduler: Scheduler = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: Json = False,
) -> ExitCode:
    """Check, build and verify editions, and report the run.

    The same as publish check, build and verify one after the other, with warnings as errors. In build/report/ stand
    report.html to look at, report.md for the summary of a job, report.json for programs (publish schema report), and
    report.sarif, junit.xml and code-quality.json for forges; also where the content has faults. Exits with 1 if it has.
    Compared with an earlier report, changes.md (for a comment), changes.html and changes.json say what changed.
    """
    from publish.cli import dates
    from publish.cli.earlier import user_cache
    from publish.cli.paths import repository_folder, shown_path
    from publish.cli.project import open_project
    from publish.pipeline.ci import CiRun, run_ci
    from publish.pipeline.doctor import require_libraries
    from publish.pipeline.prepare import CheckTerms, check
    from publish.pipeline.project_root import project_root
    from publish.pipeline.results import write_report
    from publish.pipeline.validators import require_validators as required
    from publish.reports.output import Ending
    from publish.reports.report import in_order

    address = scheduler_of(executor, scheduler)
    commit, earlier = _bases(base or (), affected=affected)
    folder = repository_folder(project)
    console = Console(quiet, verbose, form(output_format, json=json), folder)
    cache = user_cache(project_root(project, start=Path.cwd()))
    opened = open_project(project, editions or (), packages=packages or (), cache=cache, jobs=jobs, scheduler=address)
    if require_validators:
        required()
    terms = CheckTerms(as_of=dates.as_of(as_of), today=dates.today(), strict=strict)
    if opened.ok:
        require_libraries()
        tell = {"progress": console.progress, "remark": console.remark}
        outcome = run_ci(opened.project, opened.editions, base=commit, terms=terms, **tell)
        run, found = outcome.value, outcome.diagnostics
    else:
        run, found = CiRun(), check(opened.project, opened.editions, terms).diagnostics
    report = _report(opened, run, in_order((*opened.diagnostics, *found)))
    ending = Ending(report, ExitCode.OK if report.ok else ExitCode.CONTENT, folder)
    files = _files(opened, run, ending, earlier, strict=strict)
    written = write_report(opened.project, files, remark=console.remark)
    return console.show_files(report.with_files(map(shown_path, written)))


def _bases(named: Sequence[str], *, affected: bool) -> tuple[str, Path | None]:
    """The commit that decides what is affected, and the report of an earlier run.

    :class:`UsageError` for two of a kind. A report is a file, or a folder that holds one; anything else is git's.
    """
    from publish.pipeline.changes.read import report_in

    commits = [name for name in named if report_in(Path(name)) is None]
    reports = [path for name in named if (path := report_in(Path(name)))]
    if affected is not bool(commits):
        hint = "Type, for example: --affected --base origin/main. Or name the report.json of an earlier run."
        raise UsageError("--affected goes together with --base and a commit", hint=hint)
    if len(commits) > 1 or len(reports) > 1:
        raise UsageError("--base names two of a kind", hint="Name one commit, and one report.")
    return next(iter(commits), ""), next(iter(reports), None)


def _report(opened: "OpenedProject", run: "CiRun", diagnostics: "tuple[Diagnostic, ...]") -> "Report":
    """What the terminal and the forges are told."""
    from publish.cli.paths import shown_path
    from publish.reports.report import Absent, Book, Report

    return Report(
        "ci",
        diagnostics,
        tuple(dict.fromkeys(run.waived)),
        tuple(Book(made.edition, made.format, shown_path(made.path), made.pages, made.size) for made in run.made),
        judges=run.validators,
        absent=tuple(Absent(tool.name, tool.reason, tool.hint) for tool in run.absent),
        editions=opened.editions,
    )


def _files(
    opened: "OpenedProject", run: "CiRun", ending: "Ending", earlier: Path | None, *, strict: bool
) -> Mapping[str, bytes]:
    """The files of the report by their names."""
    from publish.pipeline.results import drawn_pages, run_result
    from publish.reports.output import DOCUMENTS, OutputFormat
    from publish.reports.run_json import run_json
    from publish.reports.run_markdown import run_markdown
    from publish.reports.run_page import run_page

    drawn = drawn_pages(opened.project, run)
    found = ending.report.diagnostics
    result = run_result(opened.project, run, found, drawn, exit_code=ending.exit_code, strict=strict)
    changes, told = _changes(opened, result, earlier) if earlier else (None, {})
    texts = {
        "report.html": run_page(result, drawn),
        "report.md": run_markdown(result, changes),
        "report.json": run_json(result),
        "report.sarif": DOCUMENTS[OutputFormat.SARIF]()(ending),
        "junit.xml": DOCUMENTS[OutputFormat.JUNIT]()(ending),
        "code-quality.json": DOCUMENTS[OutputFormat.GITLAB]()(ending),
        **told,
    }
    return {name: text.encode("utf-8", "backslashreplace") for name, text in texts.items()}


def _changes(opened: "OpenedProject", result: "RunResult", earlier: Path) -> "tuple[Changes, Mapping[str, str]]":
    """What changed since an earlier run, and the documents that say it."""
    from publish.pipeline.changes.compare import compared
    from publish.pipeline.changes.from_report import printing_of_run
    from publish.pipeline.changes.page_difference import drawn_changes
    from publish.pipeline.changes.read import printing_of
    from publish.pipeline.project_root import BUILD
    from publish.reports.changes_json import changes_json
    from publish.reports.changes_markdown import changes_comment
    from publish.reports.changes_page import changes_page

    before = printing_of(earlier)
    after = printing_of_run("this run", result, opened.project.root / BUILD)
    changes = compared(before, after)
    return changes, {
        "changes.md": changes_comment(changes),
        "changes.html": changes_page(changes, drawn_changes(changes, before, after)),
        "changes.json": changes_json(changes),
    }
