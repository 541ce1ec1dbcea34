"""A cache for a program that stays: it reads what earlier runs have kept, and keeps what is new in memory alone.

While somebody types, every state of a text is another value, and next to none of them is asked for again.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from publish.pipeline.cache import Cache

T = TypeVar("T")


_LARGEST = 100_000_000
"""Bytes that are held, as they are kept on disk; what was used longest ago goes first."""


@dataclass(slots=True)
class _Held:
    """A value that is held."""

    data: bytes
    loaded: Any = None
    """What was read from it; values are never changed, so it may be handed out again."""


class SessionCache(Cache):
    """Keeps values as long as the program runs, even without a secret."""

    def __init__(self, root: Path, secret: bytes | None, *, largest: int = _LARGEST) -> None:
        super().__init__(root, secret)
        self._values: OrderedDict[str, _Held] = OrderedDict()
        self._largest = largest
        self._size = 0

    @property
    def keeps(self) -> bool:
        """Whether anything is kept: as long as the program runs, always."""
        return True

    def get(self, kind: str, key: str, *, any_program: bool = False) -> bytes | None:
        """A value of this session, or else of an earlier run."""
        name = self._name(kind, key, any_program=any_program)
        if name in self._values:
            self._values.move_to_end(name)
            return self._values[name].data
        data = super().get(kind, key, any_program=any_program)
        if data is not None:
            self._hold(name, data)
        return data

    def value(self, kind: str, key: str, load: Callable[[bytes], T]) -> T | None:
        """As :meth:`publish.pipeline.cache.Cache.value`, read once."""
        if (data := self.get(kind, key)) is None:
            return None
        held = self._values.get(self._name(kind, key, any_program=False)) or _Held(data)
        if held.loaded is None:
            held.loaded = load(data)
        loaded: T = held.loaded
        return loaded

    def put(self, kind: str, key: str, value: bytes, *, any_program: bool = False) -> bool:
        """Keep a value for this session."""
        self._hold(self._name(kind, key, any_program=any_program), value)
        return True

    def _hold(self, name: str, data: bytes) -> None:
        before = self._values.pop(name, None)
        self._size += len(data) - (len(before.data) if before else 0)
        self._values[name] = _Held(data)
        while self._size > self._largest:
            _, oldest = self._values.popitem(last=False)
            self._size -= len(oldest.data)
