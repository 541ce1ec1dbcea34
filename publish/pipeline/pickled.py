"""Values of this program as bytes, for its own processes and its own cache.

Reading such bytes can run code: only what this program wrote itself is read. A worker's comes through a pipe that
nobody else holds. The cache's are sealed with a secret of the user, and the seal is checked before they are read
(:class:`publish.pipeline.cache.Cache`): who could forge it can run code as that user anyway. Their names hold the hash
of this very program, so that no other version's classes are meant.
"""

import copyreg
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from pickle import HIGHEST_PROTOCOL, Pickler
from pickle import loads as loads
from typing import Any, TypeVar

from publish.pipeline.cache import NO_CACHE, Cache

T = TypeVar("T")


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How frozen dataclasses with slots are sent: as what they are made of, in its order.

    The standard library asks each value for the names of its fields anew, and takes four times as long. Classes that
    say themselves how they are sent are sent so.
    """

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if kind in copyreg.dispatch_table:
            return copyreg.dispatch_table[kind]
        state: object = vars(kind).get("__getstate__")
        plain = getattr(state, "__module__", "") == "dataclasses" and "__reduce__" not in vars(kind)
        plain = plain and is_dataclass(kind) and not hasattr(kind, "__post_init__")
        given = [one.name for one in fields(kind) if one.init and not one.kw_only] if plain else []
        if not given or len(given) < len(fields(kind)):
            raise KeyError(kind)
        values = attrgetter(*given)
        self[kind] = (lambda one: (kind, values(one))) if len(given) > 1 else (lambda one: (kind, (values(one),)))
        return self[kind]


_REDUCERS = _Reducers()


def dumps(value: object) -> bytes:
    """The bytes of a value."""
    data = BytesIO()
    pickler = Pickler(data, HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return data.getvalue()


def load_kept(cache: Cache, kind: str, key: str) -> Any:
    """A value that was kept in a cache, or ``None``."""
    return cache.value(kind, key, loads)


def kept_or_made(cache: Cache, kind: str, key: str, make: Callable[[], T]) -> T:
    """A value that was kept in a cache; else it is made, and kept unless it is empty: a program may have been missing.

    Without a key nothing is kept.
    """
    if not key:
        return make()
    kept: T | None = load_kept(cache, kind, key)
    if kept is not None:
        return kept
    made = make()
    if made:
        keep(cache, kind, key, made)
    return made


def keep(cache: Cache, kind: str, key: str, value: object) -> None:
    """Keep a value in a cache."""
    if cache.keeps:
        cache.put(kind, key, dumps(value))


@dataclass(frozen=True, slots=True)
class CacheSlot:
    """Where a value is kept: another process may keep it there, and this one load it."""

    cache: Cache
    """The cache."""
    kind: str
    """The kind of value."""
    key: str
    """All that it depends on."""

    def keep(self, value: object) -> bool:
        """Keep a value, and say whether it was kept."""
        return self.cache.keeps and self.cache.put(self.kind, self.key, dumps(value))

    def load(self) -> Any:
        """The value, or ``None``."""
        return load_kept(self.cache, self.kind, self.key)


NO_SLOT = CacheSlot(NO_CACHE, "", "")
"""Keeps nothing."""
