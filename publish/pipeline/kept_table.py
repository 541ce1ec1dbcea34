"""Small values by hashes, all of one kind of an edition in one file: no more of them are kept than the last run met."""

from typing import Generic, TypeVar

from publish.pipeline.cache import Cache
from publish.pipeline.pickled import keep, load_kept

T = TypeVar("T")


class KeptTable(Generic[T]):
    """Values in the cache."""

    def __init__(self, cache: Cache, kind: str, key: str) -> None:
        self._cache = cache
        self._kind = kind
        self._key = key
        self._before: dict[str, T] | None = None
        self._met: dict[str, T] = {}

    def get(self, digest: str) -> T | None:
        """The value of an earlier run, or of this one; ``None`` where there is none."""
        if digest not in self._met and digest in self._load():
            self._met[digest] = self._load()[digest]
        return self._met.get(digest)

    def put(self, digest: str, value: T) -> None:
        """Take in a value."""
        self._met[digest] = value

    def save(self) -> None:
        """Keep those that were asked for or put in by this run."""
        if self._met.keys() != self._load().keys():
            keep(self._cache, self._kind, self._key, self._met)
            self._before = dict(self._met)

    def _load(self) -> dict[str, T]:
        if self._before is None:
            self._before = load_kept(self._cache, self._kind, self._key) or {}
        return self._before
