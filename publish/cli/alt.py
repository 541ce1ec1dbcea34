"""``publish alt``: what is said of pictures to who cannot see them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.console import Console, json_or_text
from publish.cli.options import Editions, Json, Project, Quiet
from publish.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from publish.cli.project import OpenedProject
    from publish.pipeline.alt.worklist import WorklistEntry

Sheet = Annotated[
    bool, typer.Option("--sheet", help="Write the list as a sheet, alt.csv, and as a page to look at, alt.html.")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Where to write them. By default build/.", show_default=False),
]
Apply = Annotated[
    Path | None,
    typer.Option(
        "--apply", metavar="FILE", help="Carry the descriptions of a sheet into the dispatches.", show_default=False
    ),
]
Missing = Annotated[bool, typer.Option("--missing", help="Leave out pictures that are described or decorative.")]


def alt(
    editions: Editions = None,
    sheet: Sheet = False,
    out: Out = None,
    apply: Apply = None,
    missing: Missing = False,
    project: Project = None,
    quiet: Quiet = False,
    json: Json = False,
) -> ExitCode:
    """List the pictures with their descriptions, or fill them in.

    Each line names a picture's place, whether it is described, and in which outputs and until when it may be used. The
    sheet to fill in has its caption, its credit line, the paragraph beside it, and what the photo's own file says. With
    --apply the columns alt and decorative are carried into the Markdown: that picture's line changes and nothing else;
    a line that has changed since is refused, and then nothing is written.
    """
    from publish.cli.project import open_project
    from publish.pipeline.alt.worklist import worklist
    from publish.reports.alt import alt_entries, alt_lines, counts
    from publish.reports.json import dumps

    console = Console(quiet=quiet, form=json_or_text(json))
    if out is not None and not sheet:
        raise UsageError("--out names the folder of a sheet", hint="Add --sheet.")
    if apply is not None and (sheet or missing or editions):
        raise UsageError("--apply stands alone: the sheet says which pictures are meant", hint="Leave the rest out.")
    opened = open_project(project, editions or ())
    if apply is not None:
        return _carried_over(console, opened, apply)
    listed = worklist(opened.project, opened.editions, missing=missing)
    if sheet:
        _written(console, opened, listed.value, out)
    elif json:
        console.write(dumps(alt_entries(listed.value)))
    else:
        for line in alt_lines(listed.value):
            console.put(line)
    console.remark(counts(listed.value))
    if not (opened.ok and listed.ok):
        console.remark("the content has errors: publish check names them")
    return ExitCode.OK


def _written(console: Console, opened: "OpenedProject", entries: "Sequence[WorklistEntry]", out: Path | None) -> None:
    """Write the sheet and the page, and name them."""
    from publish.cli.paths import shown_path
    from publish.pipeline.alt.files import PAGE, SHEET, thumbnails, write_files
    from publish.pipeline.alt.sheet import write_sheet
    from publish.reports.alt import alt_page
    from publish.reports.json import as_json
    from publish.reports.output import Ending, OutputFormat
    from publish.reports.report import Report

    pictures = list(thumbnails(opened.project, entries))
    title = f"Pictures of {opened.project.settings.publication.title}"
    page = alt_page(entries, pictures, title=title, sheet=SHEET)
    files = {SHEET: write_sheet(entries), PAGE: page.encode()}
    paths = write_files(opened.project, out or opened.project.root / "build", files, remark=console.remark)
    if console.form is OutputFormat.JSON:
        console.write(as_json(Ending(Report("alt", files=tuple(map(shown_path, paths))), ExitCode.OK)))
        return
    for path in paths:
        console.put(shown_path(path))


def _carried_over(console: Console, opened: "OpenedProject", sheet: Path) -> ExitCode:
    """Carry a sheet into the content, and name the files that were changed."""
    from publish.cli.paths import shown_path
    from publish.pipeline.alt.apply import apply_sheet
    from publish.pipeline.alt.files import read_file
    from publish.reports.report import Report, in_order

    outcome = apply_sheet(opened.project, read_file(sheet), sheet.name, remark=console.remark)
    done = outcome.value
    files = tuple(shown_path(path) for path in done.changed) if outcome.ok else ()
    report = Report("alt", diagnostics=in_order(outcome.diagnostics), files=files)
    code = console.show_files(report)
    if outcome.ok:
        changed = f"{done.edits} description{'' if done.edits == 1 else 's'} changed"
        console.remark(f"{changed}, {done.unchanged} left as they are")
    else:
        console.remark("nothing was written")
    return code
