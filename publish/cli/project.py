"""The project that a command works on, opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.pipeline.load import Project
from publish.pipeline.locate import chosen, load_project, project_root
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
    given: Path | None, names: Sequence[str] = (), *, editions: bool = True, packages: Sequence[str] = ()
) -> OpenedProject:
    """Open the project that was given, or the one that this folder lies in, for the editions that were named.

    ``editions`` off is for commands that can do without any. ``packages`` are installed ones that add to the program.
    """
    outcome = load_project(project_root(given, start=Path.cwd()), extensions=with_packages(packages))
    meant = chosen(outcome.value, names) if editions else ()
    return OpenedProject(outcome.value, meant, outcome.diagnostics, outcome.ok)


def repository_folder(given: Path | None) -> str:
    """The project's folder from here, where a forge's runner stands in the repository; empty for this folder."""
    folder = shown_path(project_root(given, start=Path.cwd()))
    return "" if folder == "." else folder


def shown_path(path: Path) -> str:
    """A path as it is shortest to type: relative where it lies below this folder."""
    whole, here = path.absolute(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)
