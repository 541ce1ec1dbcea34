"""Where a project is, what it holds, and which of its editions are meant."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from publish.config.suggest import did_you_mean
from publish.diagnostics import Outcome, Rule
from publish.errors import UsageError
from publish.pipeline.cache import NO_CACHE, Cache
from publish.pipeline.catalogue import rules
from publish.pipeline.gather import EDITIONS
from publish.pipeline.project import EDITION, Project, name_fault, read_project
from publish.registry import NONE, Extensions


def load_project(
    root: Path,
    *,
    extensions: Extensions = NONE,
    cache: Cache = NO_CACHE,
    jobs: int | None = 1,
    unsaved: Mapping[str, bytes] = MappingProxyType({}),
) -> Outcome[Project]:
    """The project in a folder; with errors in ``publication.toml`` it is as good as could be made.

    ``cache`` has what earlier runs have kept. ``jobs`` is how many workers a run may have at once; with ``None``, as
    many as the machine has room for. ``unsaved`` are texts as an editor holds them, by path. Raises
    :class:`UsageError` where there is no project, and where an edition's folder cannot name its books.
    """
    every = partial(_rules, extensions)
    return read_project(root, rules=every, extensions=extensions, cache=cache, jobs=jobs, unsaved=unsaved)


def _rules(extensions: Extensions) -> Mapping[str, Rule]:
    # A package that uses the id of a rule that ships does not change what that one allows.
    return {**extensions.rules, **rules()}


def chosen(project: Project, names: Sequence[str]) -> tuple[str, ...]:
    """The editions that were named, each once and in that order, or all of them.

    An edition may be named by its folder too, as a shell completes it. :class:`UsageError` for a name that is none,
    with the nearest one, and for a project without editions.
    """
    if not project.editions:
        raise UsageError(f"the project has no edition in {EDITIONS}/", hint="Make one: publish new edition NAME")
    meant = [_by_folder(project, name) for name in names]
    for name in meant:
        if name not in project.editions:
            raise UsageError(f"there is no edition “{name}”", hint=did_you_mean(name, project.editions))
    return tuple(dict.fromkeys(meant)) or project.editions


def edition_folders(root: Path) -> tuple[str, ...]:
    """The names of a project's editions, sorted: by looking at folders alone, for a shell that completes a word."""
    folder = root / EDITIONS
    found = sorted(folder.iterdir()) if folder.is_dir() else ()
    return tuple(entry.name for entry in found if (entry / EDITION).is_file())


def new_edition(root: Path, into: Path) -> str:
    """The name of an edition whose folder is named from here or from the project; :class:`UsageError` for no such."""
    editions = os.path.normpath((root / EDITIONS).absolute())
    places = [Path(os.path.normpath(base / into)) for base in (Path.cwd(), root.absolute())]
    place = next((place for place in places if str(place.parent) == editions), None)
    if place is None:
        hint = f"Name a folder directly in {EDITIONS}/ of the project."
        raise UsageError(f"{into} is not a folder for an edition", hint=hint)
    return checked_name(place.name)


def checked_name(name: str) -> str:
    """The name, if an edition can be called so; :class:`UsageError` otherwise."""
    if hint := name_fault(name):
        raise UsageError(f"“{name}” cannot name an edition", hint=hint)
    return name


def _by_folder(project: Project, name: str) -> str:
    bare = name.removesuffix(EDITION).rstrip("/") or name
    if "/" not in bare and bare not in (".", ".."):
        return bare
    # As it is seen from here, and from the project.
    for folder in (Path(bare), project.root / bare):
        for edition in project.editions:
            place = project.root / EDITIONS / edition
            if place.exists() and folder.exists() and place.samefile(folder):
                return edition
    return name
