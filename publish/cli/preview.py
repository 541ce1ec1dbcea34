"""``publish preview``: a page for who writes."""

from importlib.util import find_spec
from typing import Annotated

import typer

from publish.cli.complete import edition_names
from publish.cli.console import Console
from publish.cli.options import Project, Quiet
from publish.errors import ExitCode, MissingTool, installs

EditionName = Annotated[
    str,
    typer.Argument(
        metavar="EDITION",
        help="The name of a folder in content/editions/. By default the last one by name.",
        autocompletion=edition_names,
        show_default=False,
    ),
]
Port = Annotated[
    int,
    typer.Option(
        "--port",
        metavar="PORT",
        min=0,
        max=65535,
        help="Where it listens. By default any free port.",
        show_default=False,
    ),
]
EditorName = Annotated[
    str,
    typer.Option(
        "--editor",
        metavar="EDITOR",
        help="The editor that a place opens in: vscode, vscodium, cursor, zed or idea; or the form of its addresses, "
        "with {path}, {line} and {column}.",
        show_default=False,
    ),
]

_NEEDED = ("pypdfium2", "starlette", "uvicorn", "watchfiles")


def preview(
    edition: EditionName = "", port: Port = 0, editor: EditorName = "", project: Project = None, quiet: Quiet = False
) -> ExitCode:
    """Show an edition while it is written, text beside pages.

    Serves a page to this machine alone, and prints its address. What is saved is read again; the text is shown first,
    and then the books are built into build/, as publish build does, and the pages shown. With an error it is told, and
    the last good book stays. Ctrl-C ends it.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        message = f"the preview needs what is not installed: {', '.join(missing)}"
        raise MissingTool(message, hint=f"Type: {installs('preview')}")
    import tempfile
    from pathlib import Path

    from publish.cli import dates
    from publish.cli.earlier import user_cache
    from publish.cli.project import open_project
    from publish.pipeline.doctor import require_libraries
    from publish.pipeline.drafts import DraftTerms
    from publish.preview.desk import EditionDesk
    from publish.preview.editors import address_form
    from publish.preview.serve import listening, serve
    from publish.preview.session import Session

    console = Console(quiet=quiet)
    opened = open_project(project, (edition,) if edition else ())
    require_libraries()
    root = opened.project.root.absolute()
    cache = user_cache(root)
    terms = DraftTerms(root, opened.editions[-1], dates.today(), cache.trusts_times)
    form = address_form(editor, root)

    def ready(address: str) -> None:
        console.put(address)
        console.remark(f"shows {terms.edition}; Ctrl-C ends it")

    with listening(port) as at, tempfile.TemporaryDirectory(prefix="publish-") as scratch:
        session = Session(EditionDesk(terms, cache, Path(scratch)))
        serve(session, root, at, editor=form, ready=ready)
    return ExitCode.OK
