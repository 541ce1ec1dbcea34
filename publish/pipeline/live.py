"""A project checked again and again while somebody writes: what is wrong with it now, and what may be named in it.

It is what ``publish check`` tells, of texts as an editor holds them. The work is done in a process of its own, which
keeps in memory what it has read (:class:`LiveProject`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from publish.config.dialects import Dialects, dialects_of
from publish.diagnostics import Diagnostic
from publish.errors import PublishError
from publish.pipeline.locate import chosen, load_project
from publish.pipeline.outlines import DispatchOutline, outline, referring
from publish.pipeline.prepare import CheckTerms, Prepared, check
from publish.pipeline.secret import user_secret
from publish.pipeline.session_cache import SessionCache
from publish.registry import with_packages
from publish.transforms.places import DispatchIndex


@dataclass(frozen=True, slots=True)
class LiveTerms:
    """What is checked, and on what terms."""

    root: Path
    """The project's folder."""
    today: date
    """The day that waivers and licences are judged by."""
    unsaved: Mapping[str, bytes] = field(default_factory=dict)
    """Texts as an editor holds them, by their paths in the project."""
    packages: tuple[str, ...] = ()
    """Installed packages that add to the program."""


@dataclass(frozen=True, slots=True)
class EditionNames:
    """What may be named in an edition."""

    name: str
    """Its folder's name."""
    language: str
    """BCP 47 tag of a dispatch that names none."""
    dialects: Dialects
    """The dialects of Markdown that its dispatches may be written in."""
    outlines: tuple[DispatchOutline, ...]
    """Its dispatches, those that are left out too."""
    index: DispatchIndex
    """Where cross references lead."""
    referring: frozenset[str]
    """The files in which cross references stand."""


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """What a check of a project came to."""

    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong, as ``publish check`` tells it."""
    editions: tuple[EditionNames, ...] = ()
    """What may be named."""
    stopped: str = ""
    """Why nothing could be checked; empty where it was."""


class LiveProject:
    """A project, and what is kept of it from one check to the next."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache = SessionCache(root, user_secret())
        self._outlines: dict[str, DispatchOutline] = {}

    def check(self, terms: LiveTerms) -> LiveCheck:
        """Check all editions."""
        try:
            extensions = with_packages(terms.packages)
            opened = load_project(self._root, extensions=extensions, cache=self._cache, unsaved=terms.unsaved)
            outcome = check(opened.value, chosen(opened.value, ()), CheckTerms(today=terms.today))
        except PublishError as error:
            return LiveCheck(stopped=f"{error.message}. {error.hint}".strip())
        known: dict[str, DispatchOutline] = {}
        names = tuple(self._names(one, known) for one in outcome.value.editions)
        self._outlines = known
        return LiveCheck((*opened.diagnostics, *outcome.diagnostics), names)

    def _names(self, prepared: Prepared, known: dict[str, DispatchOutline]) -> EditionNames:
        """What may be named in an edition; ``known`` are the outlines of this check, and grows."""
        loaded = prepared.loaded
        outlines = []
        for dispatch in loaded.edition.dispatches:
            digest = loaded.digests.get(dispatch.key, "")
            made = self._outlines.get(digest) or known.get(digest) or outline(dispatch)
            if digest:
                known[digest] = made
            outlines.append(made)
        places = {one.key: one.places for one in outlines}
        index = DispatchIndex(prepared.edition, loaded.edition, known=places)
        dialects = dialects_of(loaded.settings.dialect)
        noticed = (path for one in loaded.edition.notices for path in referring(one.blocks) if path)
        files = frozenset((*(one.path for one in outlines if one.references), *noticed))
        return EditionNames(prepared.name, loaded.edition.language, dialects, tuple(outlines), index, files)


@cache
def _live_project(root: Path) -> LiveProject:
    return LiveProject(root)


def live_check(terms: LiveTerms) -> LiveCheck:
    """Check a project in this process, which keeps what it has read for the next time."""
    return _live_project(terms.root).check(terms)
