"""``publish diff``: what changed between two printings."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.console import Console
from publish.cli.options import Json, Quiet
from publish.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from publish.model.changes import Changes
    from publish.pipeline.changes.printing import Printing


class DocumentForm(StrEnum):
    """What is written."""

    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


FORMS = {".md": DocumentForm.MARKDOWN, ".json": DocumentForm.JSON, ".html": DocumentForm.HTML}
"""The forms by the endings of files."""

Before = Annotated[Path, typer.Argument(metavar="BEFORE", help="A report.json of publish ci, an EPUB or a PDF.")]
After = Annotated[Path, typer.Argument(metavar="AFTER", help="Another one, made later.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write a file: .md, .html or .json. By default Markdown is printed.",
        show_default=False,
    ),
]


def diff(before: Before, after: After, out: Out = None, quiet: Quiet = False, json: Json = False) -> ExitCode:
    """Say what changed between two printings.

    Words and pages of each dispatch, sentences, pictures added or dropped, pages that look otherwise, findings that are
    new or fixed, metadata. A report knows most; beside it, the books that it was made with are drawn. Two printings of
    different kinds are compared by what both know. Ends in 0 whether anything changed or not.
    """
    from publish.pipeline.changes.compare import compared
    from publish.pipeline.changes.read import printing_of

    console = Console(quiet=quiet)
    form = form_of(out, json=json)
    old, new = printing_of(before), printing_of(after)
    changes = compared(old, new)
    give(_document(changes, old, new, form), out, console)
    if out is not None:
        from publish.reports.changes_words import gist

        console.remark(gist(changes))
    return ExitCode.OK


def form_of(out: Path | None, *, json: bool) -> DocumentForm:
    """What is written: what the file's name says, or Markdown; :class:`UsageError` for a name that says nothing."""
    if out is None:
        return DocumentForm.JSON if json else DocumentForm.MARKDOWN
    if out.suffix.lower() not in FORMS:
        raise UsageError(f"{out} says no form that there is", hint="Call it .md, .html or .json.")
    form = FORMS[out.suffix.lower()]
    if json and form is not DocumentForm.JSON:
        raise UsageError(f"--json and {out.name} exclude each other", hint="Leave one of them out.")
    return form


def give(text: str, out: Path | None, console: Console) -> None:
    """Print a document, or write it and print its path."""
    from publish.cli.paths import shown_path
    from publish.pipeline.written import write_file

    if out is None:
        console.write(text)
    else:
        console.put(shown_path(write_file(out, text)))


def _document(changes: "Changes", before: "Printing", after: "Printing", form: DocumentForm) -> str:
    from publish.pipeline.changes.page_difference import drawn_changes
    from publish.reports.changes_json import changes_json
    from publish.reports.changes_markdown import changes_comment
    from publish.reports.changes_page import changes_page

    if form is DocumentForm.HTML:
        return changes_page(changes, drawn_changes(changes, before, after))
    return changes_json(changes) if form is DocumentForm.JSON else changes_comment(changes)
