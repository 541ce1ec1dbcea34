"""The whole examination, in the order in which a reader would mend things."""

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from publish.errors import PublishError
from publish.pipeline.build import BUILD
from publish.pipeline.doctor.fonts import themes
from publish.pipeline.doctor.libraries import libraries
from publish.pipeline.doctor.packages import packages
from publish.pipeline.doctor.probe import Need, Probe
from publish.pipeline.doctor.programs import programs
from publish.pipeline.project import load_project
from publish.resources import SHIPPED

OLDEST = (3, 11)
"""The oldest Python that this program runs on."""


def examine(root: Path | None) -> Iterator[Probe]:
    """Look for everything; ``root`` is the project, or ``None`` where there is none."""
    yield _python()
    yield from packages()
    yield from libraries()
    if root is None:
        yield from themes(SHIPPED)
    else:
        yield from _project(root)
    yield from programs()


def _python() -> Probe:
    version = platform.python_version()
    if sys.version_info[:2] < OLDEST:
        hint = f"Install Python {'.'.join(map(str, OLDEST))} or newer."
        return Probe("packages", "python", Need.BUILD, "", f"version {version} is too old", hint)
    return Probe("packages", "python", Need.BUILD, version)


def _project(root: Path) -> Iterator[Probe]:
    try:
        project = load_project(root)
    except PublishError as error:
        yield Probe("project", str(root), Need.BUILD, "", error.message, error.hint)
        yield from themes(SHIPPED)
        return
    yield from themes(project.value.shelf)
    if not project.ok:
        yield Probe("project", str(root), Need.BUILD, "", "its settings have errors", "Type: publish check")
    else:
        yield Probe("project", str(root), Need.BUILD, _counted(len(project.value.editions)))
    yield _books(root)


def _books(root: Path) -> Probe:
    folder = root / BUILD
    existing = folder if folder.exists() else root
    if not os.access(existing, os.W_OK | os.X_OK):
        hint = f"Give yourself the right to write to {existing}."
        return Probe("project", str(folder), Need.BUILD, "", "books cannot be written there", hint)
    return Probe("project", str(folder), Need.BUILD, "can be written to")


def _counted(number: int) -> str:
    return f"{number} edition{'' if number == 1 else 's'}"
