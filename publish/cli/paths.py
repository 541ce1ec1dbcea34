"""Paths as the shell and a forge are told them."""

from pathlib import Path

from publish.pipeline.project_root import project_root


def repository_folder(given: Path | None) -> str:
    """The project's folder from here, where a forge's runner stands in the repository; empty for this folder."""
    folder = shown_path(project_root(given, start=Path.cwd()))
    return "" if folder == "." else folder


def shown_path(path: Path) -> str:
    """A path as it is shortest to type: relative where it lies below this folder."""
    whole, here = path.absolute(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)
