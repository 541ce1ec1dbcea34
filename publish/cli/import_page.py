"""``publish import``: the text of a saved page becomes an edition."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli import dates
from publish.cli.console import Console
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode

if TYPE_CHECKING:
    from publish.importers.capture import Capture

Page = Annotated[
    Path, typer.Argument(metavar="PAGE", help="A newsletter's page, saved as plain text.", show_default=False)
]
Into = Annotated[
    Path,
    typer.Option("--into", metavar="DIR", help="The edition's folder, such as content/editions/2026-11."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Import nothing while any line of the page is in doubt.")]
Diff = Annotated[
    bool, typer.Option("--diff", help="Write nothing, and show how the files that are there would change.")
]
Profiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--profile",
        metavar="FILE",
        help="What is known of the page's site, as TOML; comes before the profiles that ship.",
        show_default=False,
    ),
]
Captured = Annotated[
    str | None,
    typer.Option(
        "--captured",
        metavar="DATE",
        help="When the page was saved. By default now. It is never printed in the book.",
        show_default=False,
    ),
]


def import_page(
    page: Page,
    into: Into,
    project: Project = None,
    strict: Strict = False,
    diff: Diff = False,
    profile: Profiles = None,
    captured: Captured = None,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """Read the text of a saved page into an edition.

    Writes a Markdown file for each dispatch, an edition.toml and a reading report that accounts for every line of the
    page: what was recognised, left out, merged, missing or in doubt. A file that was edited since its import is never
    written over.
    """
    from publish.cli.project import shown_path
    from publish.pipeline.importing import import_page as imported
    from publish.pipeline.locate import project_root
    from publish.reports import Report, in_order

    console = Console(quiet=quiet, verbose=not quiet, json=json)
    outcome = imported(
        page,
        into,
        project=project_root(project, start=Path.cwd()),
        captured=dates.moment(captured, option="--captured"),
        strict=strict,
        diff=diff,
        profiles=profile or (),
        remark=console.remark,
    )
    result = outcome.value
    report = Report(
        "import",
        diagnostics=in_order(outcome.diagnostics),
        files=tuple(shown_path(path) for path in result.written),
        editions=(result.folder.name,),
    )
    code = console.show(report, findings_are_the_result=False)
    if diff and not json:
        console.write(result.diff)
    console.remark(_sum(result.capture))
    return code


def _sum(capture: "Capture") -> str:
    """How every line of the page is accounted for, in a line."""
    from publish.importers.capture import LineVerdict

    verdicts = ", ".join(f"{capture.count(verdict)} {verdict.replace('-', ' ')}" for verdict in LineVerdict)
    return f"{len(capture.labels)} lines: {verdicts}"
