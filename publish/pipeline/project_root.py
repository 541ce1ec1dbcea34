"""Where a project is."""

from pathlib import Path

from publish.errors import UsageError

PUBLICATION = "content/publication.toml"
"""The file that makes a folder a project."""
BUILD = "build"
"""Its folder of finished books."""


def nearest_project(start: Path) -> Path | None:
    """The folder ``start``, or the nearest one above it, that is a project."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if _is_project(folder)), None)


def project_root(given: Path | None, *, start: Path) -> Path:
    """The project that was given, or the one that ``start`` lies in; :class:`UsageError` when there is none."""
    if given is not None:
        if _is_project(given):
            return given
        what = f"holds no {PUBLICATION}" if given.is_dir() else "is not a folder"
        raise UsageError(f"{given} {what}", hint=f"Name the project's folder, or make one: publish new {given}")
    root = nearest_project(start)
    if root is None:
        hint = "Go to the project's folder, name it with --project, or make one: publish new DIR"
        raise UsageError(f"neither this folder nor one above it holds {PUBLICATION}", hint=hint)
    return root


def _is_project(folder: Path) -> bool:
    return (folder / PUBLICATION).is_file()
