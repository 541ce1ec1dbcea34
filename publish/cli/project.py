"""The project that a command works on, opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.pipeline.cache import NO_CACHE, Cache
from publish.pipeline.load import Project
from publish.pipeline.locate import chosen, load_project
from publish.pipeline.project_root import project_root
from publish.registry import with_packages


@dataclass(frozen=True)
class OpenedProject:
    """A project, and which of its editions are meant."""

    project: Project
    """The project."""
    editions: tuple[str, ...]
    """The editions that were named, or all of them."""
    diagnostics: tuple[Diagnostic, ...]
    """What is to be said of the project's own settings."""
    ok: bool
    """Whether those settings can be used."""


def open_project(
    given: Path | None,
    names: Sequence[str] = (),
    *,
    editions: bool = True,
    packages: Sequence[str] = (),
    cache: Cache = NO_CACHE,
    jobs: int | None = 1,
    scheduler: str = "",
) -> OpenedProject:
    """Open the project that was given, or the one that this folder lies in, for the editions that were named.

    ``editions`` off is for commands that can do without any. ``packages`` are installed ones that add to the program.
    ``cache`` has what earlier runs have kept. ``jobs`` is how many workers a run may have at once; with ``None``, as
    many as the machine has room for. ``scheduler`` is the address of a scheduler of Dask that gives the work to others.
    """
    root = project_root(given, start=Path.cwd())
    outcome = load_project(root, extensions=with_packages(packages), cache=cache, jobs=jobs)
    meant = chosen(outcome.value, names) if editions else ()
    project = replace(outcome.value, scheduler=scheduler) if scheduler else outcome.value
    return OpenedProject(project, meant, outcome.diagnostics, outcome.ok)
