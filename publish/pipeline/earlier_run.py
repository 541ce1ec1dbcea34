"""What a command gave when it was last run on the same terms: where nothing changed since, it gives the same again.

Nothing heavy is loaded for it. The files that the run depended on are compared by their hashes, and the books that it
delivered too: one that was changed, or is missing, is made again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.diagnostics import Diagnostic
from publish.pipeline.atomic_delivery import is_open
from publish.pipeline.cache import Cache, key_of
from publish.pipeline.digests import FileDigests
from publish.pipeline.files import OUTSIDE, Folder
from publish.pipeline.held import held
from publish.pipeline.pickled import keep, load_kept
from publish.pipeline.project_root import BUILD

_KIND = "runs"
_ALWAYS = frozenset({"content", "styles"})
"""What counts even where nothing was looked for in it."""
_OF_THE_MACHINE = frozenset({"cache-untrusted", "cache-unused", "limit-exceeded", "program-failed"})
"""Ids of findings that say something of a machine or of one run: that run says nothing about the next."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run that was kept."""

    tops: tuple[str, ...]
    """What it depended on: files and folders of the project."""
    tree: str
    """The hash of all that stood there."""
    books: tuple[tuple[str, str], ...]
    """What it delivered: paths below :data:`BUILD`, each with its hash."""
    report: Any
    """What it reported."""


class EarlierRun:
    """The last run of a command on the same terms."""

    def __init__(self, root: Path, cache: Cache, command: str, terms: object) -> None:
        """``terms`` are all that was asked for, and the day; their ``repr`` says them."""
        self._root = root
        self._cache = cache
        self._key = key_of(command, repr(terms))
        self._digests = FileDigests(Folder(root), cache)
        self._began = self._digests.moment() if cache.keeps else 0

    def report(self) -> Any:
        """What it reported, if everything stands as it did when it ended; else ``None``."""
        kept: _Run | None = load_kept(self._cache, _KIND, self._key)
        if kept is None or self._waits() or self._digests.tree(kept.tops) != kept.tree:
            return None
        if any(self._digests.of(f"{BUILD}/{name}") != digest for name, digest in kept.books):
            return None
        self._digests.save()
        return kept.report

    def keep(
        self, report: object, diagnostics: Iterable[Diagnostic], tops: Collection[str], books: Iterable[str]
    ) -> None:
        """Keep what this run reports, for the next one.

        ``tops`` is what it looked at; ``books`` are what it delivered, as paths below :data:`BUILD`. Nothing is kept
        where something was changed while it ran, and what it read may be no longer what stands there.
        """
        if not self._began or any(found.id in _OF_THE_MACHINE for found in diagnostics):
            return
        places = tuple(sorted(_ALWAYS.union(tops)))
        if {BUILD, OUTSIDE}.intersection(places) or not self._digests.stands_since(self._began, places):
            return
        self._digests.moment()
        tree = self._digests.tree(places)
        delivered = tuple((name, self._digests.of(f"{BUILD}/{name}")) for name in sorted(books))
        keep(self._cache, _KIND, self._key, _Run(places, tree, delivered, report))
        self._digests.save()

    def _waits(self) -> bool:
        """Whether a run that was cut short left a set of books to be put in place."""
        try:
            with held(self._root, BUILD) as folder:
                return is_open(folder)
        except OSError:
            return False
