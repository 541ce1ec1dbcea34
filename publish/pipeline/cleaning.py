"""Taking away what builds have made: the books of the project's editions, and what a killed run left behind."""

import fcntl
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publish.errors import EnvironmentProblem
from publish.pipeline.build import BUILD
from publish.pipeline.cache import CACHE
from publish.pipeline.project import Project
from publish.registry import REGISTRY, Registry

_BESIDE = re.compile(r"(\.sheet(-[0-9]+)?\.png|\.cover\.jpg|\.accessibility\.json)$")
"""What contact sheets, covers and other files that go beside books are called."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was taken away."""

    removed: tuple[Path, ...]
    """Files that are gone."""
    left: tuple[Path, ...]
    """Books of no edition of the project, which stay: somebody may have put them there."""


def clean(project: Project, names: Sequence[str], *, registry: Registry = REGISTRY) -> Cleaned:
    """Take away the books of the editions that are named, and the cache, which only builds use.

    Nothing else in the folder is touched. :class:`EnvironmentProblem` while a build is at work there, and when the
    machine refuses.
    """
    folder = project.root / BUILD
    if not folder.is_dir():
        return Cleaned((), ())
    suffixes = tuple(suffix for row in registry.formats for suffix in row.suffixes)
    with _alone(folder):
        found = sorted(entry for entry in folder.iterdir() if entry.is_file() or entry.is_symlink())
        books = {entry: _edition_of(entry.name, suffixes) for entry in found}
        removed = tuple(entry for entry, name in books.items() if name in names)
        try:
            for entry in removed:
                entry.unlink()
            if (project.root / CACHE).is_dir():
                shutil.rmtree(project.root / CACHE)
        except OSError as error:
            raise EnvironmentProblem(
                f"{error.filename}: {error.strerror}", hint="Give yourself the right to write to the folder."
            ) from error
    strange = tuple(entry for entry, name in books.items() if name and name not in project.editions)
    return Cleaned(removed, strange)


def _edition_of(file: str, suffixes: Sequence[str]) -> str:
    """The edition that a file is a book of, goes beside one, or is an unfinished part of one; empty for any other."""
    unfinished = re.fullmatch(r"\.(.+)\.\d+\.part", file)
    name = unfinished[1] if unfinished else file
    ours = name.endswith(tuple(suffixes)) or _BESIDE.search(name)
    return name.partition(".")[0] if ours else ""


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock that builds take; it stays in place, for a build may be waiting for it."""
    try:
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
    except BlockingIOError as taken:
        raise EnvironmentProblem("a build is at work in this folder", hint="Try again when it is done.") from taken
    except PermissionError as error:
        raise EnvironmentProblem(
            f"{folder}: {error.strerror}", hint="Give yourself the right to write to the folder."
        ) from error
