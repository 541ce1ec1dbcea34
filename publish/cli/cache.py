"""``publish cache``: what is kept for the next build."""

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.console import Console
from publish.cli.options import Project, Quiet
from publish.errors import ExitCode

Clear = Annotated[bool, typer.Option("--clear", help="Take everything away: the next build makes all of it anew.")]


def cache(clear: Clear = False, project: Project = None, quiet: Quiet = False) -> ExitCode:
    """Show what is kept for the next build, or take it away.

    Prints each kind of what lies in build/.cache for this user, with how many there are and their size. What is kept
    speeds up the next run and is never needed; it is bounded, and what was used longest ago goes first.
    """
    from publish.cli.earlier import user_cache
    from publish.config.sizes import shown
    from publish.pipeline.cache import CACHE, LARGEST
    from publish.pipeline.project_root import project_root

    console, kept = Console(quiet=quiet), user_cache(project_root(project, start=Path.cwd()))
    if clear:
        kept.clear()
        console.remark(f"{CACHE} is empty")
        return ExitCode.OK
    kinds = kept.kinds()
    for kind in kinds:
        console.put(f"{kind.kind:16}{kind.values:8,}  {shown(kind.size)}")
    size = shown(sum(kind.size for kind in kinds))
    console.remark(f"{size} in {CACHE}; {shown(LARGEST)} are the most. Take it away: publish cache --clear")
    return ExitCode.OK
