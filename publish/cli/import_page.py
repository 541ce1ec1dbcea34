"""``publish import``: what people bring from other tools becomes an edition."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from publish.cli import dates
from publish.cli.console import Console, json_or_text
from publish.cli.options import Json, Project, Quiet
from publish.errors import ExitCode

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders or zip archives to import; - reads standard input. What each is, its content says.",
        show_default=False,
    ),
]
Into = Annotated[
    Path,
    typer.Option("--into", metavar="DIR", help="The edition's folder, such as content/editions/2026-11."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Import nothing while anything of it is in doubt.")]
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
Media = Annotated[
    list[Path] | None,
    typer.Option("--media", metavar="FOLDER", help="Where to look for pictures too.", show_default=False),
]
FetchList = Annotated[
    Path | None,
    typer.Option(
        "--fetch-list",
        metavar="FILE",
        help="Write a script that loads the pictures on other machines; nothing is loaded without it.",
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
    sources: Sources,
    into: Into,
    project: Project = None,
    strict: Strict = False,
    diff: Diff = False,
    profile: Profiles = None,
    media: Media = None,
    fetch_list: FetchList = None,
    captured: Captured = None,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """Read what other tools have saved or exported into an edition.

    Reads saved pages (HTML, or their text), mails, feeds, documents of Word, LibreOffice and Google Docs, pieces from
    news agencies, Markdown, exports of WordPress, Squarespace, Blogger, Tumblr, Medium, Ghost, Substack, Beehiiv,
    Buttondown and Notion, and archives and folders of them. Writes a
    Markdown file for each dispatch, an edition.toml, the pictures, and a reading report: what was recognised, left
    out, missing or in doubt, and what to do next. A file that was edited since its import is never written over, and
    nothing is loaded from the network.
    """
    from publish.cli.paths import shown_path
    from publish.pipeline.imports.gathering import LARGEST, STANDARD_INPUT
    from publish.pipeline.imports.run import import_sources
    from publish.pipeline.project_root import project_root
    from publish.reports.report import Report, in_order

    console = Console(quiet=quiet, verbose=not quiet, form=json_or_text(json))
    outcome = import_sources(
        sources,
        into,
        project=project_root(project, start=Path.cwd()),
        captured=dates.moment(captured, option="--captured"),
        strict=strict,
        diff=diff,
        profiles=profile or (),
        media=media or (),
        fetch_list=fetch_list,
        given=sys.stdin.buffer.read(LARGEST + 1) if STANDARD_INPUT in sources else b"",
        remark=console.remark,
        progress=console.progress,
    )
    result = outcome.value
    report = Report(
        "import",
        diagnostics=in_order(outcome.diagnostics),
        files=tuple(shown_path(path) for path in result.written),
        editions=(result.folder.name,),
    )
    code = console.show_files(report)
    if diff and not json:
        console.write(result.diff)
    console.remark(result.summary)
    for step in result.next_steps:
        first, *places = step.split("\n")
        console.remark(f"Next: {first}")
        for place in places:
            console.remark(f"  {place}")
    return code
