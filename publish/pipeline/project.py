"""A project on disk: its publication, its editions, its own styles."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.config.publication import PublicationSettings, read_publication
from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.errors import UsageError
from publish.importers.source import decode
from publish.pipeline.cache import NO_CACHE, Cache
from publish.pipeline.digests import FileDigests
from publish.pipeline.files import FileKind, Folder, Reason, Refusal
from publish.pipeline.gather import EDITIONS, FILE_REFUSED
from publish.pipeline.project_root import PUBLICATION
from publish.pipeline.reasons import Reasons
from publish.pipeline.styles import ProjectStyles
from publish.registry import NONE, Extensions
from publish.resources import Resources

if TYPE_CHECKING:
    from publish.pipeline.crew import Crew

EDITION = "edition.toml"

TEXT_LIMIT = 2 * 1024 * 1024
"""The most bytes of a text: a dispatch of two million would be a book of its own."""

PICTURE_LIMIT = 128 * 1024 * 1024
"""The most bytes of a picture."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)
_LONGEST = 100
"""Letters of an edition's name: with a printer's, and what its books end in, it is a file's name, of 255 bytes."""


def name_fault(name: str) -> str:
    """What to do where an edition cannot be called so; empty where it can."""
    if not _NAME.fullmatch(name):
        return "Use letters, digits and hyphens, such as 2026-12: it names the books."
    if len(name) > _LONGEST:
        return f"Use at most {_LONGEST} letters, not {len(name)}: it names the books."
    return ""


@dataclass(frozen=True)
class Project:
    """A publication with its editions."""

    files: Folder
    """Its folder."""
    settings: PublicationSettings
    """What ``publication.toml`` sets."""
    resources: Resources
    """Styles by name: its own, then the shipped ones."""
    editions: tuple[str, ...]
    """The names of its editions, sorted."""
    extensions: Extensions = NONE
    """What packages add that the command line names."""
    cache: Cache = NO_CACHE
    """What earlier runs have kept."""
    jobs: int | None = 1
    """How many workers a run may have at once; ``None``: as many as the machine has room for."""
    scheduler: str = ""
    """The address of a scheduler of Dask whose workers they are; empty for this machine's own."""

    @cached_property
    def crew(self) -> "Crew":
        """The workers of a run."""
        from publish.pipeline.crew import Crew
        from publish.pipeline.machine import workers_for

        return Crew(workers_for(self.settings.limits) if self.jobs is None else self.jobs, self.scheduler)

    @cached_property
    def digests(self) -> FileDigests:
        """Hashes of its files."""
        return FileDigests(self.files, self.cache)

    @cached_property
    def reasons(self) -> Reasons:
        """Why parts of its books were made again."""
        return Reasons(self.cache)

    @property
    def root(self) -> Path:
        """Where it stands."""
        return self.files.root

    def edition(self, name: str) -> str:
        """The folder of an edition, relative to the project's; :class:`UsageError` when there is none of that name."""
        if hint := name_fault(name):
            raise UsageError(f"“{name}” is not a name of an edition", hint=hint)
        if name not in self.editions:
            message = f"there is no edition “{name}”"
            raise UsageError(message, hint=did_you_mean(name, self.editions) or f"Make one in {EDITIONS}/.")
        return f"{EDITIONS}/{name}"


def read_project(
    root: Path,
    *,
    rules: Callable[[], Mapping[str, Rule]],
    extensions: Extensions = NONE,
    cache: Cache = NO_CACHE,
    jobs: int | None = 1,
    unsaved: Mapping[str, bytes] = MappingProxyType({}),
) -> Outcome[Project]:
    """The project in a folder; with errors in ``publication.toml`` it is as good as could be made.

    ``rules`` is the catalogue that its waivers and checks are looked up in, asked for only where there are any;
    ``unsaved`` are texts as an editor holds them (:class:`Folder`).
    Raises :class:`UsageError` where there is no project, and where an edition's folder cannot name its books.
    """
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}", hint="Name the project's folder with --project.")
    files = Folder(root, unsaved=dict(unsaved))
    settings = read_settings(files, PUBLICATION).then(lambda text: read_publication(text, PUBLICATION, rules=rules))
    editions = _editions(files)
    project = Project(files, settings.value, Resources(ProjectStyles(files)), editions.value, extensions, cache, jobs)
    return Outcome(project, (*settings.diagnostics, *editions.diagnostics))


def read_settings(files: Folder, path: str) -> Outcome[str]:
    """The text of a settings file; :class:`UsageError` when it cannot be read at all."""
    data = files.read(path, limit=TEXT_LIMIT)
    if isinstance(data, Refusal):
        missing = data.reason is Reason.MISSING
        hint = "Run publish new, or name the project's folder with --project." if missing else ""
        raise UsageError(f"there is no {path} in {files.root}" if missing else str(data), hint=hint)
    return decode(data, path)


FOLDER_PASSED_OVER = Rule(
    "folder-passed-over",
    Severity.NOTE,
    "A folder without edition.toml is no edition, and makes no book.",
    "Give it an edition.toml if it is one.",
)


def _editions(files: Folder) -> Outcome[tuple[str, ...]]:
    names: list[str] = []
    findings: list[Diagnostic] = []
    for entry in files.entries(EDITIONS):
        path = f"{EDITIONS}/{entry.name}"
        if entry.name.startswith(".") or entry.kind is FileKind.FILE:
            continue
        if entry.kind is not FileKind.FOLDER:
            findings.append(
                FILE_REFUSED.finding(f"{path} is not a folder", Span(path), hint="Put the folder there itself.")
            )
        elif all(inner.name != EDITION for inner in files.entries(path)):
            holds = any(inner.name.lower().endswith(".md") for inner in files.entries(path))
            severity = Severity.WARNING if holds and not entry.name.startswith("_") else None
            message = f"{path} has no {EDITION} and is passed over{', with the dispatches in it' if holds else ''}"
            findings.append(FOLDER_PASSED_OVER.finding(message, Span(path), severity=severity))
        elif hint := name_fault(entry.name):
            raise UsageError(f"the folder {path} cannot name an edition", hint=hint)
        else:
            names.append(entry.name)
    return Outcome(tuple(names), tuple(findings))
