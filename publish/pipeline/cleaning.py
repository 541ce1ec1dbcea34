"""Taking away what builds have made: the books of the project's editions, and what a killed run left behind."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from publish.config.store import Ending
from publish.errors import EnvironmentProblem
from publish.pipeline.atomic_delivery import settle
from publish.pipeline.build import CATALOG, LINKS, REPORT
from publish.pipeline.cache import CACHE
from publish.pipeline.formats import FORMATS
from publish.pipeline.held import held
from publish.pipeline.part_names import PART
from publish.pipeline.project import Project
from publish.pipeline.project_root import BUILD
from publish.pipeline.sinks import locked
from publish.pipeline.stores import STORES
from publish.pipeline.styles import PRINTERS, names_in

_ENDINGS = "|".join(re.escape(ending) for ending in (*get_args(Ending), *(format.suffix for format in FORMATS)))
_BOOK = re.compile(
    r"(?P<edition>[^.]+)(?:\.(?P<target>[^.]+?))??"
    rf"(?:\.cover\.pdf|\.cover\.jpg|\.accessibility\.json|\.pages\.json|\.proof\.docx|(?:\.cover)?\.sheet(?:-[0-9]+)?\.png|{_ENDINGS})"
)
"""What books, and the contact sheets, covers and reports that go beside them, are called."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was taken away."""

    removed: tuple[Path, ...]
    """Files that are gone."""
    left: tuple[Path, ...]
    """Books of no edition of the project, which stay: somebody may have put them there."""


def clean(project: Project, names: Sequence[str]) -> Cleaned:
    """Take away the books of the editions that are named, the report of a run, and the cache, which only builds use.

    Nothing else in the folder is touched. :class:`EnvironmentProblem` while a build is at work there, and when the
    machine refuses.
    """
    targets = (*names_in(project.resources, PRINTERS), *names_in(project.resources, STORES))
    removed: list[Path] = []
    try:
        with held(project.root, BUILD) as folder, locked(folder, wait=False):
            settle(folder)
            books = {name: _edition_of(name, targets) for name in folder.names if not folder.is_folder(name)}
            for name in [name for name, edition in books.items() if edition in names]:
                folder.remove(name)
                removed.append(folder.path / name)
            for name in [REPORT, CATALOG, *(f"{edition}{LINKS}" for edition in names)]:
                if name in folder.names and folder.is_folder(name):
                    folder.remove_folder(name)
                    removed.append(folder.path / name)
            with suppress(FileNotFoundError):
                folder.remove_folder(CACHE.rpartition("/")[2])
    except FileNotFoundError:
        return Cleaned((), ())
    except BlockingIOError as taken:
        raise EnvironmentProblem("a build is at work in this folder", hint="Try again when it is done.") from taken
    except OSError as error:
        raise EnvironmentProblem(
            f"{error.filename or project.root / BUILD}: {error.strerror}",
            hint="Give yourself the right to write to the folder.",
        ) from error
    strange = tuple(project.root / BUILD / name for name, of in books.items() if of and of not in project.editions)
    return Cleaned(tuple(removed), strange)


def _edition_of(file: str, targets: Collection[str]) -> str:
    """The edition that a file is a book of, goes beside one, or is an unfinished part of one; empty for any other.

    ``targets`` are the printers and stores that a book can be for: ``NAME.backup.pdf`` is somebody's own.
    """
    unfinished = PART.fullmatch(file)
    book = _BOOK.fullmatch(unfinished["name"] if unfinished else file)
    return book["edition"] if book and (book["target"] or "") in ("", *targets) else ""
