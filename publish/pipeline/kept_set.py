"""Hashes that an edition's runs found something of, kept together: no more of them than the last run met."""

import json

from publish.pipeline.cache import Cache


class KeptSet:
    """A set of hashes in the cache."""

    def __init__(self, cache: Cache, kind: str, key: str) -> None:
        self._cache = cache
        self._kind = kind
        self._key = key
        self._before: frozenset[str] | None = None
        self._met: set[str] = set()

    def __contains__(self, digest: str) -> bool:
        """Whether it was added in an earlier run, or in this one."""
        if digest in self._met:
            return True
        if known := digest in self._load():
            self._met.add(digest)
        return known

    def add(self, digest: str) -> None:
        """Take one in."""
        self._met.add(digest)

    def save(self) -> None:
        """Keep those that were asked for or added in this run."""
        if self._met != self._load():
            self._cache.put(self._kind, self._key, json.dumps(sorted(self._met)).encode())
            self._before = frozenset(self._met)

    def _load(self) -> frozenset[str]:
        if self._before is None:
            value = self._cache.get(self._kind, self._key)
            self._before = frozenset(json.loads(value)) if value else frozenset()
        return self._before
