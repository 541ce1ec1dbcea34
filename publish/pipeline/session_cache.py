"""A cache for a program that stays: it reads what earlier runs have kept, and keeps what is new in memory alone.

While somebody types, every state of a text is another value, and next to none of them is asked for again.
"""

from collections import OrderedDict
from pathlib import Path

from publish.pipeline.cache import Cache

_LARGEST = 400_000_000
"""Bytes that are held; what was used longest ago goes first."""


class SessionCache(Cache):
    """Keeps values as long as the program runs, even without a secret."""

    def __init__(self, root: Path, secret: bytes | None, *, largest: int = _LARGEST) -> None:
        super().__init__(root, secret)
        self._values: OrderedDict[str, bytes] = OrderedDict()
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
            return self._values[name]
        value = super().get(kind, key, any_program=any_program)
        if value is not None:
            self._hold(name, value)
        return value

    def put(self, kind: str, key: str, value: bytes, *, any_program: bool = False) -> bool:
        """Keep a value for this session."""
        self._hold(self._name(kind, key, any_program=any_program), value)
        return True

    def _hold(self, name: str, value: bytes) -> None:
        self._size += len(value) - len(self._values.pop(name, b""))
        self._values[name] = value
        while self._size > self._largest:
            _, oldest = self._values.popitem(last=False)
            self._size -= len(oldest)
